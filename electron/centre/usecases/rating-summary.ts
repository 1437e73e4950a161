import type {
  AgencyRatings,
  OfficerRatings,
  RatingBurst,
  RatingComment,
  RatingSummaryView,
} from '../../../shared/api/rating-views.ts'
import { findBursts } from '../../../shared/domain/rating/bursts.ts'
import type { Scale } from '../../../shared/domain/rating/scale.ts'
import type { DeclinedRow, RatingRow } from '../store/rating-store.ts'
import type { Ctx, Deps } from './context.ts'
import { ratingScale } from './rate-service.ts'
import { centreView } from './views.ts'

/**
 * Ratings of a period for the director (BD-4.5, BD-12.2, KT-8.6, TT-2.3b, TV-2): by officer, day and scale, with what was not rated, so that a
 * good mean of few answers shows as what it is; and by agency (TQ-4.3). Citizens have no name in it.
 * @param period first and last day of the services
 */
export function ratingSummary(deps: Deps, ctx: Ctx, period: { from: string; to: string }): RatingSummaryView {
  const { store } = deps
  const rows = store.ratings.between(period.from, period.to)
  return {
    centre: centreView(deps, ctx),
    ...period,
    officers: byOfficer(deps, ctx, period, rows),
    agencies: byAgency(deps, ctx, period, rows),
    bursts: bursts(deps, rows),
    comments: comments(deps, rows),
    reasons: ratingScale(deps, ctx).reasons,
    now: ctx.now,
    through: deps.through(),
  }
}

const nameOf = ({ store }: Deps, officerId: string): string => store.config().officers.get(officerId)?.name ?? officerId

const officerDay = ({ businessDate, officerId }: Pick<RatingRow, 'businessDate' | 'officerId'>): string =>
  `${businessDate} ${officerId}`

function byOfficer(
  deps: Deps,
  ctx: Ctx,
  { from, to }: { from: string; to: string },
  rows: readonly RatingRow[],
): OfficerRatings[] {
  const { ratings } = deps.store
  const declined = ratings.declinedBetween(from, to)
  const usual = ratingScale(deps, ctx).levels
  // A quarter has tens of thousands of ratings: they are looked through once, not for every officer and day.
  const ownOf = Map.groupBy(rows, officerDay)
  const declinedOf = Map.groupBy(declined, officerDay)
  return ratings
    .servedBetween(from, to)
    .flatMap(({ businessDate, officerId, finished }) => {
      const key = officerDay({ businessDate, officerId })
      const own = ownOf.get(key) ?? []
      const scales = [...new Set(own.map(({ scale }) => scale))]
      const head = { date: businessDate, officerId, officerName: nameOf(deps, officerId) }
      // A scale that changed in the middle of a day gives two lines; what was not rated stands in the first.
      return (scales.length > 0 ? scales : [usual]).map((scale, index) => ({
        ...head,
        ...counted(
          own.filter((row) => row.scale === scale),
          scale,
        ),
        ...(index === 0 ? notRated(finished, declinedOf.get(key) ?? []) : notRated(0, [])),
      }))
    })
    .sort((a, b) => b.date.localeCompare(a.date) || a.officerName.localeCompare(b.officerName, 'vi'))
}

/** Satisfaction as the measure of each agency (TQ-4.3): of all days together, one line for each scale. */
function byAgency(
  deps: Deps,
  ctx: Ctx,
  { from, to }: { from: string; to: string },
  rows: readonly RatingRow[],
): AgencyRatings[] {
  const { agencies } = deps.store.config()
  const usual = ratingScale(deps, ctx).levels
  const ownOf = Map.groupBy(rows, ({ agencyId }) => agencyId)
  return deps.store.ratings
    .servedByAgency(from, to)
    .flatMap(({ agencyId, finished }) => {
      const own = ownOf.get(agencyId) ?? []
      const scales = [...new Set(own.map(({ scale }) => scale))]
      return (scales.length > 0 ? scales : [usual]).map((scale, index) => {
        const name = agencyId === null ? null : (agencies.get(agencyId) ?? agencyId)
        const { rated, unproven, levels, process, mean } = counted(
          own.filter((row) => row.scale === scale),
          scale,
        )
        return { agencyId, name, scale, finished: index === 0 ? finished : 0, rated, unproven, levels, process, mean }
      })
    })
    .sort((a, b) => b.rated - a.rated || (a.name ?? '').localeCompare(b.name ?? '', 'vi'))
}

const notRated = (finished: number, declined: readonly DeclinedRow[]) => ({
  finished,
  skipped: declined.find(({ how }) => how === 'skipped')?.count ?? 0,
  timedOut: declined.find(({ how }) => how === 'timed-out')?.count ?? 0,
})

function counted(all: readonly RatingRow[], scale: Scale) {
  const rows = all.filter(({ source }) => source !== 'other')
  const count = (levelOf: (row: RatingRow) => number | null): number[] =>
    Array.from({ length: scale }, (_, index) => rows.filter((row) => levelOf(row) === index + 1).length)
  const reasons = Map.groupBy(
    rows.flatMap((row) => row.reasons),
    (code) => code,
  )
  return {
    scale,
    rated: rows.length,
    unproven: all.length - rows.length,
    levels: count(({ level }) => level),
    process: count(({ process }) => process),
    mean: rows.length === 0 ? null : rows.reduce((sum, { level }) => sum + level, 0) / rows.length,
    reasons: [...reasons]
      .map(([code, { length }]) => ({ code, count: length }))
      .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
  }
}

/** What does not look true among the ratings of one day. */
export const ratingBursts = (deps: Deps, date: string): RatingBurst[] =>
  bursts(deps, deps.store.ratings.between(date, date))

function bursts(deps: Deps, rows: readonly RatingRow[]): RatingBurst[] {
  const days = Map.groupBy(
    rows.filter(({ source }) => source === 'tablet'),
    officerDay,
  )
  return [...days.values()]
    .flatMap((own) => {
      const [{ businessDate: date, officerId } = { businessDate: '', officerId: '' }] = own
      const given = own.map((row) => ({ ...row, at: row.atMs, endedAt: row.endedMs ?? row.atMs }))
      return findBursts(given).map(({ counterId, ...burst }) => ({
        date,
        officerId,
        officerName: nameOf(deps, officerId),
        counterNumber: deps.store.config().counters.get(counterId)?.number ?? null,
        ...burst,
      }))
    })
    .sort((a, b) => b.from - a.from)
}

/** In an order that tells nothing of the order of the day: by day, then level, then the words themselves. */
function comments(deps: Deps, rows: readonly RatingRow[]): RatingComment[] {
  return rows
    .filter(({ source, comment, contact }) => source !== 'other' && (comment !== null || contact !== null))
    .map((row) => ({
      date: row.businessDate,
      officerName: nameOf(deps, row.officerId),
      level: row.level,
      scale: row.scale,
      comment: row.commentId !== null && row.comment !== null ? { id: row.commentId, text: row.comment } : null,
      contact: row.contactId !== null && row.contact !== null ? { id: row.contactId, phone: row.contact } : null,
    }))
    .sort(
      (a, b) =>
        b.date.localeCompare(a.date) ||
        a.level - b.level ||
        (a.comment?.text ?? '').localeCompare(b.comment?.text ?? '', 'vi'),
    )
}
