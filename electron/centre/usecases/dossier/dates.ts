import type { DossierInput } from '../../../../shared/api/dossier-inputs.ts'
import { chooseLimit } from '../../../../shared/domain/deadlines/choose-limit.ts'
import type { DueLimit } from '../../../../shared/domain/deadlines/choose-limit.ts'
import { computeDueDate } from '../../../../shared/domain/deadlines/compute-due-date.ts'
import { deadlineRules } from '../../../../shared/domain/deadlines/deadline-rules.ts'
import type { DeadlineRules } from '../../../../shared/domain/deadlines/deadline-rules.ts'
import { dossierClock } from '../../../../shared/domain/deadlines/dossier-clock.ts'
import { electronicForwardBy } from '../../../../shared/domain/deadlines/forwarding.ts'
import { openDayFrom } from '../../../../shared/domain/deadlines/office-calendar.ts'
import { keepResultUntil } from '../../../../shared/domain/deadlines/results.ts'
import { timeOfDay } from '../../../../shared/domain/deadlines/time-of-day.ts'
import type { FilingChannel, SlipLimit } from '../../../../shared/domain/slips/parts.ts'
import { businessDate } from '../../../../shared/domain/time/vietnam-time.ts'
import type { CatalogueRow } from '../../store/procedure-store.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, Refused } from '../context.ts'
import { serviceOpening } from '../service-opening.ts'

/** The time rules of an agency on a day; of the centre when none is named, today unless told. */
export const rulesFor = ({ store }: Deps, ctx: Ctx, agencyId: string | null, date = ctx.businessDate): DeadlineRules =>
  deadlineRules(store.config(), date, agencyId)

export type Promised = {
  readonly limit: DueLimit | null
  readonly dueAt: number
  /** Same-day work that is not given the same day (law-facts §10.2). */
  readonly needsNote: boolean
  readonly words: SlipLimit
}

/**
 * What is promised for a dossier: its limit by case and channel and the due date (KT-4.2). A limit that stands only in
 * words is never made into a number: then the officer's own date is asked for.
 */
export function promise(
  deps: Deps,
  ctx: Ctx,
  { body, agencyId }: CatalogueRow,
  { caseCode, dueAt }: Pick<DossierInput, 'caseCode' | 'dueAt'>,
  channel: FilingChannel,
): Promised | Refused {
  const isRemote = deps.store.config().setting('due.remote', ctx.businessDate, agencyId) ?? false
  const chosen = chooseLimit({ procedure: body, channel, caseCode: caseCode ?? null, isRemote })
  const rules = rulesFor(deps, ctx, agencyId)
  if (!chosen.ok) {
    if (chosen.problem === 'case-unknown') return refused('BAD_REQUEST', { field: 'caseCode' })
    return promisedDay(rules, ctx, dueAt, chosen.words)
  }
  const { limit } = chosen
  // Reception that is lengthened by hand goes on beyond its hours (BD-5.4).
  const isReceptionOpen = serviceOpening(deps, ctx, { kind: 'reception', agencyId }).open
  const due = computeDueDate({ receivedAt: ctx.now, isReceptionOpen, limit, rules })
  if (!due.ok)
    return due.problem === 'limit-not-whole'
      ? promisedDay(rules, ctx, dueAt, chosen.words)
      : refused('CENTRE_NOT_CONFIGURED', { problem: due.problem })
  const words: SlipLimit =
    limit.unit === 'same-day'
      ? { amount: null, unit: 'other', words: chosen.words }
      : { amount: limit.amount, unit: limit.unit, words: chosen.words }
  return { limit, dueAt: due.due, needsNote: due.needsNote, words }
}

/** The day that the officer promises where no date can be counted: one to come, on which somebody works (BLDS 148.5). */
function promisedDay(rules: DeadlineRules, ctx: Ctx, dueAt: number | undefined, words: string): Promised | Refused {
  const isGood = dueAt !== undefined && dueAt > ctx.now && rules.calendar.day(businessDate(dueAt)).off === null
  if (!isGood) return refused('DUE_DATE_NEEDED', { words })
  return { limit: null, dueAt, needsNote: false, words: { amount: null, unit: 'other', words } }
}

/**
 * By when the electronic dossier must be forwarded; null: at once, together with what makes it ready (TT-4.2a), or nothing
 * can be said because no open day is in sight.
 */
export function forwardBy(deps: Deps, ctx: Ctx, agencyId: string): number | null {
  const deadline = electronicForwardBy(rulesFor(deps, ctx, agencyId), ctx.now)
  return deadline === null || deadline.rule === 'at-once' ? null : deadline.by
}

/** Until when a result that is ready now waits at the counter (BD-10.4b). */
export const collectBy = (deps: Deps, ctx: Ctx, agencyId: string): number | null =>
  keepResultUntil(rulesFor(deps, ctx, agencyId), ctx.businessDate)?.until ?? null

export const limitOf = ({ timeLimit }: DossierRow): DueLimit | null =>
  timeLimit === null ? null : (JSON.parse(timeLimit) as DueLimit)

/**
 * The due date when what was asked for is there now: counted again from the start, or the rest goes on, as the centre has
 * set (TT-4.3d*, decisions.md 17). A date that was promised without a limit moves by the time that the clock stood, and on
 * to a day on which somebody works (BLDS 148.5).
 */
export function afterSupplement(
  deps: Deps,
  ctx: Ctx,
  row: DossierRow,
): { dueAt: number; counted: 'restarted' | 'continued' } | Refused {
  const stoppedAt = row.stoppedMs ?? ctx.now
  const limit = limitOf(row)
  if (!limit) {
    const moved = row.dueMs + Math.max(0, ctx.now - stoppedAt)
    return { dueAt: onOpenDay(rulesFor(deps, ctx, row.agencyId), moved), counted: 'continued' }
  }
  const stops = deps.store.dossiers
    .supplements(row.id)
    .map(({ atMs, suppliedMs }) => ({ stoppedAt: atMs, completedAt: suppliedMs ?? ctx.now }))
  const dues = deps.store.dossiers.dues(row.id)
  const extended = dues.find(({ cause }) => cause.startsWith('apologised'))
  const clock = dossierClock({
    receivedAt: row.receivedMs,
    limit,
    ...(dues[0] ? { promisedDue: dues[0].dueMs } : {}),
    rulesOn: (date) => rulesFor(deps, ctx, row.agencyId, date),
    stops,
    extension: extended ? { at: extended.atMs, due: extended.dueMs } : null,
  })
  if (!clock.ok || clock.due === null) return refused('CENTRE_NOT_CONFIGURED')
  return { dueAt: clock.due, counted: clock.counts === 'continued' ? 'continued' : 'restarted' }
}

/** An instant, or the end of work of the next day on which somebody works. */
function onOpenDay(rules: DeadlineRules, at: number): number {
  const date = businessDate(at)
  const day = openDayFrom(rules.calendar, date)
  return day === null || day.date === date ? at : timeOfDay(rules, day, null).at
}
