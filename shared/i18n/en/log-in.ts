import type { Words } from '../vi.ts'

const minutes = (n: number): string => (n === 1 ? '1 minute' : `${n} minutes`)

/** English: the log-in. */
export const enLogIn: Words['logIn'] = {
  title: 'Log in at a counter',
  managerTitle: 'Manager log-in',
  receptionTitle: 'Reception desk log-in',
  hint: 'Choose the counter and your name, enter your PIN and press Enter.',
  managerHint: 'Choose your name, enter your PIN and press Enter.',
  noCounters:
    'This centre has no counters yet. The administrator makes counters, services and people on the page Administration.',
  toAdmin: 'Open Administration',
  counter: 'Counter',
  officer: 'Officer',
  pin: 'PIN',
  pinKeys: 'Keys for the PIN',
  searchHint: 'Type to search, ↓ to choose',
  nothingFound: 'Nothing found.',
  send: 'Log in',
  sending: 'Checking…',
  locked: (n) => `The account is locked after several wrong PINs. Please try again in ${minutes(n)}.`,
  noAnswer: 'The server has not answered yet. Please try again.',
  notManager: 'This page is for leaders and technicians. Officers please log in at the counter page.',
  notReception: 'This page is for reception and leaders. Officers please log in at the counter page.',
  occupied: (name) =>
    `${name} is logged in at this counter. Your log-in ends that session, and what was begun there is lost.`,
  goes: 'What was entered and not saved will be lost:',
  stay: 'Stay',
  leaveAnyway: 'Drop it and log out',
  goAnyway: 'Drop it and go',
  ended: 'The session has ended, or somebody has logged in at this counter elsewhere. Please log in again.',
}
