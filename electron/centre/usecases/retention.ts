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

/** No centre is closed for longer (Tết is nine days): what lies further apart is a clock that was set, forward or back. */
const LONGEST_REST_DAYS = 10
/** Days of work by which people have noticed a date that is wrong: it stands on every number and slip. */
const TRUSTED_AFTER = 10

/**
 * The day that retention counts from: the last one on which somebody worked, not what the clock says today. While one of
 * the last ten days of work came after a leap, nothing is erased: a clock that somebody has set ahead by mistake, and that
 * runs so for days, must not erase what nobody can bring back.
 */
function countedFrom({ store }: Deps, today: string): string | null {
  const worked = store.retention.worked(today, TRUSTED_AFTER + 1)
  const hasLeapt = worked.some((date, place) => {
    const before = worked[place + 1]
    return before !== undefined && addDays(before, LONGEST_REST_DAYS) < date
  })
  return hasLeapt ? null : (worked[0] ?? null)
}

function dueRows(deps: Deps, ctx: Ctx): Due[] {
  const { store } = deps
  const from = countedFrom(deps, ctx.businessDate)
  if (from === null) return []
  const today = addDays(from, 1)
  const due: Due[] = []
  let room = AT_ONCE
  for (const kind of RETENTION_KINDS) {
    if (room === 0) break
    const { setting, days } = RETENTION[kind]
    const kept = setting === null ? days : ((store.config().setting(setting, ctx.businessDate) as number) ?? days)
    if (kept === null) continue
    const ids = store.retention.due(kind, startOfDay(addDays(today, -kept)), room)
    if (ids.length > 0) due.push({ kind, ids })
    room -= ids.length
  }
  return due
}
