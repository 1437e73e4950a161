import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { systemIds } from '../../platform/ids.ts'
import { setBackupStage } from '../../testkit/backup-stage.ts'
import { verifyCentre } from '../journal/verify.ts'
import { findBackups, listBackups } from './backup-folder.ts'
import { noteErased } from './erased-log.ts'
import { readyData } from './ready-data.ts'
import { restoreBackup } from './restore-backup.ts'
import { readRestoredNote } from './restored-note.ts'

const HOUR_MS = 3_600_000
const stage = setBackupStage()
const { stop, again, issue, technician, look, settled } = stage

async function setSecond(folder: string): Promise<void> {
  const client = await technician()
  expect(await client.call('setSecondBackup', { body: { folder } })).toMatchObject({ ok: true })
  await settled()
}

test('a database of no length after a power cut is damaged, not new: the newest backup takes its place', async () => {
  await issue()
  await look()
  await stop()
  const events = listBackups(stage.backups, Infinity)[0]?.manifest.head.seq
  writeFileSync(join(stage.dir, 'centre.db'), '')
  rmSync(join(stage.dir, 'centre.db-wal'), { force: true })
  await again()
  expect(stage.centre.centre.journal.head().seq).toBeGreaterThan(events ?? 0)
  expect(await issue()).toBe('A002')
})
test('a folder that lost its database and its head does not begin anew where backups are', async () => {
  await issue()
  await look()
  await stop()
  const events = listBackups(stage.backups, Infinity)[0]?.manifest.head.seq
  for (const name of ['centre.db', 'centre.db-wal', 'centre.db-shm', 'head.json'])
    rmSync(join(stage.dir, name), { force: true })
  await again()
  expect(stage.centre.centre.journal.head().seq).toBeGreaterThan(events ?? 0)
  expect(stage.centre.db.prepare(`SELECT COUNT(*) FROM event WHERE type = 'journal.restored'`).pluck().get()).toBe(1)
})
test('the key of the second disk outlives a restore; where it is lost nothing goes there open', async () => {
  const disk = join(stage.root, 'disk')
  mkdirSync(disk)
  await setSecond(disk)
  const made = await (await technician()).call('makeBackupKey', { body: { willKeep: true } })
  expect(made.ok).toBe(true)
  await settled()
  expect(findBackups(disk, Infinity).map(({ manifest }) => manifest.sealedBy !== undefined)).toEqual([true])
  await stop()
  writeFileSync(join(stage.dir, 'centre.db'), Buffer.alloc(65_536, 7))
  rmSync(join(stage.dir, 'centre.db-wal'), { force: true })
  await again()
  stage.centre.clock.advance(HOUR_MS)
  await issue()
  await look()
  expect(findBackups(disk, Infinity).map(({ manifest }) => manifest.sealedBy !== undefined)).toEqual([true, true])

  const before = findBackups(disk, Infinity).length
  writeFileSync(join(stage.dir, 'backup.key'), '')
  stage.centre.clock.advance(HOUR_MS)
  await issue()
  await look()
  expect(stage.centre.centre.deps.backups.state()?.second?.fault?.code).toBe('no-key')
  expect(findBackups(disk, Infinity)).toHaveLength(before)
})
test('half a note of the second disk keeps no backup from being made', async () => {
  const disk = join(stage.root, 'disk')
  mkdirSync(disk)
  await setSecond(disk)
  const count = listBackups(stage.backups, Infinity).length
  await stop()
  writeFileSync(join(stage.backups, 'second.json'), '')
  await again()
  stage.centre.clock.advance(2 * HOUR_MS)
  await issue()
  await look()
  expect(listBackups(stage.backups, Infinity).length).toBe(count + 1)
})
test('a clock that was ahead for a while neither hides the newest backup nor keeps it from the second disk, and its backups go', async () => {
  const disk = join(stage.root, 'disk')
  mkdirSync(disk)
  await setSecond(disk)
  await look()
  stage.centre.clock.set('2027-11-23T09:00')
  await issue()
  await look()
  stage.centre.clock.set('2026-11-23T10:00')
  for (let i = 0; i < 3; i += 1) {
    await issue()
    stage.centre.clock.advance(HOUR_MS)
    await look()
  }
  const head = stage.centre.centre.journal.head().seq
  expect(Math.max(...findBackups(disk, Infinity).map(({ manifest }) => manifest.head.seq))).toBe(head)
  const here = listBackups(stage.backups, stage.centre.clock.now())
  expect(here[0]?.manifest.head.seq).toBe(head)
  const ahead = [...here, ...findBackups(disk, Infinity)].filter(
    ({ manifest }) => manifest.takenAt > stage.centre.clock.now(),
  )
  expect(ahead).toEqual([])
})

test('a data folder named with a slash at its end, or by a link, is restored where it is', async () => {
  await look()
  await stop()
  const [backup] = listBackups(stage.backups, Infinity)
  if (!backup) throw new Error('no backup')
  const link = join(stage.root, 'link')
  symlinkSync(stage.dir, link, 'junction')
  for (const name of [`${stage.dir}${sep}`, link]) {
    writeFileSync(join(stage.dir, 'centre.db'), Buffer.alloc(65_536, 7))
    const note = await restoreBackup({ backup, dir: name, now: stage.centre.clock.now(), how: 'asked', id: name })
    expect(note.replaced?.startsWith(`${realpathSync(stage.dir)}-replaced-`)).toBe(true)
    expect(await verifyCentre(stage.dir)).toMatchObject({ ok: true })
  }
  expect([readdirSync(stage.dir).includes('.restoring'), realpathSync(link)]).toEqual([false, realpathSync(stage.dir)])
  expect(readdirSync(stage.root).filter((name) => name.startsWith('data-replaced'))).toHaveLength(2)
})

test('a database too large to be read at each start is read once it was found damaged, and then gives way', async () => {
  for (let i = 0; i < 3; i += 1) await issue()
  await look()
  stage.centre.db.pragma('wal_checkpoint(TRUNCATE)')
  const file = join(stage.dir, 'centre.db')
  const bytes = readFileSync(file)
  const page = stage.centre.db
    .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'person'`)
    .pluck()
    .get() as number
  bytes.fill(0xff, 4096 * (page - 1), 4096 * page)
  writeFileSync(file, bytes)
  await issue()
  stage.centre.clock.advance(HOUR_MS)
  await look()
  expect(stage.centre.centre.deps.backups.state()?.first.fault?.code).toBe('damaged')
  await stop()
  const log = { warn: () => {}, error: () => {} } as never
  const ready = () =>
    readyData({
      dir: stage.dir,
      backups: stage.backups,
      demo: false,
      largeBytes: 0,
      version: '0',
      clock: stage.centre.clock,
      ids: systemIds,
      log,
    })
  const doubt = join(stage.dir, 'doubt')
  rmSync(doubt)
  await ready()
  expect(readRestoredNote(stage.dir), 'nothing shows').toBeNull()
  writeFileSync(doubt, '')
  await ready()
  expect([readRestoredNote(stage.dir)?.how, existsSync(doubt)]).toEqual(['by-itself', false])
})

test('what the machine itself knows to be erased is erased too when an older copy comes from the second disk', async () => {
  const disk = join(stage.root, 'disk')
  mkdirSync(disk)
  await setSecond(disk)
  await stop()
  noteErased(stage.backups, ['later'], stage.centre.clock.now())
  const [backup] = findBackups(disk, Infinity)
  if (!backup) throw new Error('no backup')
  const note = await restoreBackup({
    backup,
    dir: stage.dir,
    now: stage.centre.clock.now(),
    how: 'asked',
    id: 'r',
    own: stage.backups,
  })
  expect(note.erased).toEqual(['later'])
})

test('a centre that somebody restored, perhaps for a try, writes nothing to the second disk before it is set again', async () => {
  const disk = join(stage.root, 'disk')
  mkdirSync(disk)
  await setSecond(disk)
  await stop()
  const [backup] = listBackups(stage.backups, Infinity)
  if (!backup) throw new Error('no backup')
  await restoreBackup({ backup, dir: stage.dir, now: stage.centre.clock.now(), how: 'asked', id: 'r' })
  await again()
  stage.centre.clock.advance(HOUR_MS)
  await issue()
  await look()
  expect([stage.centre.centre.deps.backups.state()?.second, findBackups(disk, Infinity).length]).toEqual([null, 1])
  await setSecond(disk)
  expect(findBackups(disk, Infinity)).toHaveLength(2)
})
