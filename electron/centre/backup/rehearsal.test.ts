import { fork, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { KEEP } from '../../../shared/domain/backup/keep-backups.ts'
import { systemTimers } from '../../platform/time.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'
import { doBackupJob } from './backup-job.ts'
import type { BackupJob, BackupReport } from './backup-job.ts'
import { listBackups, MANIFEST } from './backup-folder.ts'
import { hashFile } from './copy-file.ts'
import { createBackupRunner } from './run-backup-job.ts'
import { readyData } from './ready-data.ts'
import { dropAbandoned, dropAbandonedBeside } from './abandoned-restore.ts'
import { restoreBackup } from './restore-backup.ts'
import { readRestoredNote, restoringDir } from './restored-note.ts'

const HEADLESS = fileURLToPath(new URL('../../headless.mjs', import.meta.url))
const WORKER = fileURLToPath(new URL('./backup-worker.ts', import.meta.url))
let root: string
let dir: string
let to: string
let events: number

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'mot-cua-rehearsal-'))
  dir = join(root, 'data')
  to = join(root, 'data-backups')
  const centre = await startTestCentre({ dir })
  await centre.client(centre.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
  // Something that takes a moment to copy.
  mkdirSync(join(dir, 'media'), { recursive: true })
  writeFileSync(join(dir, 'media', '1.mp4'), Buffer.alloc(16_000_000, 1))
  events = centre.centre.journal.head().seq
  await centre.stop()
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const job = (): BackupJob => ({ do: 'take', dir, to, kind: 'hour', centre: '', program: '0', now: NOW, keep: KEEP })
const NOW = Date.UTC(2026, 10, 23, 2)
const take = (): Promise<BackupReport> => doBackupJob(job(), () => {})
const gone = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once('exit', () => resolve()))

/** `kill -9` as soon as something appears in a folder. */
async function killedAt(child: ChildProcess, folder: string, seen: (name: string) => boolean): Promise<void> {
  const watcher = watch(folder, (_kind, name) => seen(String(name)) && child.kill('SIGKILL'))
  await gone(child)
  watcher.close()
}

test('kill -9 in the middle of a backup leaves none that could be taken for one, and the next one is whole', async () => {
  mkdirSync(to)
  const child = fork(WORKER, { execArgv: [], stdio: 'ignore' })
  child.send(job())
  await killedAt(child, to, (name) => name.startsWith('.part-'))
  expect(child.signalCode).toBe('SIGKILL')
  expect([listBackups(to, Infinity), readdirSync(to).filter((name) => name.startsWith('.part-')).length]).toEqual([
    [],
    1,
  ])
  expect(await take()).toMatchObject({ ok: true, place: { count: 1 } })
  expect(readdirSync(to).filter((name) => name.startsWith('.part-'))).toEqual([])
})

test('a job runs beside the centre; on a disk that hangs it is ended and told', async () => {
  const runner = createBackupRunner(systemTimers())
  expect(await runner.run(job())).toMatchObject({ ok: true, place: { count: 1 } })
  rmSync(join(dir, 'head.json'))
  // Whoever opens it waits for ever, as on a share that is gone.
  spawnSync('mkfifo', [join(dir, 'head.json')])
  const hasPipes = existsSync(join(dir, 'head.json'))
  const hung = createBackupRunner(systemTimers(), 1_500)
  expect(await hung.run(job())).toMatchObject(hasPipes ? { ok: false, fault: 'slow' } : { ok: true })
})

test('the commands: kill -9 in the middle of a restore keeps the old data whole; the next try restores and says what is lost', async () => {
  await take()
  const args = [HEADLESS, 'restore', '--data', dir]
  const child = spawn(process.execPath, args, { stdio: 'ignore' })
  await killedAt(child, root, (name) => name === 'data.restoring')
  expect(child.signalCode).toBe('SIGKILL')
  expect(await verifyCentre(dir)).toEqual({ ok: true, events })

  const listed = spawnSync(process.execPath, [HEADLESS, 'backups', '--data', dir], { encoding: 'utf8' })
  expect(listed.stdout).toMatch(/^2026-11-23_09-00-00_hour {2}09:00 ngày 23\/11\/2026 {2}\d+ MB, \d+ sự kiện/)
  const again = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect([again.stderr, again.status]).toEqual(['', 0])
  expect(again.stdout).toContain('Đã khôi phục vào')
  expect(again.stdout).toContain('Không mất sự kiện nào.')
  expect(await verifyCentre(dir)).toEqual({ ok: true, events })
  expect(readRestoredNote(dir)).toMatchObject({ through: events, how: 'asked' })
})

test('what a restore has left that was killed and not gone on with goes at the next start beside it; one that runs stays', async () => {
  await take()
  const [backup] = listBackups(to, Infinity)
  if (!backup) throw new Error('no backup')
  const other = join(root, 'other')
  let isHeld: boolean | null = null
  const onProgress = (): void => {
    if (isHeld !== null) return
    isHeld = !dropAbandoned(other) && existsSync(restoringDir(other))
    // As a kill would leave it.
    cpSync(restoringDir(other), restoringDir(join(root, 'killed')), { recursive: true })
  }
  await restoreBackup({ backup, dir: other, now: NOW, how: 'asked', id: 'r', onProgress })
  expect([isHeld, existsSync(join(restoringDir(join(root, 'killed')), 'centre.lock'))]).toEqual([true, true])
  // Whole: the next start on it puts it in its place. And nothing of ours.
  renameSync(other, restoringDir(other))
  mkdirSync(restoringDir(join(root, 'photos')))
  expect(dropAbandonedBeside(dir)).toEqual(['killed'])
  expect(readdirSync(root).filter((name) => name.endsWith('.restoring'))).toEqual([
    'other.restoring',
    'photos.restoring',
  ])
})

test('a power cut between the two names of a restore: the next start finishes it', async () => {
  await take()
  const [backup] = listBackups(to, Infinity)
  if (!backup) throw new Error('no backup')
  await restoreBackup({ backup, dir, now: NOW, how: 'asked', id: 'r' })
  renameSync(dir, restoringDir(dir))
  const log = { warn: () => {}, error: () => {} } as never
  const ids = { next: () => 'r', secret: () => 'r' }
  await readyData({
    dir,
    backups: to,
    demo: false,
    version: '0',
    clock: { now: () => NOW, monotonic: () => 0 },
    ids,
    log,
  })
  expect([existsSync(restoringDir(dir)), await verifyCentre(dir)]).toEqual([false, { ok: true, events }])
})

test('a backup of an older program is brought to this one', async () => {
  await take()
  const [backup] = listBackups(to, Infinity)
  if (!backup) throw new Error('no backup')
  const file = join(to, backup.name, 'centre.db')
  const db = new Database(file)
  db.exec('DROP TABLE number_floor; ALTER TABLE ticket ADD COLUMN old TEXT')
  db.close()
  writeFileSync(join(to, backup.name, MANIFEST), JSON.stringify({ ...backup.manifest, db: hashFile(file) }))
  const [older] = listBackups(to, Infinity)
  if (!older) throw new Error('no backup')
  await restoreBackup({ backup: older, dir, now: NOW, how: 'asked', id: 'r' })
  expect(await verifyCentre(dir)).toEqual({ ok: true, events })
})

/** A file system of twelve megabytes, or null where this user may not make one. */
function mountSmall(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const at = mkdtempSync(join(tmpdir(), 'mot-cua-small-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', at]).status === 0) return at
  rmSync(at, { recursive: true })
  return null
}
function unmount(at: string): void {
  spawnSync('umount', [at])
  rmSync(at, { recursive: true })
}
const probe = mountSmall()
if (probe) unmount(probe)

describe.skipIf(!probe)('a second disk that is full, or read-only (needs the right to mount a small one)', () => {
  test('it is told, nothing half lies there, and it works again when there is room', async () => {
    await take()
    const disk = mountSmall() ?? ''
    try {
      const second = { folder: disk, centre: 'c', key: null }
      const copy = (): Promise<BackupReport> =>
        doBackupJob({ do: 'copy', from: to, second, keep: KEEP, now: NOW }, () => {})
      expect(await doBackupJob({ do: 'prepare', from: to, second, now: NOW }, () => {})).toMatchObject({
        ok: true,
        place: { isSameDisk: false },
      })
      expect(await copy(), 'the film does not fit').toMatchObject({ ok: false, fault: 'no-room' })
      expect(readdirSync(join(disk, 'mot-cua-c'))).toEqual(['files'])
      spawnSync('mount', ['-o', 'remount,size=80m', disk])
      spawnSync('mount', ['-o', 'remount,ro', disk])
      expect(await copy()).toMatchObject({ ok: false, fault: 'read-only' })
      spawnSync('mount', ['-o', 'remount,rw', disk])
      expect(await copy()).toMatchObject({ ok: true, place: { count: 1 } })
    } finally {
      unmount(disk)
    }
  })
})
