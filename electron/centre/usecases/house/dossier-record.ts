import type { DossierListName } from '../../../../shared/api/dossier-views.ts'
import { TALLIES } from '../../../../shared/api/house-views.ts'
import type { DossierRecord, TallyName } from '../../../../shared/api/house-views.ts'
import type { AnswerOf, QueryOf } from '../../../../shared/api/operations.ts'
import { OPEN_NAMES } from '../../store/dossier-lists.ts'
import type { OpenCount } from '../../store/house-store.ts'
import type { Ctx, Deps } from '../context.ts'
import { rulesOnce } from '../dossier/clocks.ts'
import { procedureOf } from '../dossier/one-dossier.ts'
import { timesOf } from '../dossier/read.ts'
import { hasMissed } from '../dossier/runs/plan.ts'

type Counts = { readonly open: Record<string, number>; readonly counted: Record<TallyName, number> }

/** Procedures that are named one by one: the worst. */
const MOST_PROCEDURES = 50

const noCounts = (): Counts => ({
  open: Object.fromEntries(OPEN_NAMES.map((name) => [name, 0])),
  counted: Object.fromEntries(TALLIES.map((what) => [what, 0])) as Record<TallyName, number>,
})

/**
 * How agencies and procedures keep their time (TQ-6.3, TV-3.2d, KT-7.2đ): what is open, soon and late now, and what was
 * counted in a period, this month when none is named. From counts of days: it does not feel how many dossiers there are.
 */
export function getDossierRecord(
  deps: Deps,
  ctx: Ctx,
  query: QueryOf<'getDossierRecord'>,
): AnswerOf<'getDossierRecord'> {
  const { from = `${ctx.businessDate.slice(0, 8)}01`, to = ctx.businessDate } = query
  const { agencies, procedures } = countsOf(deps, ctx, from, to)
  const config = deps.store.config()
  return {
    ...{ from, to },
    agencies: [...agencies]
      .map(([agencyId, counts]) => ({ agencyId, name: config.agencies.get(agencyId) ?? agencyId, ...counts }))
      .sort((a, b) => faults(b) - faults(a) || a.name.localeCompare(b.name, 'vi')),
    procedures: worst(procedures).map(([procedureId, { agencyId, ...counts }]) => ({
      procedureId,
      ...procedureOf(deps, procedureId),
      agency: config.agencies.get(agencyId) ?? agencyId,
      ...counts,
    })),
    now: ctx.now,
    through: deps.through(),
  }
}

type OfProcedure = Counts & { readonly agencyId: string }

function countsOf(deps: Deps, ctx: Ctx, from: string, to: string) {
  const agencies = new Map<string, Counts>()
  const procedures = new Map<string, OfProcedure>()
  const both = (agencyId: string, procedureId: string): readonly [Counts, Counts] => {
    const ofAgency = agencies.get(agencyId) ?? noCounts()
    const ofProcedure = procedures.get(procedureId) ?? { ...noCounts(), agencyId }
    agencies.set(agencyId, ofAgency)
    procedures.set(procedureId, ofProcedure)
    return [ofAgency, ofProcedure]
  }
  const times = timesOf(deps, ctx)
  for (const name of OPEN_NAMES)
    for (const { agencyId, procedureId, n } of deps.store.house.openOf(name, times))
      for (const counts of both(agencyId, procedureId)) counts.open[name] = (counts.open[name] ?? 0) + n
  for (const [name, rows] of overdueOf(deps, ctx))
    for (const { agencyId, procedureId, n } of rows)
      for (const counts of both(agencyId, procedureId)) counts.open[name] = (counts.open[name] ?? 0) + n
  for (const { agencyId, procedureId, what, n } of deps.store.house.tallies(from, to))
    for (const counts of both(agencyId, procedureId)) counts.counted[what] += n
  return { agencies, procedures }
}

/** What should have gone by now and lies here still: it is not counted as missed before it goes, but it is to be seen. */
function overdueOf(deps: Deps, ctx: Ctx): [string, readonly OpenCount[]][] {
  const rules = rulesOnce(deps, ctx)
  const { house } = deps.store
  const papers = house.waitingPapers().filter((paper) => hasMissed(deps, ctx, rules, paper))
  return [
    ['forward-overdue', house.overdueToForward(ctx.now)],
    ['run-overdue', papers.map(({ agencyId, procedureId }) => ({ agencyId, procedureId, n: 1 }))],
  ]
}

const LATE_NOW: readonly (DossierListName | 'forward-overdue' | 'run-overdue')[] = [
  ...(['late', 'forward-overdue', 'run-overdue', 'uncollected', 'to-archive', 'harmed'] as const),
]
const MISSED: readonly TallyName[] = ['late', 'forward-missed', 'run-missed', 'apologised-late', 'supplement-late']

/** What went wrong, as one number to sort by; late now weighs most, because it can still be helped. */
const faults = ({ open, counted }: Pick<DossierRecord['agencies'][number], 'open' | 'counted'>): number =>
  LATE_NOW.reduce((sum, name) => sum + 1_000 * (open[name] ?? 0), 0) +
  MISSED.reduce((sum, what) => sum + (counted[what] ?? 0), 0) +
  (open['due-soon'] ?? 0) / 1_000

const worst = (procedures: ReadonlyMap<string, OfProcedure>): [string, OfProcedure][] =>
  [...procedures]
    .filter(([, counts]) => faults(counts) > 0)
    .sort(([, a], [, b]) => faults(b) - faults(a))
    .slice(0, MOST_PROCEDURES)
