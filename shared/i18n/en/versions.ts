import type { viVersions } from '../vi/versions.ts'

/** English: versions of the program in the house. */
export const enVersions: typeof viVersions = {
  tab: 'Versions',
  title: 'Versions of the program',
  centre: (version) => `The centre runs ${version}`,
  steps: {
    stopped: 'Stopped: no further machine installs',
    centre: 'Step 1: the centre installs after hours, when no number is open',
    'pilot-tomorrow': 'The centre has it. From tomorrow one kiosk tries it',
    pilot: 'Step 2: one kiosk tries it after hours',
    'all-tomorrow': 'The kiosk runs it. From tomorrow the other machines install',
    all: 'Step 3: the other machines install after hours',
    machines: 'Going back: the machines first, the centre last',
    done: 'Done: every machine that is here runs it',
  },
  rollOut: (version, isBack) => (isBack ? `Back to ${version}` : `Rolling out ${version}`),
  none: 'Nothing is being rolled out.',
  stop: 'Stop the roll-out',
  start: (version) => `Roll out ${version}`,
  again: (version) => `Go on rolling out ${version}`,
  takeBack: (version) => `Back to ${version}`,
  takeBackHint: (version) =>
    `Every machine installs ${version} again after hours, the centre last. The data stays as it is.`,
  startHint: (kiosk) =>
    kiosk === null
      ? 'Tonight the centre, from tomorrow the other machines. Nothing is installed while citizens are received.'
      : `Tonight the centre, tomorrow ${kiosk}, the day after all others. Nothing is installed while citizens are received.`,
  releases: 'Releases in the centre',
  noReleases: 'None yet.',
  madeOn: (date) => `made on ${date}`,
  fetch: 'Fetch the newest',
  fetchHint: (address) => (address === '' ? 'No address of releases is set (administration).' : `From ${address}`),
  folder: 'Folder on the centre’s machine, e.g. of a stick',
  fromFolder: 'Take from the folder',
  taken: (version) => `${version} is here. Its signature is right.`,
  noKeys: 'No key to check signatures with',
  noKeysHint: 'No release can be taken until there is a file of keys (see the document on updates).',
  troubles: {
    'not-found': 'There is no release.',
    'not-signed': 'The signature is wrong. Do not use it, and tell the province.',
    broken: 'Something is missing or broken. Try again; what came is kept.',
    older: 'It is older than what runs.',
    'no-keys': 'No key to check signatures with.',
    'no-room': 'The disk is full.',
  },
  machines: 'Machines',
  columns: { machine: 'Machine', version: 'Version', state: 'State', seen: 'Last seen' },
  pilot: 'tries it first',
  never: 'not told',
  byHand: 'has no updater; install by hand',
  waits: {
    'up-to-date': 'up to date',
    'no-roll-out': 'nothing to install',
    stopped: 'stopped',
    'not-yet': 'not its turn yet',
    open: 'waits for closing time',
    tickets: 'waits for the last numbers',
  },
  now: 'installs as soon as it asks',
  failures: {
    'not-signed': 'wrong signature',
    broken: 'the installer is broken',
    older: 'older than what runs',
    installer: 'could not be installed; the version of before is back',
  },
  failed: (version, why) => `${version}: ${why}`,
}
