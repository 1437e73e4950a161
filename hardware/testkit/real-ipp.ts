import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { groupsOf, textsOf } from '../protocols/ipp/ipp-message.ts'
import { OPERATION } from '../protocols/ipp/ipp-words.ts'
import { createIppClient } from '../transports/ipp-client.ts'

const PATH = `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin`

/** Programs of these that are missing here, in words; null when all are there. */
export function whyNo(programs: readonly string[]): string | null {
  const missing = programs.filter((name) => !PATH.split(delimiter).some((folder) => existsSync(join(folder, name))))
  if (process.platform !== 'linux') return 'only tried on Linux'
  // As anybody else cupsd neither starts its filters under another account nor listens where it is told.
  if (process.getuid?.() !== 0) return 'a printing system of its own needs root'
  return missing.length > 0 ? `not installed: ${missing.join(', ')}` : null
}

export const CUPS_PROGRAMS = ['cupsd', 'lpadmin', 'lpstat']
export const IPPEVEPRINTER_PROGRAMS = ['ippeveprinter', 'avahi-daemon', 'dbus-daemon']

type Household = {
  readonly folder: string
  start(command: string, args: readonly string[], options?: SpawnOptions): ChildProcess
  stop(): Promise<void>
}

function household(): Household {
  const folder = mkdtempSync(join(tmpdir(), 'ipp-'))
  const children: ChildProcess[] = []
  return {
    folder,
    start(command, args, options = {}) {
      const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, PATH }, ...options })
      children.push(child)
      return child
    },
    async stop() {
      for (const child of children.reverse()) {
        if (child.exitCode !== null || child.signalCode !== null) continue
        child.kill()
        await once(child, 'close')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function until(isSo: () => boolean, child: ChildProcess): Promise<void> {
  while (!isSo()) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`)
    await nextTurn()
  }
}

export type RealCups = {
  readonly port: number
  /** Address of a queue. */
  queue(name: string): string
  /** Adds a queue: `everywhere` asks the printer behind what it can, `raw` asks nothing. */
  add(name: string, device: string, model: 'everywhere' | 'raw'): Promise<void>
  stop(): Promise<void>
}

/** A printing system of its own on loopback: the machine's is neither needed nor touched. */
export async function startCups(): Promise<RealCups> {
  const home = household()
  const { folder } = home
  const port = await freePort()
  for (const name of ['spool', 'cache', 'state', 'tmp']) mkdirSync(join(folder, name))
  const places = [
    `ServerRoot ${folder}`,
    ...['RequestRoot spool', 'CacheDir cache', 'StateDir state', 'TempDir tmp'].map((line) =>
      line.replace(' ', ` ${folder}/`),
    ),
    ...['AccessLog', 'ErrorLog', 'PageLog'].map((name) => `${name} ${join(folder, name)}`),
    'SystemGroup root',
    'FileDevice Yes',
  ]
  writeFileSync(join(folder, 'files.conf'), `${places.join('\n')}\n`)
  const open = '<Location />\n  Order allow,deny\n  Allow all\n</Location>\n'
  const policy = '<Policy default>\n  <Limit All>\n    Order deny,allow\n  </Limit>\n</Policy>\n'
  const rules = `Listen 127.0.0.1:${port}\nBrowsing Off\nDefaultAuthType None\nErrorPolicy retry-job\n`
  writeFileSync(join(folder, 'cupsd.conf'), rules + open + policy)
  const server = home.start('cupsd', ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'files.conf')])
  const host = `127.0.0.1:${port}`
  const lp = (command: string, args: string[]) =>
    spawnSync(command, ['-h', host, ...args], { env: { ...process.env, PATH }, encoding: 'utf8' })
  await until(() => lp('lpstat', ['-r']).status === 0, server)
  return {
    port,
    queue: (name) => `ipp://${host}/printers/${name}`,
    async add(name, device, model) {
      const added = lp('lpadmin', ['-p', name, '-E', '-v', device, '-m', model])
      if (added.status !== 0) throw new Error(`no queue: ${added.stderr}`)
      // It asks the printer in the background, and ends jobs that come before it knows.
      const client = createIppClient(`ipp://${host}/printers/${name}`, createManualTime().timers)
      const asked = ['requested-attributes', 'keyword', 'media-supported'] as const
      for (let sizes = 0; model === 'everywhere' && sizes === 0;) {
        const answer = await client.call(OPERATION.getPrinterAttributes, [asked])
        sizes = groupsOf(answer, 'printer').flatMap((facts) => textsOf(facts, 'media-supported')).length
      }
    },
    stop: home.stop,
  }
}

export type RealPrinter = {
  readonly uri: string
  /** What came out. */
  papers(): readonly string[]
  stop(): Promise<void>
}

/**
 * The IPP Everywhere printer of the CUPS project with A4 and A5 in its trays. It wants a D-Bus and Avahi: it gets its own,
 * on loopback only.
 */
export async function startIppEvePrinter(): Promise<RealPrinter> {
  const home = household()
  const { folder } = home
  const bus = `unix:path=${join(folder, 'bus')}`
  const anything =
    '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/><allow user="*"/>'
  writeFileSync(
    join(folder, 'bus.conf'),
    `<busconfig><type>system</type><listen>${bus}</listen><auth>EXTERNAL</auth><policy context="default">${anything}</policy></busconfig>`,
  )
  writeFileSync(
    join(folder, 'avahi.conf'),
    '[server]\nhost-name=mot-cua-test\nuse-ipv6=no\nallow-interfaces=lo\nenable-dbus=yes\ndisallow-other-stacks=no\n',
  )
  const env = { ...process.env, PATH, DBUS_SYSTEM_BUS_ADDRESS: bus }
  const daemon = home.start('dbus-daemon', ['--config-file', join(folder, 'bus.conf'), '--nofork', '--nopidfile'])
  await until(() => existsSync(join(folder, 'bus')), daemon)
  const names = ['-f', join(folder, 'avahi.conf'), '--no-chroot', '--no-drop-root', '--no-rlimits', '--no-proc-title']
  home.start('avahi-daemon', names, { env })
  const port = await freePort()
  const out = join(folder, 'out')
  mkdirSync(out)
  const media = 'iso_a4_210x297mm,iso_a5_148x210mm'
  const sheet = (x: number, y: number) =>
    `{media-size={x-dimension=${x} y-dimension=${y}} media-source=main media-type=stationery}`
  writeFileSync(
    join(folder, 'printer.conf'),
    `ATTR keyword media-supported ${media}\nATTR keyword media-ready ${media}\nATTR keyword media-default iso_a4_210x297mm\nATTR collection media-col-ready ${sheet(21_000, 29_700)},${sheet(14_800, 21_000)}\n`,
  )
  const uri = `ipp://127.0.0.1:${port}/ipp/print`
  const args = ['-p', String(port), '-k', '-d', out, '-f', 'application/pdf', '-c', '/bin/true', 'Phong in']
  // Without a command it sleeps for up to 15 s. It asks the bus once and ends where Avahi is not there yet.
  for (;;) {
    const printer = home.start('ippeveprinter', args, { env })
    await Promise.race([once(printer, 'close'), answers(uri)])
    if (printer.exitCode === null) break
  }
  const papers = (): string[] =>
    readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'))
  return { uri, papers: () => papers().map((name) => join(out, name)), stop: home.stop }
}

async function answers(uri: string): Promise<void> {
  const url = uri.replace(/^ipp:/, 'http:')
  while (!(await fetch(url, { method: 'HEAD' }).catch(() => null))) await nextTurn()
}
