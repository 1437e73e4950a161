import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { freePort } from '../../hardware/testkit/free-port.ts'
import { whyClosed } from '../../shared/shell/closed-centre.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { listBackups, MANIFEST } from '../centre/backup/backup-folder.ts'
import { closedFor, standAtDoor } from '../centre/closed-door.ts'
import { DataDamaged } from '../centre/backup/data-damaged.ts'
import { StorageError } from '../centre/journal/committer.ts'
import { lockFolder } from '../centre/store/folder-lock.ts'
import { NewerData } from '../centre/store/open-database.ts'
import { SCHEMA_VERSION } from '../centre/store/schema.ts'
import { emptyPages } from '../testkit/centre-process.ts'
import { JOBS_HERE, setBackupStage } from '../testkit/backup-stage.ts'

const HEADLESS = fileURLToPath(new URL('../headless.mjs', import.meta.url))
const stage = setBackupStage({ backupRunner: JOBS_HERE })
const LARGE = { path: 'files/large', sha256: 'f'.repeat(64), bytes: 2 ** 43, mtimeMs: 0 }

/** Data that are damaged, and a sound backup that is longer than any disk of a test: it takes no room where it lies. */
async function damageWithoutRoom(): Promise<void> {
  await stage.issue()
  await stage.look()
  await stage.stop()
  const [backup] = listBackups(stage.backups, Infinity)
  if (!backup) throw new Error('no backup')
  writeFileSync(join(stage.backups, 'files', LARGE.sha256), '')
  truncateSync(join(stage.backups, 'files', LARGE.sha256), LARGE.bytes)
  const manifest = { ...backup.manifest, files: [...backup.manifest.files, LARGE] }
  writeFileSync(join(backup.folder, backup.name, MANIFEST), JSON.stringify(manifest))
  writeFileSync(join(stage.dir, 'centre.db'), Buffer.alloc(65_536, 7))
  rmSync(join(stage.dir, 'centre.db-wal'), { force: true })
}

test('a damaged centre without room for its backup is not begun again each second: it says so to who asks, and waits', async () => {
  await damageWithoutRoom()
  await expect(stage.again()).rejects.toThrow('bytes are needed')
  const before = readdirSync(stage.dir)
  const time = createManualTime()
  const dir = stage.dir
  let free = 1_000
  const port = await freePort()
  const standing = standAtDoor({ dir, port }, { why: 'no-room', words: '' }, { ...time, free: () => free })
  await expect.poll(() => statusAt(port)).toBe(503)
  const said = await fetch(`http://127.0.0.1:${port}/v1/version`)
  expect(whyClosed(await said.json())).toBe('no-room')
  const page = await fetch(`http://127.0.0.1:${port}/kiosk/`, { headers: { accept: 'text/html' } })
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('Ổ đĩa của máy chủ đã đầy')])

  for (let seconds = 0; seconds < 50; seconds += 5) time.advance(5_000)
  expect(await statusAt(port)).toBe(503)
  free += 64 * 1024 * 1024
  time.advance(5_000)
  await standing
  expect(readdirSync(dir)).toEqual(before)
  expect(existsSync(`${dir}.restoring`)).toBe(false)

  // The program itself, until it is told to end.
  const { child, gone, complaints } = run(port)
  await expect.poll(() => statusAt(port), { timeout: 60_000, interval: 100 }).toBe(503)
  child.kill()
  expect([await gone, complaints().trim().split('\n').at(-1)]).toEqual([0, expect.stringContaining(`${dir} đã đầy`)])
  expect(readdirSync(dir)).toEqual(before)
}, 90_000)

/** Windows has no systemd to tell. */
const TOLD = process.platform === 'win32' ? [] : ['STATUS=Dữ liệu do phiên', 'READY=1']

/** What systemd was told, by what stands in place of its program. */
const heard = (): string[] => {
  const file = join(stage.root, 'heard')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}

/** The program itself, as a service, on a port that is known. */
function run(port: number) {
  writeFileSync(join(stage.root, 'systemd-notify'), `#!/bin/sh\necho "$1" >> "${stage.root}/heard"\n`, { mode: 0o755 })
  const words = ['centre', '--data', stage.dir, '--backups', stage.backups, '--port', String(port)]
  const env = {
    ...process.env,
    MOT_CUA_PAGES: emptyPages(join(stage.root, 'pages')),
    ...{ NOTIFY_SOCKET: '/none', PATH: `${stage.root}:${process.env['PATH']}` },
  }
  const child = spawn(process.execPath, [HEADLESS, ...words], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  return { child, gone: new Promise((resolve) => child.once('exit', resolve)), complaints: () => said }
}

const statusAt = (port: number): Promise<number> =>
  fetch(`http://127.0.0.1:${port}/v1/version`).then(
    ({ status }) => status,
    () => 0,
  )

/** A newer program has changed the tables, and no copy of before is there. */
function writeByNewer(): void {
  const db = new Database(join(stage.dir, 'centre.db'))
  db.pragma(`user_version = ${SCHEMA_VERSION + 1}`)
  db.close()
}

test('an older program is not begun again each second: it says so at its doors until the data are others', async () => {
  await stage.stop()
  writeByNewer()
  const port = await freePort()
  const { child, gone, complaints } = run(port)
  await expect.poll(() => statusAt(port), { timeout: 60_000, interval: 100 }).toBe(503)
  const said = await fetch(`http://127.0.0.1:${port}/v1/version`)
  expect(whyClosed(await said.json())).toBe('newer-data')
  const page = await fetch(`http://127.0.0.1:${port}/kiosk/`, { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('Dữ liệu do phiên bản mới hơn ghi')
  // Whoever installs it does not wait for another start, and reads why.
  await expect.poll(() => TOLD.every((word) => heard().some((said) => said.startsWith(word)))).toBe(true)
  // The folder is free for whoever mends it, who is seen at once.
  lockFolder(stage.dir)()
  const time = createManualTime()
  const closed = { why: 'newer-data', words: '' } as const
  const otherPort = await freePort()
  const next = time.scheduled()
  const standing = standAtDoor({ dir: stage.dir, port: otherPort }, closed, time)
  await next
  for (let seconds = 0; seconds < 300; seconds += 5) time.advance(5_000)
  expect(await statusAt(otherPort)).toBe(503)
  utimesSync(join(stage.dir, 'centre.db'), 1, 1)
  time.advance(5_000)
  await standing
  child.kill()
  expect(await gone).toBe(0)
  expect(complaints()).toContain('Dữ liệu do phiên bản mới hơn ghi')
}, 90_000)

test('a folder of backups that somebody took away, or whose disk is there again, is tried at once', async () => {
  const time = createManualTime()
  const next = time.scheduled()
  const door = { dir: stage.dir, backups: stage.backups, port: await freePort() }
  mkdirSync(stage.backups, { recursive: true })
  const standing = standAtDoor(door, { why: 'damaged', words: '' }, time)
  await next
  time.advance(5_000)
  expect(await statusAt(door.port)).toBe(503)
  renameSync(stage.backups, `${stage.backups}-elsewhere`)
  time.advance(5_000)
  await standing
  expect(await statusAt(door.port)).toBe(0)
})

test('a reason that only a person can mend is known by whoever says so, and nothing else is taken for one', () => {
  const full = Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
  const why = (error: unknown): unknown => closedFor(error, 'DIR')?.why ?? null
  expect([full, new StorageError(full), Object.assign(new Error(), { code: 'ENOSPC' })].map(why)).toEqual(
    Array(3).fill('no-room'),
  )
  expect([new NewerData(), new DataDamaged('in /var/lib')].map(why)).toEqual(['newer-data', 'damaged'])
  expect(closedFor(new DataDamaged('in /var/lib'), 'DIR')?.told, 'no folder is told to everybody').toBeUndefined()
  expect([new Error('other'), new StorageError(new Error('io')), null].map(why)).toEqual([null, null, null])
})
