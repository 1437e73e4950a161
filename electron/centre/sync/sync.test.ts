import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, it, vi } from 'vitest'
import { startTestProvince } from '../../../province/testkit/start-test-province.ts'
import type { TestProvince } from '../../../province/testkit/start-test-province.ts'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { systemIds } from '../../platform/ids.ts'
import { besides, dossierEvents, openSyncCentre } from '../../testkit/sync-centre.ts'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { SYNC_OFFICER } from '../../testkit/sync-steps.ts'
import type { Deps } from '../usecases/context.ts'
import { resyncProvince } from '../usecases/sync/act.ts'
import { withheldRow } from '../usecases/sync/withhold.ts'
import { fill } from './fill.ts'
import { httpTransport } from './http/transport.ts'
import type { Transport } from './http/transport.ts'
import { createSender } from './sender.ts'
import { readReach } from '../usecases/sync/reach.ts'

const START = Date.parse('2026-11-23T01:00:00Z')
let province: TestProvince
const dirs: string[] = []

afterEach(async () => {
  await province.dispose()
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

/** A centre and its province; `net` may break what goes between. */
async function begin(net: (real: Transport) => Transport = (real) => real): Promise<SyncCentre> {
  const time = createManualTime(START)
  province = await startTestProvince({ clock: time.clock })
  const token = await province.addCentre('centre-1')
  const dir = mkdtempSync(join(tmpdir(), 'sync-'))
  dirs.push(dir)
  return await openSyncCentre({
    ...{ id: 'centre-1', dir, token, ids: systemIds, chance: () => 0, ...time },
    transport: net(httpTransport(province.url)),
    pack: (text) => gzipSync(text),
  })
}

async function drain(centre: SyncCentre): Promise<void> {
  const sender = createSender(centre.world)
  for (let done = await sender.step(); done !== 'idle'; done = await sender.step())
    if (done === 'fault') throw new Error(JSON.stringify(centre.line.state()))
}

it('brings both sides to the same rows', async () => {
  const centre = await begin()
  const one = dossierEvents(systemIds, 1, START)
  for (const { events, persons } of [one.received(), one.forwarded(), one.apologised(), one.resultRecorded()])
    await centre.write(events, persons)
  await centre.write([besides(1)])
  await drain(centre)
  const reach = readReach(centre.deps)
  const there = await province.store.centre('centre-1')
  expect(reach).toEqual({ epoch: there?.epochs.at(-1)?.epoch, through: 6, rows: 6, digest: there?.digest })
  expect(centre.deps.store.deliveries.waiting()).toEqual({ rows: 0, oldestMs: null })
  expect(centre.deps.store.deliveries.ofDossier('D1').map(({ state, body, status }) => [state, body, status])).toEqual([
    ['accepted', null, 2],
    ['accepted', null, 4],
    ['accepted', null, 4],
    ['accepted', null, 9],
  ])
})

/** Two batches and a bit. */
const MANY = 2_100

it('sends a batch before the one ahead is answered, and again when it has overtaken that one', async () => {
  let under = 0
  let most = 0
  let second: (() => void) | null = null
  const overtaken = new Promise<void>((resolve) => (second = resolve))
  let batches = 0
  const centre = await begin((real) => async (request) => {
    if (request.path !== '/v1/events') return await real(request)
    const nth = ++batches
    most = Math.max(most, ++under)
    // The first waits on the way until the second was answered.
    if (nth === 1) await overtaken
    const answer = await real(request).finally(() => (under -= 1))
    if (nth === 2) second?.()
    return answer
  })
  await centre.write(Array.from({ length: MANY }, (_, n) => besides(n)))
  const sender = createSender(centre.world)
  expect([await sender.step(), centre.line.state().state]).toEqual(['more', 'up'])
  for (let done = await sender.step(); done !== 'idle'; done = await sender.step()) expect(done).toBe('more')
  expect({ most, batches }).toEqual({ most: 2, batches: 5 })
  const there = await province.store.centre('centre-1')
  expect(readReach(centre.deps)).toMatchObject({ through: MANY + 1, rows: MANY + 1, digest: there?.digest })
})

it('sends everything anew as fast as the first time, and takes no row that is made otherwise for another', async () => {
  let batches = 0
  const centre = await begin((real) => (request) => {
    batches += Number(request.path === '/v1/events')
    return real(request)
  })
  await drain(centre)
  await centre.write(Array.from({ length: MANY }, (_, n) => besides(n)))
  await fill(centre.world)
  // Its content is made otherwise when it is made again.
  await centre.executor.execute(SYNC_OFFICER, null, () => withheldRow(centre.deps, MANY))
  await drain(centre)
  const epoch = readReach(centre.deps)?.epoch
  batches = 0
  const line = { state: () => ({}), retryNow: () => undefined }
  const deps = { ...centre.deps, line } as unknown as Deps
  await centre.executor.execute(SYNC_OFFICER, null, (ctx) => resyncProvince(deps, { what: 'up' }, ctx))
  await drain(centre)
  expect(batches).toBe(3)
  expect(readReach(centre.deps)).toMatchObject({ epoch, through: MANY + 1, rows: MANY + 1 })
  await centre.write(Array.from({ length: MANY }, (_, n) => besides(n)))
  await drain(centre)
  expect(batches).toBe(6)
})

it('writes a batch in parts when many of its rows are refused, each refused once and by the right reason', async () => {
  const centre = await begin()
  const steps = dossierEvents(systemIds, 1, START)
  // Nobody has received these dossiers: every other row is refused.
  const events = Array.from({ length: 240 }, (_, n) =>
    n % 2 === 0
      ? besides(n)
      : { ...steps.forwarded().events[0]!, payload: { dossierId: `X${n}`, officerId: 'O1', late: false } },
  )
  await centre.write(events as Parameters<SyncCentre['write']>[0])
  const parts = vi.spyOn(centre.deps.store.deliveries, 'plain')
  await drain(centre)
  expect(centre.deps.store.deliveries.openTaskCount()).toBe(120)
  expect(Math.max(...parts.mock.calls.map(([seqs]) => seqs.length))).toBeLessThan(100)
})
