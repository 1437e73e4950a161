import { expect, it } from 'vitest'
import { systemIds } from '../../platform/ids.ts'
import { dossierEvents } from '../../testkit/sync-centre.ts'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { SYNC_START, setSyncStage } from '../../testkit/sync-stage.ts'
import { sendAll, wholeLife } from '../../testkit/sync-steps.ts'
import { nextCode } from '../usecases/dossier/codes.ts'
import { createPuller } from './puller.ts'

const stage = setSyncStage()
const DAY = '2026-11-23'

/** Dossier 1 stands in the backup, 2 and 3 at the province alone. */
async function restored(ranges: readonly { from: number; to: number }[]): Promise<SyncCentre> {
  const centre = await stage.begin()
  const value = { identifier: 'H42.12', ranges: [...ranges] }
  const payload = { key: 'dossier.codes' as const, agencyId: null, from: '2026-01-01', value, source: '' }
  await centre.write([{ type: 'setting.changed', payload }])
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre)
  const backup = centre.db.serialize()
  for (const no of [2, 3]) await wholeLife(centre, no, SYNC_START)
  await sendAll(centre)
  return await stage.openCopy(backup)
}

/** The code that a desk would give now. */
function next({ deps, executor }: SyncCentre): string {
  const ctx = executor.context({ kind: 'nobody', address: '' })
  const given = nextCode(deps, ctx, { events: [], persons: [] } as never, 'A1')
  return 'code' in given ? given.code : given.refusal.code
}

it('KT-12.1d: after a restore no code is given that the province has; the form of the code stays that of the law', async () => {
  const centre = await restored([{ from: 1, to: 9_999 }])
  expect(next(centre)).toBe('H42.12-261123-0002')
  await sendAll(centre)
  expect(next(centre)).toBe('H42.12-261123-0004')
  const told = JSON.parse(centre.deps.store.deliveries.state('lost') ?? '{}') as object
  expect(told).toMatchObject({ codes: 2, rows: 10 })
  expect(centre.events().filter(({ type }) => type === 'province.codesKnown')).toHaveLength(1)
  // Told once more, nothing is passed over twice.
  stage.time.advance(1_000)
  await sendAll(centre)
  expect(centre.events().filter(({ type }) => type === 'province.codesKnown')).toHaveLength(1)
})

it('a code that was given again before the line was back is refused, and numbers go on well after it', async () => {
  const centre = await restored([{ from: 1, to: 9_999 }])
  const { events, persons } = dossierEvents(systemIds, 2, SYNC_START).received({ dossierId: 'D9' })
  await centre.write(events, persons)
  await sendAll(centre)
  expect(centre.deps.store.deliveries.openTasks(9)).toMatchObject([{ code: 'DOSSIER_EXISTS', dossierId: 'D9' }])
  expect(next(centre)).toBe('H42.12-261123-0023')
  // By that code the province means the other one: what became of that one is not told of ours.
  const code = dossierEvents(systemIds, 2, SYNC_START).code
  const status = { status: 4, unit: null, note: null }
  await stage.province.operate(`/centres/centre-1/dossiers/${code}/status`, status)
  await createPuller(centre.world, () => undefined).step()
  expect(centre.deps.store.deliveries.state('cursor')).not.toBe('')
  expect(centre.deps.store.deliveries.status('D9')).toBeUndefined()
})

it('leaves codes of other identifiers and other days as they are, and passes over at most half of what a range has left', async () => {
  const centre = await restored([
    { from: 1, to: 4 },
    { from: 50, to: 60 },
  ])
  const { events, persons } = dossierEvents(systemIds, 2, SYNC_START).received()
  await centre.write(events, persons)
  await sendAll(centre)
  expect(centre.events().findLast(({ type }) => type === 'province.codesKnown')?.payload).toEqual({
    codes: [{ series: 'H42.12', date: DAY, no: 3 }],
  })
  expect(next(centre)).toBe('H42.12-261123-0004')
  stage.time.advance(86_400_000)
  expect(next(centre)).toBe('H42.12-261124-0001')
})
