import { assertNever } from '../../../shared/kernel/assert-never.ts'
import type { Centre } from '../centre.ts'
import type { Caller } from '../usecases/context.ts'
import { getQueue, listPrintJobs } from '../usecases/read-desk.ts'
import { getBoard, getRatingDesk, listServices } from '../usecases/read-hall.ts'

/** What a client of the live channel begins with: the one view that its page shows. */
export function snapshotFor({ deps, executor }: Centre, caller: Caller): Record<string, unknown> {
  const ctx = executor.context(caller)
  if (caller.kind === 'nobody') return {}
  if (caller.kind === 'person')
    return caller.actor.counterId === null ? getBoard(deps, ctx) : getQueue(deps, ctx, caller.actor.counterId)
  switch (caller.device.role) {
    case 'kiosk':
    case 'counter':
      return listServices(deps, ctx)
    case 'board':
      return getBoard(deps, ctx)
    case 'rating':
      return getRatingDesk(deps, ctx)
    case 'station':
      return listPrintJobs(deps, ctx, undefined)
    default:
      return assertNever(caller.device.role)
  }
}
