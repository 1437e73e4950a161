import { expect, it } from 'vitest'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { SIDES_EQUAL, SYNC_START, setSyncStage } from '../../testkit/sync-stage.ts'
import { sendAll, wholeLife } from '../../testkit/sync-steps.ts'
import { settleRestore } from '../usecases/backup/settle-restore.ts'

const stage = setSyncStage()

/** The centre starts on a restored folder. @param lost events that were told and are not there */
async function startRestored(centre: SyncCentre, lost: number): Promise<void> {
  const through = centre.journal.head().seq
  const at = stage.time.clock.now()
  const restored = {
    ...{
      id: 'r',
      backupAt: at - 60_000,
      restoredAt: at,
      how: 'by-itself' as const,
      through,
      lostThrough: through + lost,
    },
    ...{ lostUntil: null, erased: [] },
  } as const
  await centre.executor.execute({ kind: 'nobody', address: '' }, null, (ctx) =>
    settleRestore(centre.deps, restored, ctx),
  )
}

it('a restored centre says so before its line is up: its province begins a new epoch, and has all that comes', async () => {
  const centre = await stage.begin()
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre)
  const backup = centre.db.serialize()
  await wholeLife(centre, 2, SYNC_START)
  await sendAll(centre)
  const restored = await stage.openCopy(backup)
  await startRestored(restored, 5)
  await wholeLife(restored, 3, SYNC_START)
  await sendAll(restored)
  expect(await stage.sides(restored)).toEqual({ ...SIDES_EQUAL, epochs: 2 })
  expect(await stage.statusOf(1, 3)).toEqual(['10 1', '10 1'])
})

it('so does one that lost nothing, and one of which the province had heard less than the backup holds', async () => {
  const centre = await stage.begin()
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre)
  await wholeLife(centre, 2, SYNC_START)
  const restored = await stage.openCopy(centre.db.serialize())
  await startRestored(restored, 0)
  await sendAll(restored)
  expect(await stage.sides(restored)).toEqual({ ...SIDES_EQUAL, epochs: 2 })
  expect(await stage.statusOf(1, 2)).toEqual(['10 1', '10 1'])
})
