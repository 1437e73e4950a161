import { spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { saysNoRoom } from '../../shared/shell/no-room.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { listBackups, MANIFEST } from '../centre/backup/backup-folder.ts'
import { isNoRoom, standAtDoor, wordsOfNoRoom } from '../centre/no-room-door.ts'
import { StorageError } from '../centre/journal/committer.ts'
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
  let isOver = false
  const port = await freePort()
  const standing = standAtDoor({ dir, port }, { ...time, free: () => free }).then(() => (isOver = true))
  await expect.poll(() => statusAt(port)).toBe(503)
  const said = await fetch(`http://127.0.0.1:${port}/v1/version`)
  expect(saysNoRoom(await said.json())).toBe(true)
  const page = await fetch(`http://127.0.0.1:${port}/kiosk/`, { headers: { accept: 'text/html' } })
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('Ổ đĩa của máy chủ đã đầy')])

  for (let seconds = 0; seconds < 50; seconds += 5) time.advance(5_000)
  await Promise.resolve()
  expect(isOver).toBe(false)
  free += 64 * 1024 * 1024
  time.advance(5_000)
  await standing
  expect(readdirSync(dir)).toEqual(before)
  expect(existsSync(`${dir}.restoring`)).toBe(false)

  // The program itself, until it is told to end.
  const words = ['centre', '--data', dir, '--backups', stage.backups, '--port', String(port)]
  const env = { ...process.env, MOT_CUA_PAGES: emptyPages(join(stage.root, 'pages')) }
  const child = spawn(process.execPath, [HEADLESS, ...words], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (chunk) => (complaints += String(chunk)))
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await expect.poll(() => statusAt(port), { timeout: 60_000, interval: 100 }).toBe(503)
  child.kill()
  expect([await gone, complaints.trim().split('\n').at(-1)]).toEqual([0, wordsOfNoRoom(dir)])
  expect(readdirSync(dir)).toEqual(before)
}, 90_000)

const statusAt = (port: number): Promise<number> =>
  fetch(`http://127.0.0.1:${port}/v1/version`).then(
    ({ status }) => status,
    () => 0,
  )

/** Nobody listens there yet. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('a full disk is known by whoever says so, and nothing else is taken for one', () => {
  const full = Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
  expect([
    isNoRoom(full),
    isNoRoom(new StorageError(full)),
    isNoRoom(Object.assign(new Error(), { code: 'ENOSPC' })),
  ]).toEqual([true, true, true])
  expect([isNoRoom(new Error('other')), isNoRoom(new StorageError(new Error('io'))), isNoRoom(null)]).toEqual([
    false,
    false,
    false,
  ])
})
