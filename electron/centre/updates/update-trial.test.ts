import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '../../../hardware/testkit/free-port.ts'
import { createClient } from '../../../shared/api/client.ts'
import { emptyPages } from '../../testkit/centre-process.ts'
import { openReleaseMaker } from '../../testkit/releases.ts'
import { systemIds } from '../../platform/ids.ts'
import { openInbox, readState } from '../../platform/updates/inbox.ts'
import { readLifeSign } from '../../platform/updates/life-sign.ts'
import { fromFolder } from '../../platform/updates/sources.ts'
import { openReleaseFolder } from '../../platform/updates/release-folder.ts'
import { verifyCentre } from '../journal/verify.ts'
import { readDemoFile } from '../seed/demo-file.ts'
import { openReadOnly } from '../store/open-database.ts'

const HERE = fileURLToPath(new URL('../../../', import.meta.url))
const [OLD, NEW] = ['1.0.0', '1.1.0']
const MORNING = '2026-11-23T09:00'
let root = ''
let isOver = false
let centre: ChildProcess | null = null
let supervising: Promise<void> = Promise.resolve()
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mot-cua-trial-'))
  isOver = false
})
afterEach(async () => {
  isOver = true
  centre?.kill('SIGKILL')
  await supervising
  rmSync(root, { recursive: true, force: true })
})

/** A program folder that is this code, of whichever version its installer wrote into it. */
function makeProgram(maker: ReturnType<typeof openReleaseMaker>): string {
  const program = join(root, 'program')
  mkdirSync(join(program, 'resources/update'), { recursive: true })
  const parts = readdirSync(join(HERE, 'resources')).filter((name) => name !== 'update')
  for (const name of ['electron', 'shared', 'hardware', 'node_modules', ...parts.map((part) => `resources/${part}`)])
    symlinkSync(join(HERE, name), join(program, name))
  writeFileSync(join(program, 'resources/update/keys.json'), maker.keysFile)
  return program
}

/**
 * In place of dpkg: an installer is the text of its version. It restarts the service, and waits until the newer one has
 * crashed, as the script of the package does. Before the old one is back, the newer one has raised the schema.
 */
const dpkg = (): string => `#!/bin/sh
for file; do :; done
version=$(sed 's/installer of //' "$file")
echo "{\\"version\\":\\"$version\\",\\"type\\":\\"module\\"}" > ${root}/program/package.json
kill -9 $(cat ${root}/pid) 2>/dev/null
if [ $version = ${NEW} ]; then until [ -s ${root}/crashes ]; do sleep 0.05; done
else ${process.execPath} ${root}/raise.cjs; fi
`
/** The newer version writes that it runs, and dies before it listens. */
const crash = (): string => `import { Server } from 'node:net'
import { appendFileSync } from 'node:fs'
Server.prototype.listen = () => { appendFileSync(${JSON.stringify(join(root, 'crashes'))}, 'x'); process.exit(1) }
`
const raise = (): string => `const Database = require(${JSON.stringify(join(HERE, 'node_modules/better-sqlite3'))})
new Database(${JSON.stringify(join(root, 'data/centre.db'))}).pragma('user_version = 99')
`

const versionNow = (): string =>
  (JSON.parse(readFileSync(join(root, 'program/package.json'), 'utf8')) as { version: string }).version

/** As systemd: begins the service anew whenever it ends. */
async function supervise(args: readonly string[]): Promise<void> {
  const env = { ...process.env, MOT_CUA_PAGES: emptyPages(join(root, 'pages')) }
  while (!isOver) {
    const isNew = versionNow() === NEW
    const words = [
      '--preserve-symlinks',
      '--preserve-symlinks-main',
      ...(isNew ? ['--import', join(root, 'crash.mjs')] : []),
    ]
    const headless = join(root, 'program/electron/headless.ts')
    const child = spawn(process.execPath, [...words, headless, ...args], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    centre = child
    writeFileSync(join(root, 'pid'), String(child.pid))
    await new Promise((resolve) => child.once('exit', resolve))
  }
}

/** The real updater, to its end. @returns what it said */
async function runUpdater(): Promise<string> {
  const words = [
    '--folder',
    join(root, 'updater'),
    '--inboxes',
    join(root, 'machine'),
    '--program',
    join(root, 'program'),
  ]
  const env = { ...process.env, PATH: `${join(root, 'bin')}:${process.env['PATH']}` }
  const limits = ['--steady', '1', '--trial', '0.001']
  const child = spawn(process.execPath, [join(HERE, 'electron/updater.ts'), ...words, ...limits], { env })
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  await new Promise((resolve) => child.once('exit', resolve))
  return said
}

// dpkg is played by a script of the shell.
test.skipIf(process.platform === 'win32')(
  'a version that dies at each start, after it wrote that it runs, is taken back with nothing lost',
  async () => {
    const maker = openReleaseMaker()
    const program = makeProgram(maker)
    for (const name of ['machine/services', 'machine/inbox', 'updater/kept', 'bin'])
      mkdirSync(join(root, name), { recursive: true })
    writeFileSync(join(program, 'package.json'), JSON.stringify({ version: OLD, type: 'module' }))
    writeFileSync(join(root, 'bin/dpkg'), dpkg(), { mode: 0o755 })
    writeFileSync(join(root, 'crash.mjs'), crash())
    writeFileSync(join(root, 'raise.cjs'), raise())
    writeFileSync(join(root, 'updater/kept', OLD), `installer of ${OLD}`)

    const data = join(root, 'data')
    const port = await freePort()
    const services = join(root, 'machine/services')
    supervising = supervise([
      'centre',
      '--data',
      data,
      '--port',
      String(port),
      '--demo',
      '--now',
      MORNING,
      '--updates',
      services,
    ])
    const patience = { timeout: 30_000, interval: 50 }
    await expect.poll(() => readLifeSign(join(root, 'machine'), 'centre')?.version, patience).toBe(OLD)
    const token = readDemoFile(data).deviceTokens.kiosk[0] ?? ''
    const kiosk = createClient({ base: `http://127.0.0.1:${port}`, token: () => token, newKey: () => systemIds.next() })
    const issue = async (): Promise<string> => {
      const issued = await kiosk.call('issueTicket', { body: { serviceId: 'ho-tich-chung-thuc' } })
      return issued.ok ? issued.value.ticket.number : issued.code
    }
    const first = await issue()
    expect(first).toMatch(/^[A-Z]001$/)

    const release = maker.make(root, NEW)
    const kept = openReleaseFolder(join(root, 'releases'), () => [maker.publicKey])
    await kept.take(fromFolder(release), OLD)
    const [found] = kept.kept()
    const file = found?.release.files.find(({ platform }) => platform === 'linux')
    if (!found || !file) throw new Error('no release')
    const inbox = openInbox(services, 'station')
    await inbox?.bring(file, fromFolder(release))
    inbox?.ask({ version: NEW, file: file.name, manifest: found.manifest, signature: found.signature })

    expect(await runUpdater()).toBe('installed\ntaken-back\n')
    expect(readState(join(root, 'machine'))).toMatchObject({
      installing: null,
      failed: { version: NEW, why: 'not-running' },
    })
    await expect.poll(() => readLifeSign(join(root, 'machine'), 'centre')?.version, patience).toBe(OLD)
    expect(await issue(), 'nothing is lost').toBe(first.replace(/1$/, '2'))
    expect(await runUpdater(), 'and nothing is tried again').toBe('nothing\n')

    isOver = true
    centre?.kill('SIGTERM')
    await supervising
    const db = openReadOnly(join(data, 'centre.db'))
    const told = db.prepare("SELECT type, payload FROM event WHERE type LIKE 'program.%' ORDER BY seq").raw().all()
    db.close()
    expect(told).toEqual([
      ['program.changed', JSON.stringify({ from: OLD, to: NEW })],
      ['program.changed', JSON.stringify({ from: NEW, to: OLD })],
      ['program.wentBack', JSON.stringify({ from: NEW, to: OLD })],
    ])
    expect(await verifyCentre(data)).toMatchObject({ ok: true })
  },
  120_000,
)
