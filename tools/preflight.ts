import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { wrongNode } from '../electron/node-version.mjs'

/** A program that the tests start, and the Debian packages that bring it and what it needs. */
type Need = { readonly program: string; readonly debian: string; readonly use: string }

const NEEDS: readonly Need[] = [
  { program: 'chromium', debian: 'chromium', use: 'the pages' },
  { program: 'zbarimg', debian: 'zbar-tools', use: 'the QR codes on paper' },
  { program: 'socat', debian: 'socat', use: 'serial lines' },
  { program: 'tesseract', debian: 'tesseract-ocr tesseract-ocr-vie', use: 'the words on paper' },
  { program: 'pdftotext', debian: 'poppler-utils', use: 'the words and looks of printed pages' },
  { program: 'mbpoll', debian: 'mbpoll', use: 'a foreign master for number displays' },
  { program: 'openssl', debian: 'openssl', use: 'a foreign judge of certificates' },
  { program: 'strace', debian: 'strace', use: 'counting fsyncs' },
  { program: 'postgres', debian: 'postgresql', use: 'the province' },
]

/** The same Chromium built without windows: the tests of pages take two thirds of the time with it. */
const FASTER: Need = { program: 'chromium-headless-shell', debian: 'chromium-headless-shell', use: 'faster tests' }
/** A printing system and a printer of others, each test's own; without them those tests say that they were not run. */
const OFFICE: Need = {
  program: 'ippeveprinter',
  debian: 'cups cups-client cups-filters cups-ipp-utils avahi-daemon dbus',
  use: 'printing on sheets',
}

const POSTGRESQL = '/usr/lib/postgresql'

/** The machine, as far as the preflight asks: given as an argument so that a test can be any machine. */
export type Machine = {
  readonly platform: NodeJS.Platform
  /** An administrator of a Debian machine, who can install what is missing. */
  readonly debianRoot: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  has(program: string): boolean
  fileExists(path: string): boolean
  say(line: string): void
  /** Runs a command and shows its output; true when it went well. */
  run(command: string, args: readonly string[]): boolean
}

/**
 * Makes sure that the tests can run here, installing what is missing where that is possible.
 * @returns a sentence that says what the person must do, or null when all is there
 */
export function preflight(machine: Machine, versions: NodeJS.ProcessVersions = process.versions): string | null {
  const node = wrongNode(versions)
  if (node) return node
  const missing = missingOn(machine)
  const ready =
    missing.length === 0 || (machine.debianRoot && install(machine, missing) && missingOn(machine).length === 0)
  if (!ready) return sentence(machine, missing)
  // A wish: where it cannot be had, the tests run without it.
  const wishes = [...(machine.env['CHROMIUM_PATH'] ? [] : [FASTER]), ...(machine.platform === 'linux' ? [OFFICE] : [])]
  const wished = wishes.filter(({ program }) => !machine.has(program))
  if (machine.debianRoot && wished.length > 0) install(machine, wished)
  return null
}

function missingOn(machine: Machine): Need[] {
  const chromium = machine.env['CHROMIUM_PATH']
  return NEEDS.filter(({ program }) => {
    if (program === 'chromium' && chromium) return !machine.fileExists(chromium)
    // The tests of serial lines, system calls and paper run on Linux.
    if (program !== 'chromium' && machine.platform !== 'linux') return false
    return !machine.has(program)
  })
}

function install(machine: Machine, missing: readonly Need[]): boolean {
  const packages = missing.flatMap((need) => need.debian.split(' '))
  machine.say(`preflight: installing ${packages.join(', ')}`)
  return (
    machine.run('apt-get', ['update']) &&
    machine.run('apt-get', ['install', '-y', '--no-install-recommends', ...packages])
  )
}

function sentence(machine: Machine, missing: readonly Need[]): string {
  const list = missing.map((need) => `${need.program} (for ${need.use})`).join(', ')
  const packages = missing.map((need) => need.debian).join(' ')
  const how =
    machine.platform === 'linux'
      ? `on Debian: sudo apt-get install --no-install-recommends ${packages}; `
      : 'install Chrome or Chromium; '
  return `The tests need ${list}: ${how}for a Chromium of another name set CHROMIUM_PATH to its full path.`
}

/** The machine we run on. */
export function thisMachine(): Machine {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  // Debian keeps the server of PostgreSQL out of the path, a folder for each version.
  const servers = (): string[] =>
    existsSync(POSTGRESQL) ? readdirSync(POSTGRESQL).map((version) => join(POSTGRESQL, version, 'bin')) : []
  return {
    platform: process.platform,
    debianRoot: existsSync('/etc/debian_version') && process.getuid?.() === 0,
    env: process.env,
    has: (program) => [...folders, ...servers()].some((folder) => existsSync(join(folder, program))),
    fileExists: existsSync,
    say: (line) => void process.stdout.write(`${line}\n`),
    run: (command, args) =>
      spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
        .status === 0,
  }
}
