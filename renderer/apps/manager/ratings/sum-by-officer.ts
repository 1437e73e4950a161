import type { OfficerRatings } from '../../../../shared/api/rating-views.ts'

/** An officer over all days of a period, on one scale. */
export type OfficerSum = Pick<
  OfficerRatings,
  'officerId' | 'officerName' | 'scale' | 'finished' | 'rated' | 'skipped' | 'timedOut' | 'unproven' | 'levels'
> & {
  /** Part of the ratings that are "satisfied" or better; null without a rating. */
  satisfied: number | null
}

const plus = (a: readonly number[], b: readonly number[]): number[] => a.map((count, index) => count + (b[index] ?? 0))

/** Adds the days of each officer up; two scales stay two lines, because 3 is the best of three and the middle of five. */
export function sumByOfficer(days: readonly OfficerRatings[]): OfficerSum[] {
  const sums = new Map<string, OfficerSum>()
  for (const day of days) {
    const key = `${day.officerId} ${day.scale}`
    const before = sums.get(key)
    const levels = before ? plus(before.levels, day.levels) : day.levels
    const rated = (before?.rated ?? 0) + day.rated
    const good = levels.slice(day.scale === 5 ? 3 : 1).reduce((sum, count) => sum + count, 0)
    sums.set(key, {
      officerId: day.officerId,
      officerName: day.officerName,
      scale: day.scale,
      finished: (before?.finished ?? 0) + day.finished,
      rated,
      skipped: (before?.skipped ?? 0) + day.skipped,
      timedOut: (before?.timedOut ?? 0) + day.timedOut,
      unproven: (before?.unproven ?? 0) + day.unproven,
      levels,
      satisfied: rated === 0 ? null : good / rated,
    })
  }
  return [...sums.values()].sort((a, b) => a.officerName.localeCompare(b.officerName, 'vi'))
}
