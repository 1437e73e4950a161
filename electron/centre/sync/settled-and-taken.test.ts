import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemIds } from '../../platform/ids.ts'
import { dossierEvents } from '../../testkit/sync-centre.ts'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { SIDES_EQUAL, SYNC_START, attachPaper, setSyncStage } from '../../testkit/sync-stage.ts'
import { SYNC_OFFICER, sendAll } from '../../testkit/sync-steps.ts'
import { closeDelivery, correctDelivery } from '../usecases/sync/settle.ts'
import { createPuller } from './puller.ts'
import { createSender } from './sender.ts'
import { createUploader } from './uploader.ts'

const stage = setSyncStage()

const close = ({ executor, deps }: SyncCentre, seq: number): Promise<unknown> =>
  executor.execute(SYNC_OFFICER, null, (ctx) => closeDelivery(deps, { seq, note: 'Đã xử lý với tỉnh.' }, ctx))

const grant = (from: number, to: number): Promise<unknown> =>
  stage.province.operate('/centres/centre-1/codes', {
    ...{ agencyId: null, codes: { identifier: 'H42.12', ranges: [{ from, to }] }, from: '2026-01-01' },
    ...{ until: null, revoked: false },
  })

it.each([
  ['and said so', 0],
  ['and its answer was lost', 1],
])('sends the paper of a corrected row again that a restored province has taken %s', async (_, answersLost) => {
  const centre = await stage.begin()
  const sender = createSender(centre.world)
  const uploader = createUploader(centre.world, { isOpen: () => true, bytesPerSecond: () => null })
  const { deliveries } = centre.deps.store
  const { events, persons } = dossierEvents(systemIds, 1, SYNC_START).received()
  await centre.write(events, persons)
  const paper = await attachPaper(centre, 1)
  await uploader.step()
  // The file is there, and no row of it.
  const backup = stage.backUpProvince()
  await grant(1_000, 2_000)
  await sendAll(centre, sender)
  await close(centre, deliveries.openTasks(9)[0]?.seq ?? 0)
  await sendAll(centre, sender)
  const [refused] = deliveries.openTasks(9)
  expect(refused).toMatchObject({ type: 'digital.attached', code: 'DOSSIER_UNKNOWN' })
  const seq = refused?.seq ?? 0
  await centre.executor.execute(SYNC_OFFICER, null, (ctx) => correctDelivery(centre.deps, { seq }, ctx))

  let lost = 0
  // As it was before the codes were granted it refuses nothing, but what was to settle it.
  await stage.restoreProvince(backup, true)
  sender.reposition()
  stage.net = async (request, real) => {
    const answer = await real(request)
    if (request.path === '/v1/events' && lost++ < answersLost) throw new Error('the answer was lost')
    return answer
  }
  await sendAll(centre, sender)
  for (const task of deliveries.openTasks(9)) await close(centre, task.seq)
  await sendAll(centre, sender)
  expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)

  rmSync(join(stage.province.dir, 'files', 'centre-1', paper.slice(0, 2), paper))
  await stage.province.operate('/files/check', { everything: true, evenMost: true })
  await expect.poll(() => stage.province.store.lostFiles(), { timeout: 10_000 }).toMatchObject([{ missing: 1 }])
  await createPuller(centre.world, sender.reposition).step()
  await sendAll(centre, sender)
  await uploader.step()
  await sendAll(centre, sender)
  expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)
  expect(await stage.province.store.lostFiles()).toEqual([])
})
