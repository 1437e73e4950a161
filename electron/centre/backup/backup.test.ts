import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { KEEP } from '../../../shared/domain/backup/keep-backups.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'
import { doBackupJob } from './backup-job.ts'
import type { BackupReport } from './backup-job.ts'
import { hashFile } from './copy-file.ts'
import { findBackups, listBackups } from './backup-folder.ts'
import type { Backup } from './backup-folder.ts'
import { BackupUnusable, restoreBackup, WrongBackupKey } from './restore-backup.ts'
import { keyOfCode, newKeyCode, readSealKey } from './seal-key.ts'

const HOUR_MS = 3_600_000
let root: string
let dir: string
let to: string
let centre: TestCentre
let isOpen: boolean
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'mot-cua-backup-'))
  dir = join(root, 'data')
  to = join(root, 'backups')
  centre = await startTestCentre({ dir })
  isOpen = true
})
afterEach(async () => {
  await close()
  rmSync(root, { recursive: true, force: true })
})
async function close(): Promise<void> {
  if (isOpen) await centre.stop()
  isOpen = false
}

async function issue(): Promise<string> {
  const issued = await centre.client(centre.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
  return issued.ok ? issued.value.ticket.number : issued.code
}
const take = (now = centre.clock.now()): Promise<BackupReport> =>
  doBackupJob({ do: 'take', dir, to, kind: 'hour', centre: 'Trung tâm', program: '1.0.0', now, keep: KEEP }, () => {})
function newest(from = to): Backup {
  const [first] = findBackups(from, Infinity)
  if (!first) throw new Error('no backup')
  return first
}
const restore = (backup: Backup, code?: string) =>
  restoreBackup({ backup, dir, now: centre.clock.now(), how: 'asked', id: 'restore-1', code })
const names = (): string[] => readdirSync(root).toSorted()

test('a backup of a centre that works is put back whole: the same journal, key, files, and it verifies', async () => {
  await issue()
  const bytes = Buffer.from('film')
  mkdirSync(join(dir, 'tls'), { recursive: true })
  mkdirSync(join(dir, 'media'), { recursive: true })
  writeFileSync(join(dir, 'tls', 'authority.key'), 'secret')
  writeFileSync(join(dir, 'media', '1 phim.mp4'), bytes)
  writeFileSync(join(dir, 'media', 'half.part'), bytes)
  expect(await take()).toMatchObject({ ok: true, place: { count: 1 } })
  const { manifest } = newest()
  const told = JSON.parse(readFileSync(join(dir, 'head.json'), 'utf8'))
  expect(manifest.head).toEqual(told)
  expect(manifest.files.map(({ path }) => path).toSorted()).toEqual([
    'journal.key',
    'media/1 phim.mp4',
    'program.json',
    'tls/authority.key',
  ])

  await close()
  const key = readFileSync(join(dir, 'journal.key'), 'utf8')
  const note = await restore(newest())
  expect(note).toMatchObject({ through: told.seq, lostThrough: told.seq, how: 'asked' })
  expect(await verifyCentre(dir)).toEqual({ ok: true, events: told.seq })
  expect([
    readFileSync(join(dir, 'journal.key'), 'utf8'),
    readFileSync(join(dir, 'tls/authority.key'), 'utf8'),
  ]).toEqual([key, 'secret'])
  expect(existsSync(join(dir, 'media', 'half.part'))).toBe(false)
  expect(
    names().filter((name) => name.startsWith('data-replaced')),
    'what stood there is kept',
  ).toHaveLength(1)
  const others = process.platform === 'win32' ? 0 : statSync(join(dir, 'journal.key')).mode & 0o077
  expect(others, 'of nobody else').toBe(0)
})

test('what stands in no folder twice is copied once, and goes with the last backup that has it', async () => {
  mkdirSync(join(dir, 'media'), { recursive: true })
  writeFileSync(join(dir, 'media', '1.mp4'), 'film')
  await take()
  const pool = join(to, 'files')
  const [before] = [readdirSync(pool).length]
  const first = newest().manifest.files.find(({ path }) => path === 'media/1.mp4')
  const at = statSync(join(pool, first?.sha256 ?? '')).ctimeMs
  rmSync(join(dir, 'media', '1.mp4'))
  await take(centre.clock.now() + HOUR_MS)
  expect([readdirSync(pool).length, statSync(join(pool, first?.sha256 ?? '')).ctimeMs]).toEqual([before, at])
  // Past the bound, by days on which the centre worked: erased here, erased there.
  for (const day of [8, 16, 24, 31]) await take(centre.clock.now() + day * 24 * HOUR_MS)
  expect(readdirSync(pool)).not.toContain(first?.sha256)
  expect(listBackups(to, Infinity)).toHaveLength(4)
})

test('a half, changed or damaged backup is none: it is not listed, or refused, and the data stay as they are', async () => {
  await issue()
  await take()
  const good = newest()
  mkdirSync(join(to, '.part-2026'))
  const file = join(to, good.name, 'centre.db')
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.subarray(0, -1))
  expect(listBackups(to, Infinity)).toEqual([])
  const changed = Buffer.from(bytes)
  changed[bytes.length - 10] = (changed[bytes.length - 10] ?? 0) ^ 1
  writeFileSync(file, changed)
  await close()
  await expect(restore(newest())).rejects.toThrow(BackupUnusable)
  expect(names()).toEqual(['backups', 'data'])
  expect(await verifyCentre(dir)).toMatchObject({ ok: true })
  writeFileSync(file, bytes)
  await restore(newest())
  expect(existsSync(join(to, '.part-2026'))).toBe(true)
  await take()
  expect(existsSync(join(to, '.part-2026')), 'the next one clears it away').toBe(false)
})

test('a damaged database makes no backup, and takes no good one with it', async () => {
  await take()
  await issue()
  centre.db.pragma('wal_checkpoint(TRUNCATE)')
  await close()
  const file = join(dir, 'centre.db')
  const bytes = readFileSync(file)
  bytes.fill(0xff, 4096 * 4, 4096 * 30)
  writeFileSync(file, bytes)
  expect(await take(centre.clock.now() + HOUR_MS)).toMatchObject({ ok: false, fault: 'damaged' })
  expect(listBackups(to, Infinity)).toHaveLength(1)
})

test('events after the backup are saved from the folder that it replaces, as far as the chain proves them', async () => {
  await issue()
  await take()
  for (let i = 0; i < 5; i += 1) await issue()
  const told = centre.centre.journal.head()
  await close()
  const note = await restore(newest())
  expect(note).toMatchObject({ through: told.seq, lostThrough: told.seq })
  expect(await verifyCentre(dir)).toEqual({ ok: true, events: told.seq })

  // A changed event and what follows it is not believed.
  const db = new Database(join(dir, 'centre.db'))
  db.prepare(
    `UPDATE event SET payload = replace(payload, 'A004', 'A999') WHERE type = 'ticket.issued' AND payload LIKE '%A004%'`,
  ).run()
  const bad = db.prepare(`SELECT seq FROM event WHERE payload LIKE '%A999%'`).pluck().get() as number
  db.close()
  expect(await restore(newest())).toMatchObject({ through: bad - 1, lostThrough: told.seq })
  expect(await verifyCentre(dir)).toEqual({ ok: true, events: bad - 1 })
})

test('the second disk has the newest, enciphered by a key that is written on paper; without it nothing opens', async () => {
  const disk = join(root, 'disk')
  const code = newKeyCode()
  const key = keyOfCode(code.toLowerCase().replaceAll('-', ' '))
  const second = { folder: disk, centre: 'abcd', key: key?.toString('hex') ?? '' }
  const copy = () => doBackupJob({ do: 'copy', from: to, second, keep: KEEP, now: centre.clock.now() }, () => {})
  await take()
  expect(await copy(), 'not plugged in').toMatchObject({ ok: false, fault: 'away' })
  expect(await doBackupJob({ do: 'prepare', from: to, second, now: centre.clock.now() }, () => {})).toMatchObject({
    ok: false,
    fault: 'away',
  })
  mkdirSync(disk)
  expect(await copy(), 'an empty folder where a disk should be').toMatchObject({ ok: false, fault: 'away' })
  expect(await doBackupJob({ do: 'prepare', from: to, second, now: centre.clock.now() }, () => {})).toMatchObject({
    ok: true,
    place: { isSameDisk: true },
  })
  expect(await copy()).toMatchObject({ ok: true, place: { count: 1 } })
  expect(await copy(), 'once is enough').toMatchObject({ ok: true, place: { count: 1 } })
  const there = newest(disk)
  expect(readFileSync(join(there.folder, there.name, 'centre.db')).includes('SQLite format')).toBe(false)
  await close()
  await expect(restore(there)).rejects.toThrow(WrongBackupKey)
  await expect(restore(there, newKeyCode())).rejects.toThrow(WrongBackupKey)
  rmSync(dir, { recursive: true })
  await restore(there, code)
  expect(readSealKey(dir), 'the next copies are enciphered too').toBe(second.key)
  expect(await verifyCentre(dir)).toMatchObject({ ok: true })
})

test('a backup is not restored under a centre that works, nor one of a newer program', async () => {
  await take()
  await expect(restore(newest())).rejects.toThrow('đang chạy')
  await close()
  const copy = join(root, 'newer')
  cpSync(to, copy, { recursive: true })
  const [of] = listBackups(copy, Infinity)
  if (!of) throw new Error('no copy')
  const file = join(copy, of.name, 'centre.db')
  const db = new Database(file)
  db.pragma('user_version = 99')
  db.close()
  const { sha256, bytes } = hashFile(file)
  const manifest = { ...of.manifest, db: { sha256, bytes } }
  await expect(restore({ ...of, manifest })).rejects.toThrow('phiên bản mới hơn')
  expect(await verifyCentre(dir)).toMatchObject({ ok: true })
})
