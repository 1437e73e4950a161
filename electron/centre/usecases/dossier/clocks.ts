import { latestApology } from '../../../../shared/domain/deadlines/apology.ts'
import type { DeadlineRules } from '../../../../shared/domain/deadlines/deadline-rules.ts'
import { electronicForwardBy, paperForward } from '../../../../shared/domain/deadlines/forwarding.ts'
import type { ForwardDeadline, PaperForward } from '../../../../shared/domain/deadlines/forwarding.ts'
import { agencySupplementBy } from '../../../../shared/domain/deadlines/supplement.ts'
import { workingDaysFrom } from '../../../../shared/domain/deadlines/working-days.ts'
import { momentOf } from '../../../../shared/domain/dossier/pressing.ts'
import { businessDate, startOfDay } from '../../../../shared/domain/time/vietnam-time.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import type { Ctx, Deps } from '../context.ts'
import { rulesFor } from './dates.ts'

/** The rules of agencies on days, each made once while a list is read. */
export type RulesOf = (agencyId: string, date: string) => DeadlineRules

export function rulesOnce(deps: Deps, ctx: Ctx): RulesOf {
  const known = new Map<string, DeadlineRules>()
  return (agencyId, date) => {
    const key = `${date} ${agencyId}`
    const rules = known.get(key) ?? rulesFor(deps, ctx, agencyId, date)
    known.set(key, rules)
    return rules
  }
}

type Ready = { readonly agencyId: string; readonly readyMs: number }

/** By when an electronic dossier goes, by the rules of the day on which it was complete. */
export const forwardOf = (rules: RulesOf, { agencyId, readyMs }: Ready): ForwardDeadline | null =>
  electronicForwardBy(rules(agencyId, businessDate(readyMs)), readyMs)

/** When papers that wait go, and whether they wait for no run (TT-4.2b, TT-4.2b*). */
export function carryOf({ store }: Deps, rules: RulesOf, paper: Ready & { readonly id: string }): PaperForward | null {
  const isThreeStep = store.procedureOfDossier(paper.id)?.body.threeStep ?? false
  return paperForward(rules(paper.agencyId, businessDate(paper.readyMs)), paper.readyMs, isThreeStep)
}

const RUNNING: readonly DossierRow['state'][] = ['received', 'in-process', 'payment']

/** The clocks of a dossier beside the one that is promised; null: it does not run. Instants in ms. */
export function clocksOf(deps: Deps, ctx: Ctx, rules: RulesOf, row: DossierRow) {
  const today = rules(row.agencyId, ctx.businessDate)
  const isRunning = RUNNING.includes(row.beforeState ?? row.state)
  const canAsk = isRunning && row.state !== 'payment' && row.readyMs === row.receivedMs
  return {
    soonFrom: soonFrom(rules, today, row),
    carryBy: isRunning ? carryBy(deps, rules, row) : null,
    apologyBy: isRunning && row.apologies === 0 ? (latestApology(today, row.dueMs)?.by ?? null) : null,
    agencyBy: canAsk ? (agencySupplementBy(today, row.receivedMs)?.by ?? null) : null,
  }
}

/** When papers that wait here go; null: there are none, or no runs are configured. */
function carryBy(deps: Deps, rules: RulesOf, row: DossierRow): number | null {
  if (row.hasPaper === 0 || row.paperMs !== null) return null
  const carry = carryOf(deps, rules, row)
  return carry === null || carry.kind === 'not-configured' ? null : carry.by
}

/** From when the moment that presses is soon: the countdown's warning, or so many working days before (forms.md §8). */
function soonFrom(rules: RulesOf, today: DeadlineRules, row: DossierRow): number | null {
  const moment = momentOf({
    ...{ state: row.state, forwardBy: row.forwardByMs, replyBy: row.replyByMs, collectBy: row.collectByMs },
    ...{ dueAt: row.dueMs, resultAt: row.resultMs, postedAt: row.postedMs },
  })
  if (!moment) return null
  if (moment.what === 'forward') return forwardOf(rules, row)?.warnAt ?? null
  return startOfDay(workingDaysFrom(today.calendar, businessDate(moment.at), -today.due.soonDays))
}
