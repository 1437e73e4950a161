import { RETENTION_KINDS } from '../../../shared/domain/retention-kinds.ts'
import type { RetentionKind } from '../../../shared/domain/retention-kinds.ts'
import { RETENTION } from '../../../shared/domain/retention.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import { addDays, startOfDay } from '../../../shared/domain/time/vietnam-time.ts'
import type { Ctx, Decision, Deps } from './context.ts'

/** So many rows in one transaction: the hall is answered in between. */
const AT_ONCE = 25

type Due = { readonly kind: RetentionKind; readonly ids: readonly string[] }

/**
 * Erases some of what is older than its retention and not in use; the journal tells of each row, and how many of which
 * kind (product.md, invariant 8). Call it until it says that no more is left.
 */
export function applyRetention(deps: Deps, ctx: Ctx): Decision<{ more: boolean }> {
  const due = dueRows(deps, ctx)
  const ids = due.flatMap((one) => one.ids)
  const answer = () => ({ more: ids.length === AT_ONCE })
  if (ids.length === 0) return { answer }
  const counts = Object.fromEntries(due.map((one) => [one.kind, one.ids.length]))
  return {
    events: [
      { type: 'retention.applied', payload: { counts } },
      ...ids.map((personId): NewEvent => ({ type: 'person.erased', payload: { personId, ground: 'retention' } })),
    ],
    apply: (operational) => operational.erasePersons(ids, ctx.now),
    answer,
  }
}

/**
 * Counts from the last day that the centre worked, not from what the clock says today: a clock that somebody has set
 * years ahead by mistake must not erase what nobody can bring back.
 */
function dueRows({ store }: Deps, ctx: Ctx): Due[] {
  const lastWorked = store.retention.lastWorked(ctx.businessDate)
  if (lastWorked === undefined) return []
  const today = addDays(lastWorked, 1)
  const due: Due[] = []
  let room = AT_ONCE
  for (const kind of RETENTION_KINDS) {
    if (room === 0) break
    const { setting, days } = RETENTION[kind]
    const kept = setting === null ? days : ((store.config().setting(setting, ctx.businessDate) as number) ?? days)
    const ids = store.retention.due(kind, startOfDay(addDays(today, -kept)), room)
    if (ids.length > 0) due.push({ kind, ids })
    room -= ids.length
  }
  return due
}
