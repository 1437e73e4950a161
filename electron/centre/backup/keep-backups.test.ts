import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BackupsView } from '../../../shared/api/backup-views.ts'
import type { Client } from '../../../shared/api/client.ts'
import { setBackupStage } from '../../testkit/backup-stage.ts'
import { verifyCentre } from '../journal/verify.ts'
import { findBackups, listBackups } from './backup-folder.ts'
import { DataDamaged } from './data-damaged.ts'

const HOUR_MS = 3_600_000
const stage = setBackupStage()
const { start, stop, again, issue, technician, look, settled } = stage

async function view(client: Client): Promise<BackupsView> {
  const got = await client.call('getBackups', {})
  if (!got.ok) throw new Error(got.code)
  return got.value
}
const troubles = (): string[] => stage.centre.centre.deps.store.health.troublesOf('').map(({ trouble }) => trouble)

test('by itself every hour in which somebody worked, once after closing, and when asked; the last good one is shown', async () => {
  const client = await technician()
  await look()
  expect(listBackups(stage.backups, Infinity)).toHaveLength(1)
  await issue()
  await look()
  expect(listBackups(stage.backups, Infinity), 'not before the hour').toHaveLength(1)
  stage.centre.clock.advance(HOUR_MS)
  await look()
  const shown = await view(client)
  expect(shown.first).toMatchObject({ count: 2, lastGoodAt: stage.centre.clock.now(), fault: null })
  expect([shown.second, shown.nextAt, troubles()]).toEqual([null, null, []])
  stage.centre.clock.advance(HOUR_MS)
  await look()
  expect(listBackups(stage.backups, Infinity), 'nobody worked').toHaveLength(2)

  await issue()
  await client.call('backUpNow', { body: {} })
  await settled()
  expect(listBackups(stage.backups, Infinity)[0]?.manifest.kind).toBe('asked')
  stage.centre.clock.set('2026-11-23T15:40')
  await issue()
  await look()
  await issue()
  await look()
  stage.centre.clock.set('2026-11-23T17:20')
  await look()
  stage.centre.clock.advance(11 * 60_000)
  await look()
  expect(listBackups(stage.backups, Infinity).map(({ manifest }) => manifest.kind)).toEqual([
    'close',
    'hour',
    'asked',
    'hour',
    'hour',
  ])
}, 30_000)

test('a second disk: tried when it is set, missed when it is away, and told until it is back', async () => {
  const client = await technician()
  const disk = join(stage.root, 'disk')
  const set = (folder: string) => client.call('setSecondBackup', { body: { folder } })
  expect(await set('disk')).toMatchObject({ code: 'BAD_REQUEST' })
  expect(await set(disk)).toMatchObject({ code: 'BACKUP_PLACE_UNUSABLE', detail: { why: 'away' } })
  expect(await set(join(stage.dir, 'media'))).toMatchObject({
    code: 'BACKUP_PLACE_UNUSABLE',
    detail: { why: 'inside' },
  })
  mkdirSync(disk)
  expect(await set(disk)).toMatchObject({ ok: true })
  await settled()
  expect((await view(client)).second).toMatchObject({ count: 1, fault: null, isSameDisk: true, isSealed: false })

  const made = await client.call('makeBackupKey', { body: { willKeep: true } })
  const code = made.ok ? made.value.code : ''
  await settled()
  expect(code).toMatch(/^(\w{4}-){7}\w{4}$/)
  expect((await view(client)).second).toMatchObject({ count: 1, isSealed: true })
  expect(
    findBackups(disk, Infinity).map(({ manifest }) => manifest.sealedBy !== undefined),
    'what was open there is gone',
  ).toEqual([true])
  const all =
    readFileSync(join(stage.dir, 'centre.db')).includes(code) ||
    readFileSync(join(stage.dir, 'centre.db-wal')).includes(code)
  expect(all, 'the code is in no table').toBe(false)
  expect(listBackups(stage.backups, Infinity)[0]?.manifest.files.map(({ path }) => path)).not.toContain('backup.key')

  rmSync(disk, { recursive: true })
  for (let i = 0; i < 2; i += 1) {
    await issue()
    stage.centre.clock.advance(HOUR_MS)
    await look()
  }
  expect([troubles(), (await view(client)).second?.fault?.code]).toEqual([['backup-away'], 'away'])
  expect(listBackups(stage.backups, Infinity).length, 'the first disk goes on').toBeGreaterThan(2)
  expect(await again().then(async () => (await view(await technician())).second), 'not looked at yet').toBeNull()
  await look()
  expect((await view(await technician())).second?.lastGoodAt, 'known after a restart').toBeGreaterThan(0)
  mkdirSync(disk)
  await (await technician()).call('setSecondBackup', { body: { folder: disk } })
  await settled()
  await look()
  expect(troubles()).toEqual([])
}, 40_000)

test('a damaged database takes its newest backup at the start: told, numbers passed over, a new epoch, nothing deleted', async () => {
  for (let i = 0; i < 3; i += 1) await issue()
  await look()
  const kept = stage.centre.centre.journal.head().seq
  for (let i = 0; i < 2; i += 1) await issue()
  const lost = stage.centre.centre.journal.head().seq
  const epoch = stage.centre.centre.deps.store.deliveries.epoch()?.epoch
  stage.centre.db.pragma('wal_checkpoint(TRUNCATE)')
  await stop()
  // Nothing of it can be read any more.
  writeFileSync(join(stage.dir, 'centre.db'), Buffer.alloc(65_536, 7))
  stage.centre.clock.advance(20 * 60_000)

  const restored = await again()
  const officer = restored.client(await restored.logIn('O1', 'C1'))
  const told = await officer.call('getLastRestore', {})
  expect(told).toMatchObject({
    ok: true,
    value: { restore: { how: 'by-itself', lostEvents: lost - kept, backupAt: expect.any(Number) } },
  })
  expect(await issue(), 'two numbers are lost, none comes again').toBe('A101')
  const now = restored.centre.deps.store.deliveries.epoch()
  expect([now?.epoch === epoch, now?.afterSeq, now?.follows]).toEqual([false, kept, null])
  expect(await verifyCentre(stage.dir)).toMatchObject({ ok: true })
  expect(readdirSync(stage.root).filter((name) => name.startsWith('data-replaced'))).toHaveLength(1)
  const count = (): number =>
    restored.db.prepare(`SELECT COUNT(*) FROM event WHERE type = 'journal.restored'`).pluck().get() as number
  expect(count()).toBe(1)
  await again()
  expect(await issue()).toBe('A102')
  expect(stage.centre.db.prepare(`SELECT COUNT(*) FROM event WHERE type = 'journal.restored'`).pluck().get()).toBe(1)
})

test('a database with some bad pages: what the chain proves of later is saved, and nothing is lost', async () => {
  await issue()
  await look()
  for (let i = 0; i < 4; i += 1) await issue()
  await stop()
  rmSync(join(stage.dir, 'journal.key'))
  await again()
  const told = await stage.centre.client(await stage.centre.logIn('leader')).call('getLastRestore', {})
  expect(told).toMatchObject({ ok: true, value: { restore: { lostEvents: 0 } } })
  expect(await issue(), 'nothing is lost, nothing is passed over').toBe('A006')
  expect(await verifyCentre(stage.dir)).toMatchObject({ ok: true })
})

test('without a usable backup, or on an empty folder beside backups, a centre does not begin anew in silence', async () => {
  await look()
  await stop()
  rmSync(stage.dir, { recursive: true })
  await expect(start()).rejects.toThrow(DataDamaged)
  expect(existsSync(stage.dir)).toBe(false)
  mkdirSync(stage.dir)
  writeFileSync(join(stage.dir, 'head.json'), JSON.stringify({ seq: 5, hash: 'x' }))
  const [only] = listBackups(stage.backups, Infinity)
  writeFileSync(join(stage.backups, only?.name ?? '', 'centre.db'), 'nothing')
  await expect(start()).rejects.toThrow('bị hỏng')
  expect(readdirSync(stage.dir)).toEqual(['head.json'])
})

test('who was erased after the backup is erased again when it is restored', async () => {
  const before = stage.centre.centre.deps.store
  const [officer] = before.config().officers.values()
  await look()
  const ids = stage.centre.db
    .prepare(`SELECT id FROM person WHERE kind = 'name' AND body IS NOT NULL LIMIT 30`)
    .pluck()
    .all() as string[]
  await stage.centre.centre.executor.execute({ kind: 'nobody', address: '' }, null, (ctx) => ({
    events: ids.map((personId) => ({ type: 'person.erased', payload: { personId, ground: 'request' } })),
    apply: (operational) => operational.erasePersons(ids, ctx.now),
  }))
  expect(officer).toBeDefined()
  await stop()
  writeFileSync(join(stage.dir, 'centre.db'), Buffer.alloc(65_536, 7))
  rmSync(join(stage.dir, 'centre.db-wal'), { force: true })
  await again()
  const left = stage.centre.db.prepare(
    `SELECT COUNT(*) FROM person WHERE body IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
  )
  expect(ids.length).toBeGreaterThan(0)
  expect(left.pluck().get(JSON.stringify(ids))).toBe(0)
  expect(await verifyCentre(stage.dir)).toMatchObject({ ok: true })
})
