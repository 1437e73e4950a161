import { expect, it } from 'vitest'
import { makePerson } from '../journal/persons.ts'
import { systemIds } from '../../platform/ids.ts'
import { dossierEvents } from '../../testkit/sync-centre.ts'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { SIDES_EQUAL, SYNC_START, setSyncStage } from '../../testkit/sync-stage.ts'
import { SYNC_OFFICER, sendAll, wholeLife } from '../../testkit/sync-steps.ts'
import { closeDelivery } from '../usecases/sync/settle.ts'
import { withheldRow } from '../usecases/sync/withhold.ts'
import { fill } from './fill.ts'
import { createSender } from './sender.ts'

const stage = setSyncStage()

/** The province goes back to now, later, and where batches ended until then the centre knows no more. */
async function comparedUpToNow(centre: SyncCentre): Promise<void> {
  const older = stage.backUpProvince()
  await wholeLife(centre, 900, SYNC_START)
  await sendAll(centre)
  centre.db.exec('DELETE FROM sync_mark WHERE through > 0')
  await stage.restoreProvince(older, true)
  await sendAll(centre)
}

it('compares long rows in requests that the province takes', async () => {
  const centre = await stage.begin()
  const words = (): ReturnType<typeof makePerson> => makePerson(systemIds.next(), 'dossier', 'ữ'.repeat(7_900))
  const all = Array.from({ length: 90 }, (_, n) => {
    const [summary, where] = [words(), words()]
    const delivery = { how: 'postal', where: where.ref } as const
    const { events, persons } = dossierEvents(systemIds, n + 1, SYNC_START).received({ summary: summary.ref, delivery })
    return { events, persons: [...persons, summary.row, where.row] }
  })
  await centre.write(
    all.flatMap(({ events }) => events),
    all.flatMap(({ persons }) => persons),
  )
  await sendAll(centre)
  await comparedUpToNow(centre)
  expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)
})

it('takes a row that went without its content for the same, also when it was closed since', async () => {
  const centre = await stage.begin()
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre)
  const { events, persons } = dossierEvents(systemIds, 2, SYNC_START).received()
  await centre.write(events, persons)
  const seq = centre.journal.head().seq
  await fill(centre.world)
  await centre.executor.execute(SYNC_OFFICER, null, () => withheldRow(centre.deps, seq))
  await sendAll(centre)
  await centre.executor.execute(SYNC_OFFICER, null, (ctx) =>
    closeDelivery(centre.deps, { seq, note: 'đã ghi tay' }, ctx),
  )
  await sendAll(centre)
  await comparedUpToNow(centre)
  expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)
})

it('remembers no ends of batches where the other side remembers none: nothing would thin them', async () => {
  const centre = await stage.begin()
  const { history, ...rows } = centre.world.adapter.rows
  expect(history).toBeDefined()
  const world = { ...centre.world, adapter: { ...centre.world.adapter, rows } }
  const sender = createSender(world)
  for (const no of [1, 2, 3]) {
    await wholeLife(centre, no, SYNC_START)
    await sendAll(centre, sender)
  }
  await sendAll(centre, createSender(world))
  expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)
  expect(centre.db.prepare('SELECT through FROM sync_mark').pluck().all()).toEqual([0])
})
