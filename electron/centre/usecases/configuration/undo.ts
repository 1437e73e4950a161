import type { ConfigStep } from '../../../../shared/api/config-views.ts'
import { hoursStartFrom } from '../../../../shared/domain/calendar/hours-notice.ts'
import { settingAt } from '../../../../shared/domain/calendar/setting-at.ts'
import { isConfigKind } from '../../../../shared/domain/config/config-items.ts'
import type { ConfigKind } from '../../../../shared/domain/config/config-items.ts'
import type { Setting } from '../../../../shared/domain/events/config-events.ts'
import { addDays } from '../../../../shared/domain/time/vietnam-time.ts'
import type { StepRow } from '../../store/configuration-store.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, Refused } from '../context.ts'
import { editable, listOf, readItems } from './items.ts'
import type { Item, Items } from './items.ts'
import { sameJson } from './plan.ts'

/** Whether a step can be taken back: not what is only told, nobody knows the PIN or the picture before. */
export const isUndoable = ({ kind, before, after }: StepRow): boolean =>
  isConfigKind(kind) && before !== after && !(before === null && after === null)

/**
 * The steps that take a change back, the last first.
 * @returns a refusal when there is no such change, it holds nothing to take back, or something newer stands in the way
 */
export function undoSteps(deps: Deps, ctx: Ctx, changeSeq: number): ConfigStep[] | Refused {
  const change = deps.store.configuration.change(changeSeq)
  const rows = change ? deps.store.configuration.steps(changeSeq).filter(isUndoable) : []
  if (!change || rows.length === 0) return refused('CONFIG_CHANGE_UNKNOWN')
  const { items } = readItems(deps)
  const newer = rows.find(
    ({ kind, key, after }) => !sameJson(items[kind as ConfigKind].get(key) ?? null, editable(deps, kind, after)),
  )
  if (newer) return refused('CONFIG_CHANGED', { kind: newer.kind, key: newer.key })
  return rows.reverse().flatMap((row) => stepBack(deps, ctx, items, row))
}

function stepBack(deps: Deps, ctx: Ctx, items: Items, { kind, key, before, after }: StepRow): ConfigStep[] {
  const was = editable(deps, kind, before)
  const is = editable(deps, kind, after)
  const row = (is ?? was) as unknown as Setting
  const hasBegun =
    kind === 'setting' && (row.from < ctx.businessDate || (row.key === 'hours' && row.from === ctx.businessDate))
  if (hasBegun) return asBefore(deps, ctx, items, row, was)
  return [was ? { kind: kind as ConfigKind, item: { ...was } } : { kind: kind as ConfigKind, remove: key }]
}

/** What has applied for a day cannot be unsaid: the value of before applies again, from the first day on that may be. */
function asBefore(deps: Deps, ctx: Ctx, items: Items, row: Setting, was: Item | null): ConfigStep[] {
  const rows = listOf(items, 'setting').filter(({ agencyId }) => agencyId === row.agencyId)
  const earlier = (was as unknown as Setting | null) ?? settingAt(rows, row.key, addDays(row.from, -1), row.agencyId)
  const from =
    row.key === 'hours' ? hoursStartFrom(deps.store.config(), ctx.businessDate, row.agencyId) : ctx.businessDate
  return earlier
    ? [{ kind: 'setting', item: { ...earlier, from } }]
    : [{ kind: 'setting', remove: `${row.key}|${row.agencyId ?? ''}|${row.from}` }]
}
