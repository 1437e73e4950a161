import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Timers } from '../../../shared/kernel/time.ts'
import { systemIds } from '../../platform/ids.ts'
import { systemTimers } from '../../platform/time.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'
import { findBackups, listBackups } from './backup-folder.ts'
import { noteErased } from './erased-log.ts'
import { readyData } from './ready-data.ts'
import { restoreBackup } from './restore-backup.ts'
import { readRestoredNote } from './restored-note.ts'

const HOUR_MS = 3_600_000
let root: string
let dir: string
let backups: string
let centre: TestCentre
let looks: (() => void)[]
let stopped: boolean
const timers: Timers = {
  after: systemTimers().after,
  every(ms, run) {
    if (ms === 60_000) looks.push(run)
    return () => {}
  },
}
async function start(more: Partial<TestCentreOptions> = {}): Promise<TestCentre> {
  looks = []
  centre = await startTestCentre({ dir, backups, timers, now: '2026-11-23T08:00', ...more })
  stopped = false
  return centre
}
async function stop(): Promise<void> {
  if (!stopped) await centre.stop()
  stopped = true
}
async function again(): Promise<TestCentre> {
  await stop()
  return start({ clock: centre.clock, deviceTokens: { kiosk: [centre.token('kiosk')] } as never })
}
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'mot-cua-strict-'))
  dir = join(root, 'data')
  backups = join(root, 'backups')
  await start({ preset: 'binh-duong' })
})
afterEach(async () => {
  await stop()
  rmSync(root, { recursive: true, force: true })
})
async function issue(): Promise<string> {
  const issued = await centre.client(centre.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
  return issued.ok ? issued.value.ticket.number : issued.code
}
const settled = (): Promise<void> =>
  vi.waitFor(() => expect(centre.centre.deps.backups.state()?.isBusy).toBe(false), { timeout: 20_000, interval: 20 })
async function look(): Promise<void> {
  for (const run of looks) run()
  await settled()
}
async function setSecond(folder: string): Promise<void> {
  const client = centre.client(await centre.logIn('technician'))
  expect(await client.call('setSecondBackup', { body: { folder } })).toMatchObject({ ok: true })
  await settled()
}

test('a database of no length after a power cut is damaged, not new: the newest backup takes its place', async () => {
  await issue()
  await look()
  await stop()
  const events = listBackups(backups, Infinity)[0]?.manifest.head.seq
  writeFileSync(join(dir, 'centre.db'), '')
  rmSync(join(dir, 'centre.db-wal'), { force: true })
  await again()
  expect(centre.centre.journal.head().seq).toBeGreaterThan(events ?? 0)
  expect(await issue()).toBe('A002')
})
test('a folder that lost its database and its head does not begin anew where backups are', async () => {
  await issue()
  await look()
  await stop()
  const events = listBackups(backups, Infinity)[0]?.manifest.head.seq
  for (const name of ['centre.db', 'centre.db-wal', 'centre.db-shm', 'head.json'])
    rmSync(join(dir, name), { force: true })
  await again()
  expect(centre.centre.journal.head().seq).toBeGreaterThan(events ?? 0)
  expect(centre.db.prepare(`SELECT COUNT(*) FROM event WHERE type = 'journal.restored'`).pluck().get()).toBe(1)
})
test('the key of the second disk outlives a restore; where it is lost nothing goes there open', async () => {
  const disk = join(root, 'disk')
  mkdirSync(disk)
  await setSecond(disk)
  const made = await centre.client(await centre.logIn('technician')).call('makeBackupKey', { body: { willKeep: true } })
  expect(made.ok).toBe(true)
  await settled()
  expect(findBackups(disk, Infinity).map(({ manifest }) => manifest.sealedBy !== undefined)).toEqual([true])
  await stop()
  writeFileSync(join(dir, 'centre.db'), Buffer.alloc(65_536, 7))
  rmSync(join(dir, 'centre.db-wal'), { force: true })
  await again()
  centre.clock.advance(HOUR_MS)
  await issue()
  await look()
  expect(findBackups(disk, Infinity).map(({ manifest }) => manifest.sealedBy !== undefined)).toEqual([true, true])

  const before = findBackups(disk, Infinity).length
  writeFileSync(join(dir, 'backup.key'), '')
  centre.clock.advance(HOUR_MS)
  await issue()
  await look()
  expect(centre.centre.deps.backups.state()?.second?.fault?.code).toBe('no-key')
  expect(findBackups(disk, Infinity)).toHaveLength(before)
})
test('half a note of the second disk keeps no backup from being made', async () => {
  const disk = join(root, 'disk')
  mkdirSync(disk)
  await setSecond(disk)
  const count = listBackups(backups, Infinity).length
  await stop()
  writeFileSync(join(backups, 'second.json'), '')
  await again()
  centre.clock.advance(2 * HOUR_MS)
  await issue()
  await look()
  expect(listBackups(backups, Infinity).length).toBe(count + 1)
})
test('a clock that was ahead for a while neither hides the newest backup nor keeps it from the second disk, and its backups go', async () => {
  const disk = join(root, 'disk')
  mkdirSync(disk)
  await setSecond(disk)
  await look()
  centre.clock.set('2027-11-23T09:00')
  await issue()
  await look()
  centre.clock.set('2026-11-23T10:00')
  for (let i = 0; i < 3; i += 1) {
    await issue()
    centre.clock.advance(HOUR_MS)
    await look()
  }
  const head = centre.centre.journal.head().seq
  expect(Math.max(...findBackups(disk, Infinity).map(({ manifest }) => manifest.head.seq))).toBe(head)
  const here = listBackups(backups, centre.clock.now())
  expect(here[0]?.manifest.head.seq).toBe(head)
  const ahead = [...here, ...findBackups(disk, Infinity)].filter(
    ({ manifest }) => manifest.takenAt > centre.clock.now(),
  )
  expect(ahead).toEqual([])
})

test('a data folder named with a slash at its end, or by a link, is restored where it is', async () => {
  await look()
  await stop()
  const [backup] = listBackups(backups, Infinity)
  if (!backup) throw new Error('no backup')
  const link = join(root, 'link')
  symlinkSync(dir, link, 'junction')
  for (const name of [`${dir}${sep}`, link]) {
    writeFileSync(join(dir, 'centre.db'), Buffer.alloc(65_536, 7))
    const note = await restoreBackup({ backup, dir: name, now: centre.clock.now(), how: 'asked', id: name })
    expect(note.replaced?.startsWith(`${realpathSync(dir)}-replaced-`)).toBe(true)
    expect(await verifyCentre(dir)).toMatchObject({ ok: true })
  }
  expect([readdirSync(dir).includes('.restoring'), realpathSync(link)]).toEqual([false, realpathSync(dir)])
  expect(readdirSync(root).filter((name) => name.startsWith('data-replaced'))).toHaveLength(2)
})

test('a database too large to be read at each start is read once it was found damaged, and then gives way', async () => {
  for (let i = 0; i < 3; i += 1) await issue()
  await look()
  centre.db.pragma('wal_checkpoint(TRUNCATE)')
  const file = join(dir, 'centre.db')
  const bytes = readFileSync(file)
  const page = centre.db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'person'`).pluck().get() as number
  bytes.fill(0xff, 4096 * (page - 1), 4096 * page)
  writeFileSync(file, bytes)
  await issue()
  centre.clock.advance(HOUR_MS)
  await look()
  expect(centre.centre.deps.backups.state()?.first.fault?.code).toBe('damaged')
  await stop()
  const log = { warn: () => {}, error: () => {} } as never
  const ready = () =>
    readyData({ dir, backups, demo: false, largeBytes: 0, version: '0', clock: centre.clock, ids: systemIds, log })
  const doubt = join(dir, 'doubt')
  rmSync(doubt)
  await ready()
  expect(readRestoredNote(dir), 'nothing shows').toBeNull()
  writeFileSync(doubt, '')
  await ready()
  expect([readRestoredNote(dir)?.how, existsSync(doubt)]).toEqual(['by-itself', false])
})

test('what the machine itself knows to be erased is erased too when an older copy comes from the second disk', async () => {
  const disk = join(root, 'disk')
  mkdirSync(disk)
  await setSecond(disk)
  await stop()
  noteErased(backups, ['later'], centre.clock.now())
  const [backup] = findBackups(disk, Infinity)
  if (!backup) throw new Error('no backup')
  const note = await restoreBackup({ backup, dir, now: centre.clock.now(), how: 'asked', id: 'r', own: backups })
  expect(note.erased).toEqual(['later'])
})

test('a centre that somebody restored, perhaps for a try, writes nothing to the second disk before it is set again', async () => {
  const disk = join(root, 'disk')
  mkdirSync(disk)
  await setSecond(disk)
  await stop()
  const [backup] = listBackups(backups, Infinity)
  if (!backup) throw new Error('no backup')
  await restoreBackup({ backup, dir, now: centre.clock.now(), how: 'asked', id: 'r' })
  await again()
  centre.clock.advance(HOUR_MS)
  await issue()
  await look()
  expect([centre.centre.deps.backups.state()?.second, findBackups(disk, Infinity).length]).toEqual([null, 1])
  await setSecond(disk)
  expect(findBackups(disk, Infinity)).toHaveLength(2)
})
