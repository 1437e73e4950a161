import type { RunView } from '../../../../../shared/api/house-views.ts'
import type { PaperForward } from '../../../../../shared/domain/deadlines/forwarding.ts'
import { runsOf } from '../../../../../shared/domain/deadlines/forwarding.ts'
import { openDayFrom, instantOf } from '../../../../../shared/domain/deadlines/office-calendar.ts'
import type { DeadlineRules } from '../../../../../shared/domain/deadlines/deadline-rules.ts'
import { businessDate, localMinutes } from '../../../../../shared/domain/time/vietnam-time.ts'
import type { HandOverRow, WaitingPaper } from '../../../store/house-store.ts'
import type { Ctx, Deps } from '../../context.ts'
import { carryOf, rulesOnce } from '../clocks.ts'
import type { RulesOf } from '../clocks.ts'

const MS_PER_MINUTE = 60_000
const two = (n: number): string => String(n).padStart(2, '0')
const localTime = (ms: number): string => `${two(Math.floor(localMinutes(ms) / 60))}:${two(localMinutes(ms) % 60)}`

/** Papers of an agency that wait for one run. */
type Pile = { readonly by: number; readonly name: string; waiting: number }

/**
 * The runs of today for every agency: at their times (TT-4.2b), or by number where only their number is known (KT-4.1*);
 * and runs of earlier that papers still wait for. In the order of their times.
 */
export function runsToday(deps: Deps, ctx: Ctx): RunView[] {
  const rules = rulesOnce(deps, ctx)
  const piles = pilesOf(deps, rules)
  const handed = deps.store.house.handOversOf(ctx.businessDate).filter(({ cancelled }) => cancelled === 0)
  const { agencies } = deps.store.config()
  return [...agencies]
    .flatMap(([agencyId, agency]) => {
      const own = handed.filter((one) => one.agencyId === agencyId && one.direction !== 'archive')
      return runsOfAgency(rules(agencyId, ctx.businessDate), ctx, piles.get(agencyId) ?? [], own).map((run) => ({
        ...{ ...run, agencyId, agency },
      }))
    })
    .sort((a, b) => a.by - b.by || a.agency.localeCompare(b.agency, 'vi'))
}

type Run = Omit<RunView, 'agencyId' | 'agency'>

function runsOfAgency(rules: DeadlineRules, ctx: Ctx, piles: readonly Pile[], handed: readonly HandOverRow[]): Run[] {
  const planned = plannedOf(rules, ctx, handed)
  const unplanned = piles.filter(({ by }) => !planned.some((run) => run.by === by && !run.isHanded))
  const taken = new Set<number>()
  return [...unplanned.map(({ by, name }) => ({ by, name, isHanded: false })), ...planned].map(
    ({ by, name, isHanded }): Run => {
      // Runs by number have one time, the end of work: papers go with the first of them.
      const isFirst = !isHanded && !taken.has(by)
      if (isFirst) taken.add(by)
      const waiting = isFirst ? (piles.find((pile) => pile.by === by)?.waiting ?? 0) : 0
      return { name, by, waiting, state: stateOf(rules, ctx.now, by, waiting) }
    },
  )
}

function stateOf({ forward }: DeadlineRules, now: number, by: number, waiting: number): Run['state'] {
  if (now < by) return 'coming'
  if (waiting === 0) return 'done'
  return now > by + forward.graceMinutes * MS_PER_MINUTE ? 'missed' : 'now'
}

type Planned = { readonly by: number; readonly name: string; readonly isHanded: boolean }

/** Runs of today with times; or so many by number until the end of work, of which those handed over are behind. */
function plannedOf(rules: DeadlineRules, { businessDate: date }: Ctx, handed: readonly HandOverRow[]): Planned[] {
  const timed = runsOf(rules, date).map((by) => ({ by, name: localTime(by), isHanded: false }))
  const day = openDayFrom(rules.calendar, date)
  if (rules.forward.runs !== null || rules.forward.runsPerDay === null || day?.date !== date) return timed
  const by = instantOf(date, day.working.at(-1)?.to ?? 0)
  return Array.from({ length: rules.forward.runsPerDay }, (_, place) => {
    const name = String(place + 1)
    return { by, name, isHanded: handed.some(({ run }) => run === name) }
  })
}

function pilesOf(deps: Deps, rules: RulesOf): Map<string, Pile[]> {
  const piles = new Map<string, Pile[]>()
  for (const paper of deps.store.house.waitingPapers()) {
    const carry = carryOf(deps, rules, paper)
    if (carry === null || carry.kind === 'not-configured') continue
    const own = piles.get(paper.agencyId) ?? []
    piles.set(paper.agencyId, own)
    // What goes at once makes a run of its minute, so that it shows as soon as it lies there.
    const by = carry.kind === 'at-once' ? Math.floor(carry.by / MS_PER_MINUTE) * MS_PER_MINUTE : carry.by
    const known = own.find((pile) => pile.by === by)
    if (known) known.waiting += 1
    else own.push({ by, name: nameOf(carry), waiting: 1 })
  }
  return piles
}

const nameOf = (carry: Exclude<PaperForward, { kind: 'not-configured' }>): string =>
  carry.kind === 'day' ? '1' : localTime(carry.by)

/** Whether papers should have gone with a run that is over (TT-4.2b). */
export function hasMissed(deps: Deps, ctx: Ctx, rules: RulesOf, paper: WaitingPaper): boolean {
  const carry = carryOf(deps, rules, paper)
  if (carry === null || carry.kind === 'not-configured') return false
  const { forward } = rules(paper.agencyId, businessDate(paper.readyMs))
  return ctx.now > carry.by + forward.graceMinutes * MS_PER_MINUTE
}
