import type { AgencyRecordRow } from '../../../../shared/api/agency-views.ts'
import type { AnswerOf, QueryOf } from '../../../../shared/api/operations.ts'
import type { CallSum, FilingRow, QuestionSum } from '../../store/agency-store.ts'
import type { Ctx, Deps } from '../context.ts'
import { reasonViews } from './desk.ts'

const NO_CALLS = { called: 0, came: 0, late: 0, missed: 0, minutes: null }
const NO_QUESTIONS = { asked: 0, answered: 0, late: 0, minutes: null }

/**
 * How each agency stands by the desks in a period, this month when none is named: the share of dossiers that were filed
 * online and why the others were not (TQ-6.11), who checked beside the officer (TQ-7.2), calls (TQ-7.3) and questions
 * (TT-7.1). From counts of days; the agency with the most dossiers first.
 */
export function getAgencyRecord(deps: Deps, ctx: Ctx, query: QueryOf<'getAgencyRecord'>): AnswerOf<'getAgencyRecord'> {
  const { from = `${ctx.businessDate.slice(0, 8)}01`, to = ctx.businessDate } = query
  const { agencies } = deps.store
  const config = deps.store.config()
  const filings = Map.groupBy(agencies.filings(from, to), ({ agencyId }) => agencyId)
  const calls = new Map(agencies.callSums(from, to).map((row) => [row.agencyId, row]))
  const questions = new Map(agencies.questionSums(from, to).map((row) => [row.agencyId, row]))
  const ids = new Set([...filings.keys(), ...calls.keys(), ...questions.keys()])
  return {
    ...{ from, to },
    agencies: [...ids]
      .map((agencyId) => ({
        ...{ agencyId, name: config.agencies.get(agencyId) ?? agencyId },
        ...filed(filings.get(agencyId) ?? []),
        calls: callsOf(calls.get(agencyId)),
        questions: questionsOf(questions.get(agencyId)),
      }))
      .sort((a, b) => b.received - a.received || a.name.localeCompare(b.name, 'vi')),
    reasons: reasonViews([...new Map(reasonsOf(deps, ctx, [...ids]).map((reason) => [reason.code, reason])).values()]),
    ...{ now: ctx.now, through: deps.through() },
  }
}

/** Reasons of the house and of agencies that have lists of their own. */
const reasonsOf = ({ store }: Deps, ctx: Ctx, agencyIds: readonly string[]) =>
  [null, ...agencyIds].flatMap(
    (agencyId) => store.config().setting('dossier.offlineReasons', ctx.businessDate, agencyId) ?? [],
  )

function filed(rows: readonly FilingRow[]): Pick<AgencyRecordRow, 'received' | 'channels' | 'reasons' | 'coChecks'> {
  const sum = (some: readonly FilingRow[]): number => some.reduce((all, { n }) => all + n, 0)
  const by = <K extends 'channel' | 'reason' | 'coCheck'>(key: K): [FilingRow[K], number][] =>
    [...Map.groupBy(rows, (row) => row[key])].map(([value, some]) => [value, sum(some)])
  return {
    received: sum(rows),
    channels: Object.fromEntries(by('channel')),
    reasons: by('reason')
      .filter(([code]) => code !== '')
      .map(([code, n]) => ({ code, n }))
      .sort((a, b) => b.n - a.n || a.code.localeCompare(b.code)),
    coChecks: Object.fromEntries(by('coCheck').filter(([how]) => how !== '')),
  }
}

function callsOf(sum: CallSum | undefined): AgencyRecordRow['calls'] {
  if (!sum) return NO_CALLS
  const { called, came, late, missed, minutes } = sum
  return { called, came, late, missed, minutes }
}

function questionsOf(sum: QuestionSum | undefined): AgencyRecordRow['questions'] {
  if (!sum) return NO_QUESTIONS
  const { asked, answered, late, minutes } = sum
  return { asked, answered, late, minutes }
}
