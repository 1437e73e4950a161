import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BackupsView } from '../../../shared/api/backup-views.ts'
import type { Client } from '../../../shared/api/client.ts'
import type { Timers } from '../../../shared/kernel/time.ts'
import { systemTimers } from '../../platform/time.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'
import { findBackups, listBackups } from './backup-folder.ts'
import { DataDamaged } from './data-damaged.ts'

const HOUR_MS = 3_600_000
let root: string
let dir: string
let backups: string
let centre: TestCentre
let looks: (() => void)[]
let stopped: boolean

/** Minutes pass when the test says so. */
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
/** Starts again on what lies there. */
async function again(): Promise<TestCentre> {
  await stop()
  return start({ clock: centre.clock, deviceTokens: { kiosk: [centre.token('kiosk')] } as never })
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'mot-cua-backups-'))
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
const technician = async (): Promise<Client> => centre.client(await centre.logIn('technician'))
async function view(client: Client): Promise<BackupsView> {
  const got = await client.call('getBackups', {})
  if (!got.ok) throw new Error(got.code)
  return got.value
}
/** A minute passes; resolves when what it began has ended. */
async function look(): Promise<void> {
  for (const run of looks) run()
  await settled()
}
const settled = (): Promise<void> =>
  vi.waitFor(() => expect(centre.centre.deps.backups.state()?.isBusy).toBe(false), { timeout: 20_000, interval: 20 })
const troubles = (): string[] => centre.centre.deps.store.health.troublesOf('').map(({ trouble }) => trouble)

test('by itself every hour in which somebody worked, once after closing, and when asked; the last good one is shown', async () => {
  const client = await technician()
  await look()
  expect(listBackups(backups, Infinity)).toHaveLength(1)
  await issue()
  await look()
  expect(listBackups(backups, Infinity), 'not before the hour').toHaveLength(1)
  centre.clock.advance(HOUR_MS)
  await look()
  const shown = await view(client)
  expect(shown.first).toMatchObject({ count: 2, lastGoodAt: centre.clock.now(), fault: null })
  expect([shown.second, shown.nextAt, troubles()]).toEqual([null, null, []])
  centre.clock.advance(HOUR_MS)
  await look()
  expect(listBackups(backups, Infinity), 'nobody worked').toHaveLength(2)

  await issue()
  await client.call('backUpNow', { body: {} })
  await settled()
  expect(listBackups(backups, Infinity)[0]?.manifest.kind).toBe('asked')
  centre.clock.set('2026-11-23T15:40')
  await issue()
  await look()
  await issue()
  await look()
  centre.clock.set('2026-11-23T17:20')
  await look()
  centre.clock.advance(11 * 60_000)
  await look()
  expect(listBackups(backups, Infinity).map(({ manifest }) => manifest.kind)).toEqual([
    'close',
    'hour',
    'asked',
    'hour',
    'hour',
  ])
}, 30_000)

test('a second disk: tried when it is set, missed when it is away, and told until it is back', async () => {
  const client = await technician()
  const disk = join(root, 'disk')
  const set = (folder: string) => client.call('setSecondBackup', { body: { folder } })
  expect(await set('disk')).toMatchObject({ code: 'BAD_REQUEST' })
  expect(await set(disk)).toMatchObject({ code: 'BACKUP_PLACE_UNUSABLE', detail: { why: 'away' } })
  expect(await set(join(dir, 'media'))).toMatchObject({ code: 'BACKUP_PLACE_UNUSABLE', detail: { why: 'inside' } })
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
    readFileSync(join(dir, 'centre.db')).includes(code) || readFileSync(join(dir, 'centre.db-wal')).includes(code)
  expect(all, 'the code is in no table').toBe(false)
  expect(listBackups(backups, Infinity)[0]?.manifest.files.map(({ path }) => path)).not.toContain('backup.key')

  rmSync(disk, { recursive: true })
  for (let i = 0; i < 2; i += 1) {
    await issue()
    centre.clock.advance(HOUR_MS)
    await look()
  }
  expect([troubles(), (await view(client)).second?.fault?.code]).toEqual([['backup-away'], 'away'])
  expect(listBackups(backups, Infinity).length, 'the first disk goes on').toBeGreaterThan(2)
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
  const kept = centre.centre.journal.head().seq
  for (let i = 0; i < 2; i += 1) await issue()
  const lost = centre.centre.journal.head().seq
  const epoch = centre.centre.deps.store.deliveries.epoch()?.epoch
  centre.db.pragma('wal_checkpoint(TRUNCATE)')
  await stop()
  // Nothing of it can be read any more.
  writeFileSync(join(dir, 'centre.db'), Buffer.alloc(65_536, 7))
  centre.clock.advance(20 * 60_000)

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
  expect(await verifyCentre(dir)).toMatchObject({ ok: true })
  expect(readdirSync(root).filter((name) => name.startsWith('data-replaced'))).toHaveLength(1)
  const count = (): number =>
    restored.db.prepare(`SELECT COUNT(*) FROM event WHERE type = 'journal.restored'`).pluck().get() as number
  expect(count()).toBe(1)
  await again()
  expect(await issue()).toBe('A102')
  expect(centre.db.prepare(`SELECT COUNT(*) FROM event WHERE type = 'journal.restored'`).pluck().get()).toBe(1)
})

test('a database with some bad pages: what the chain proves of later is saved, and nothing is lost', async () => {
  await issue()
  await look()
  for (let i = 0; i < 4; i += 1) await issue()
  await stop()
  rmSync(join(dir, 'journal.key'))
  await again()
  const told = await centre.client(await centre.logIn('leader')).call('getLastRestore', {})
  expect(told).toMatchObject({ ok: true, value: { restore: { lostEvents: 0 } } })
  expect(await issue(), 'nothing is lost, nothing is passed over').toBe('A006')
  expect(await verifyCentre(dir)).toMatchObject({ ok: true })
})

test('without a usable backup, or on an empty folder beside backups, a centre does not begin anew in silence', async () => {
  await look()
  await stop()
  rmSync(dir, { recursive: true })
  await expect(start()).rejects.toThrow(DataDamaged)
  expect(existsSync(dir)).toBe(false)
  mkdirSync(dir)
  writeFileSync(join(dir, 'head.json'), JSON.stringify({ seq: 5, hash: 'x' }))
  const [only] = listBackups(backups, Infinity)
  writeFileSync(join(backups, only?.name ?? '', 'centre.db'), 'nothing')
  await expect(start()).rejects.toThrow('bị hỏng')
  expect(readdirSync(dir)).toEqual(['head.json'])
  stopped = true
})

test('who was erased after the backup is erased again when it is restored', async () => {
  const before = centre.centre.deps.store
  const [officer] = before.config().officers.values()
  await look()
  const ids = centre.db
    .prepare(`SELECT id FROM person WHERE kind = 'name' AND body IS NOT NULL LIMIT 30`)
    .pluck()
    .all() as string[]
  await centre.centre.executor.execute({ kind: 'nobody', address: '' }, null, (ctx) => ({
    events: ids.map((personId) => ({ type: 'person.erased', payload: { personId, ground: 'request' } })),
    apply: (operational) => operational.erasePersons(ids, ctx.now),
  }))
  expect(officer).toBeDefined()
  await stop()
  writeFileSync(join(dir, 'centre.db'), Buffer.alloc(65_536, 7))
  rmSync(join(dir, 'centre.db-wal'), { force: true })
  await again()
  const left = centre.db.prepare(
    `SELECT COUNT(*) FROM person WHERE body IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
  )
  expect(ids.length).toBeGreaterThan(0)
  expect(left.pluck().get(JSON.stringify(ids))).toBe(0)
  expect(await verifyCentre(dir)).toMatchObject({ ok: true })
})
