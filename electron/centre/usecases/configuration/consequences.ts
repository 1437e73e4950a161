import type { ConfigConsequence, ConfigDifference } from '../../../../shared/api/config-views.ts'
import type { ConfigItem, ConfigKind } from '../../../../shared/domain/config/config-items.ts'
import type { Holiday, Setting } from '../../../../shared/domain/events/config-events.ts'
import { atLocal } from '../../../../shared/domain/time/vietnam-time.ts'
import type { Ctx, Deps } from '../context.ts'
import { presentOf } from './hall-rules.ts'
import { listOf, nameOf } from './items.ts'
import type { Plan } from './plan.ts'
import { differenceOf } from './rules.ts'
import { endedSessions } from './sessions-ended.ts'

/** What a person should know before saving a change that is allowed. */
export function consequencesOf(deps: Deps, ctx: Ctx, plan: Plan): ConfigConsequence[] {
  return [
    ...differenceOf(plan, 'service').flatMap((difference) => ofService(deps, ctx, plan, difference)),
    ...unserved(deps, ctx, plan),
    ...differenceOf(plan, 'officer').flatMap((difference) => ofOfficer(deps, plan, difference)),
    ...differenceOf(plan, 'device').flatMap((difference) => ofDevice(plan, difference)),
    ...differenceOf(plan, 'setting').flatMap((difference) => ofSetting(ctx, difference)),
    ...differenceOf(plan, 'holiday').flatMap((difference) => ofHoliday(deps, ctx, difference)),
  ]
}

function ofService(deps: Deps, ctx: Ctx, plan: Plan, { key, before, after }: ConfigDifference): ConfigConsequence[] {
  const count = before && after ? presentOf(deps, ctx, key) : 0
  return count > 0
    ? [{ code: 'people-waiting', kind: 'service', key, name: nameOf(plan.after, 'service', key), count }]
    : []
}

/** Services with people waiting that had an open counter and would have none. */
function unserved({ store }: Deps, ctx: Ctx, { before, after }: Plan): ConfigConsequence[] {
  const isOpen = ({ id }: ConfigItem<'counter'>): boolean => store.desks.counter(id)?.state === 'open'
  const servedIn = (items: Plan['after']): Set<string> =>
    new Set(
      listOf(items, 'counter')
        .filter(isOpen)
        .flatMap(({ services }) => services.map(({ serviceId }) => serviceId)),
    )
  const is = servedIn(after)
  return [...servedIn(before)].flatMap((key) => {
    const { normal, priority } = store.tickets.waiting(ctx.businessDate, key)
    const count = normal + priority
    if (is.has(key) || count === 0) return []
    return [
      { code: 'no-open-counter' as const, kind: 'service' as const, key, name: nameOf(before, 'service', key), count },
    ]
  })
}

function ofOfficer(deps: Deps, plan: Plan, { key, before, after }: ConfigDifference): ConfigConsequence[] {
  const name = nameOf(after ? plan.after : plan.before, 'officer', key)
  const at = { kind: 'officer' as const, key, name }
  if (endedSessions(deps, [{ key, before, after }]).length > 0) return [{ code: 'logged-out', ...at }]
  return before ? [] : [{ code: 'officer-needs-pin', ...at }]
}

function ofDevice(plan: Plan, { key, before, after }: ConfigDifference): ConfigConsequence[] {
  const at = (items: Plan['after']) => ({ kind: 'device' as const, key, name: nameOf(items, 'device', key) })
  if (!after) return [{ code: 'device-cut', ...at(plan.before) }]
  return before ? [] : [{ code: 'device-unpaired', ...at(plan.after) }]
}

function ofSetting(ctx: Ctx, { key, before, after }: ConfigDifference): ConfigConsequence[] {
  const row = (after ?? before) as Setting
  const at = { kind: 'setting' as ConfigKind, key, name: row.key, date: row.from }
  if (row.key === 'hours' && !after) return [{ code: 'hours-withdrawn', ...at }]
  if (row.key === 'hours' && row.from > ctx.businessDate) return [{ code: 'hours-announced', ...at }]
  return after ? [{ code: 'applies-from', ...at }] : []
}

function ofHoliday(deps: Deps, ctx: Ctx, { key, before, after }: ConfigDifference): ConfigConsequence[] {
  const row = after as Holiday | null
  if (row?.kind !== 'off') return []
  const at = { kind: 'holiday' as const, key, name: row.name, date: row.date }
  const due = dueOn(deps, row)
  const wasOff = (before as Holiday | null)?.kind === 'off'
  const promised: ConfigConsequence[] = due > 0 && !wasOff ? [{ code: 'due-on-day-off', ...at, count: due }] : []
  if (row.date !== ctx.businessDate) return promised
  const count = [...deps.store.config().services.keys()].reduce((sum, id) => sum + presentOf(deps, ctx, id), 0)
  return [...promised, { code: 'closed-today', ...at, count }]
}

/** Results that were promised for a day, or for the half of it that is off: a date on paper does not move by itself. */
function dueOn({ store }: Deps, { date, part }: Holiday): number {
  const from = atLocal(date, part === 'afternoon' ? '12:00' : '00:00')
  const to = atLocal(date, part === 'morning' ? '12:00' : '24:00')
  return store.dossiers.listCount(
    'due-today',
    { now: from, endOfDay: to, soonUntil: to, apologise: [0, 0], asking: [0, 0], ofAgencies: new Map() },
    null,
  )
}
