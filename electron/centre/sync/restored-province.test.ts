import { expect, it } from 'vitest'
import { systemIds } from '../../platform/ids.ts'
import { dossierEvents } from '../../testkit/sync-centre.ts'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { SIDES_EQUAL, SYNC_START, setSyncStage } from '../../testkit/sync-stage.ts'
import { SYNC_OFFICER, newEpoch, sendAll, wholeLife } from '../../testkit/sync-steps.ts'
import { CURSOR } from '../usecases/sync/apply-changes.ts'
import { resendDelivery } from '../usecases/sync/settle.ts'
import { takeOver } from './place.ts'
import { createPuller } from './puller.ts'
import { createSender } from './sender.ts'

const stage = setSyncStage()
const CODE = '/centres/centre-1/dossiers/H42.12-261123-0001'

const grant = (to: number): Promise<unknown> =>
  stage.province.operate('/centres/centre-1/codes', {
    ...{ agencyId: null, codes: { identifier: 'H42.12', ranges: [{ from: 1, to }] } },
    ...{ from: '2026-01-01', until: null, revoked: false },
  })
const resend = ({ executor, deps }: SyncCentre, seq: number): Promise<unknown> =>
  executor.execute(SYNC_OFFICER, null, (ctx) => resendDelivery(deps, { seq }, ctx))
const say = (unit: string): Promise<unknown> =>
  stage.province.operate(`${CODE}/status`, { status: 4, unit, note: null })
const unitOf = ({ deps }: SyncCentre): string | null | undefined => deps.store.deliveries.status('D1')?.unit

it('a centre with nothing to send hears with the changes that the province has lost rows', async () => {
  const centre = await stage.begin()
  const backup = stage.backUpProvince()
  await wholeLife(centre, 1, SYNC_START)
  const sender = createSender(centre.world)
  await sendAll(centre, sender)
  await stage.restoreProvince(backup, true)
  const puller = createPuller(centre.world, () => sender.reposition())
  expect(await puller.step()).toBe('idle')
  await sendAll(centre, sender)
  expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)
  expect(await stage.statusOf(1)).toEqual(['10 1'])
})

it('what waits at the older province for somebody is a task again', async () => {
  const centre = await stage.begin()
  await grant(1)
  await wholeLife(centre, 1, SYNC_START)
  const second = dossierEvents(systemIds, 2, SYNC_START).received()
  await centre.write(second.events, second.persons)
  await sendAll(centre)
  const backup = stage.backUpProvince()
  await grant(9)
  await resend(centre, centre.deps.store.deliveries.openTasks(1)[0]?.seq ?? 0)
  await wholeLife(centre, 3, SYNC_START)
  await sendAll(centre)
  expect(centre.deps.store.deliveries.openTaskCount()).toBe(0)
  await stage.restoreProvince(backup, true)
  await sendAll(centre)
  expect(centre.deps.store.deliveries.openTasks(9).map(({ code }) => code)).toContain('CODE_OUT_OF_RANGE')
})

it('a refused row that is made anew goes in its turn, whoever sends it again before', async () => {
  const centre = await stage.begin()
  await grant(1)
  const backup = stage.backUpProvince()
  await wholeLife(centre, 1, SYNC_START)
  const second = dossierEvents(systemIds, 2, SYNC_START).received()
  await centre.write(second.events, second.persons)
  await sendAll(centre)
  await stage.restoreProvince(backup, true)
  const sender = createSender(centre.world)
  // It finds out how far the province is, and the line breaks.
  stage.net = (request, real) => (request.path === '/v1/events' ? Promise.reject(new Error('no line')) : real(request))
  await sender.step()
  await resend(centre, centre.deps.store.deliveries.openTasks(1)[0]?.seq ?? 0)
  stage.net = (request, real) => real(request)
  centre.line.retryNow()
  await sendAll(centre, sender)
  expect(await stage.statusOf(1)).toEqual(['10 1'])
})

it('a centre that was taken over is taken over again when the province forgets it', async () => {
  const centre = await stage.begin()
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre)
  const copy = centre.db.serialize()
  // The province has come to a third epoch, and is restored to the second: the copy's own first is an older one.
  await newEpoch(centre)
  await sendAll(centre)
  const second = stage.backUpProvince()
  await newEpoch(centre)
  await sendAll(centre)
  const restored = await stage.openCopy(copy)
  await createSender(restored.world).step()
  expect(restored.line.state().code).toBe('OTHER_JOURNAL')
  expect(await takeOver(restored.world)).toBe(true)
  restored.line.retryNow()
  await sendAll(restored)
  await stage.restoreProvince(second, true)
  await createSender(restored.world).step()
  expect(restored.line.state().code).toBe('OTHER_JOURNAL')
  expect(await takeOver(restored.world)).toBe(true)
  restored.line.retryNow()
  await wholeLife(restored, 2, SYNC_START)
  await sendAll(restored)
  expect(await stage.sides(restored)).toEqual({ ...SIDES_EQUAL, epochs: 3 })
  expect(await stage.statusOf(1, 2)).toEqual(['10 1', '10 1'])
})

it('reads anew what a restored province says, though it counts its changes by the same numbers', async () => {
  const centre = await stage.begin()
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre)
  const puller = createPuller(centre.world, () => undefined)
  const backup = stage.backUpProvince()
  await say('Phòng A')
  await puller.step()
  await stage.restoreProvince(backup, true)
  stage.time.advance(1_000)
  await say('Phòng B')
  await puller.step()
  expect(unitOf(centre)).toBe('Phòng B')
})

it('takes what the province says last, whatever its clock said before', async () => {
  const centre = await stage.begin()
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre)
  const puller = createPuller(centre.world, () => undefined)
  await say('Phòng A')
  await puller.step()
  // Its clock was a year ahead, and is put right.
  const body = { code: 'H42.12-261123-0001', status: 4, unit: 'Phòng B', note: null }
  const change = { kind: 'dossier.status', key: 'dossier.status:H42.12-261123-0001', at: SYNC_START - 1, body }
  await stage.province.store.transaction((tx) => tx.addChange('centre-1', change))
  await puller.step()
  expect(unitOf(centre)).toBe('Phòng B')
})

it('whoever has everything read anew while an answer is under way has it read anew', async () => {
  const centre = await stage.begin()
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre)
  await say('Phòng A')
  stage.net = async (request, real) => {
    const answer = await real(request)
    await centre.executor.execute(SYNC_OFFICER, null, () => ({
      apply: (operational) => operational.setSyncState(CURSOR, 'anew'),
    }))
    return answer
  }
  await createPuller(centre.world, () => undefined).step()
  expect(centre.deps.store.deliveries.state(CURSOR)).toBe('anew')
})
