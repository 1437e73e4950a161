import type { Deps } from '../../centre/usecases/context.ts'
import { endNotice, resyncProvince } from '../../centre/usecases/sync/act.ts'
import { closeDelivery, correctDelivery, resendDelivery } from '../../centre/usecases/sync/settle.ts'
import { SYNC_OFFICER } from '../sync-steps.ts'
import type { SimCentre } from './centre.ts'
import type { Chance } from './chance.ts'

/** What somebody does about a row that was refused. */
export type Settling = 'resend' | 'correct' | 'close'

const depsOf = (centre: SimCentre): Deps => {
  const { deps, line } = centre.now()
  const syncing = centre.syncing()
  return {
    ...deps,
    line: {
      state: () => (syncing === null ? null : { ...line.state(), rate: null, reading: null }),
      retryNow: (isAnew?: boolean) => syncing?.retryNow(isAnew),
      heard: () => undefined,
      takeOver: () => undefined,
    },
  } as unknown as Deps
}

/** Somebody looks at what was refused. A restored machine is confirmed, and the line tried, by the way. */
export async function settleAll(centre: SimCentre, how: () => Settling): Promise<void> {
  // Its requests take time of the clock that stands still while somebody waits here.
  if (centre.now().line.state().code === 'OTHER_JOURNAL') void centre.takeOver()
  await centre.desk(async ({ world }) => {
    const deps = depsOf(centre)
    for (const { seq, type } of deps.store.deliveries.openTasks(50)) {
      const doing = how()
      await world.executor.execute(SYNC_OFFICER, null, (ctx) => {
        if (doing === 'resend') return resendDelivery(deps, { seq }, ctx)
        if (doing === 'close') return closeDelivery(deps, { seq, note: 'Đã xử lý với tỉnh.' }, ctx)
        const change = type === 'dossier.apologised' ? { change: { field: 'body.late', value: true } } : {}
        return correctDelivery(deps, { seq, ...change }, ctx)
      })
    }
  })
}

/** A technician has everything sent, or read, anew. */
export async function resync(centre: SimCentre, chance: Chance): Promise<void> {
  const what = chance.is(0.7) ? 'up' : 'down'
  await centre.desk(({ world }) =>
    world.executor.execute(SYNC_OFFICER, null, (ctx) => resyncProvince(depsOf(centre), { what }, ctx)),
  )
}

/** Somebody has dealt with what the province told. */
export async function endNotices(centre: SimCentre): Promise<void> {
  await centre.desk(async ({ world, deps }) => {
    for (const { id } of deps.store.deliveries.openNotices(5))
      await world.executor.execute(SYNC_OFFICER, null, (ctx) => endNotice(deps, { noticeId: id }, ctx))
  })
}
