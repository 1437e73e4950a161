import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemTimers } from '../../electron/platform/time.ts'
import { attack } from './try-deb/attack-steps.ts'
import { install, policy, sandbox, service } from './try-deb/install-steps.ts'
import { makeMachine } from './try-deb/machine.ts'
import { makeNetwork } from './try-deb/network.ts'
import { makePackages } from './try-deb/packages.ts'
import { remove } from './try-deb/removal-steps.ts'
import { devices } from './try-deb/station-steps.ts'
import { interrupted, newerData, rollOut, unsteady } from './try-deb/update-steps.ts'
import type { World } from './try-deb/world.ts'

/**
 * `npm run try-deb`, as root on Debian 12 with mmdebstrap and systemd-container: the deb on three machines whose first
 * process is systemd, as docs/installation.md, update.md and lock-down.md say. Prints each thing that it saw; ends with 1 at the
 * first that is not so. `--dir DIR` keeps image and packages there for the next time; `--stay` leaves the machines
 * as they are when something is not so, until this is ended.
 */
const SUITE = 'bookworm'
/** What a Debian with a desktop has already, and what the steps look with. */
const DEBIAN =
  'systemd,systemd-sysv,dbus,udev,libpam-systemd,ca-certificates,curl,socat,iproute2,procps,psmisc,util-linux,adduser,python3-minimal,' +
  'libgtk-3-0,libnotify4,libnss3,libxss1,libxtst6,libatspi2.0-0,libsecret-1-0,libasound2,libgbm1,fonts-noto-core,' +
  'avahi-daemon,avahi-utils,cups,cups-client'
const STEPS: Readonly<Record<string, (world: World) => Promise<void> | void>> = {
  install,
  policy,
  service,
  sandbox,
  devices,
  attack,
  rollOut,
  interrupted,
  unsteady,
  remove,
  newerData,
}

/** Until somebody has looked and ends this (Ctrl+C). */
const forGood = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = systemTimers().after(2 ** 31 - 1, resolve)
    process.once('SIGINT', () => {
      timer()
      resolve()
    })
  })

if (process.getuid?.() !== 0) throw new Error('root is needed: a machine is booted')
const { values } = parseArgs({ options: { dir: { type: 'string' }, stay: { type: 'boolean' } } })
const dir = values.dir ?? mkdtempSync(join(tmpdir(), 'mot-cua-try-deb-'))
mkdirSync(dir, { recursive: true })
const machinesDir = mkdtempSync(join(dir, 'machines-'))
const image = join(dir, 'debian.tar')
const say = (text: string): void => void process.stdout.write(`${text}\n`)
if (!existsSync(image)) {
  say('a Debian is made')
  execFileSync('mmdebstrap', ['--quiet', '--variant=minbase', `--include=${DEBIAN}`, SUITE, image])
}
const packages = await makePackages(dir)
const network = makeNetwork('mot-cua-try')
const machines = ['trung-tam', 'kiosk', 'tram'].map((name) => makeMachine(machinesDir, name, image, network.name))
const [centre, kiosk, station] = machines
if (!centre || !kiosk || !station) throw new Error('three machines are needed')
try {
  for (const machine of machines) await machine.boot()
  const world: World = { network, packages, centre, kiosk, station, hall: null, saw: (what) => say(`  ${what}`) }
  for (const [name, step] of Object.entries(STEPS)) {
    say(name)
    await step(world)
  }
  say('everything was seen')
} catch (error) {
  process.exitCode = 1
  say(`NOT SO: ${(error as Error).message}`)
  if (values.stay) await forGood()
} finally {
  for (const machine of machines) await machine.off()
  network.remove()
  rmSync(values.dir === undefined ? dir : machinesDir, { recursive: true, force: true })
}
