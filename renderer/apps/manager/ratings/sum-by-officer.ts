import type { OfficerRatings } from '../../../../shared/api/rating-views.ts'

/** Ratings added up, on one scale. */
export type RatingSum = Pick<
  OfficerRatings,
  'scale' | 'finished' | 'rated' | 'skipped' | 'timedOut' | 'unproven' | 'levels' | 'process' | 'reasons' | 'mean'
> & {
  /** Part of the ratings that are "satisfied" or better; null without a rating. */
  satisfied: number | null
}

/** An officer over all days of a period, on one scale. */
export type OfficerSum = RatingSum & Pick<OfficerRatings, 'officerId' | 'officerName'>

type Addend = Omit<RatingSum, 'satisfied' | 'mean'>

const plus = (a: readonly number[], b: readonly number[]): number[] => b.map((count, index) => count + (a[index] ?? 0))

function plusReasons(a: RatingSum['reasons'], b: RatingSum['reasons']): RatingSum['reasons'] {
  const counts = new Map(a.map(({ code, count }) => [code, count]))
  for (const { code, count } of b) counts.set(code, (counts.get(code) ?? 0) + count)
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((one, other) => other.count - one.count || one.code.localeCompare(other.code))
}

const nothingOn = (scale: Addend['scale']): Addend => ({
  scale,
  finished: 0,
  rated: 0,
  skipped: 0,
  timedOut: 0,
  unproven: 0,
  levels: [],
  process: [],
  reasons: [],
})

function add(before: Addend, one: Addend): RatingSum {
  const levels = plus(before.levels, one.levels)
  const rated = before.rated + one.rated
  const points = levels.reduce((sum, count, index) => sum + count * (index + 1), 0)
  return {
    scale: one.scale,
    finished: before.finished + one.finished,
    rated,
    skipped: before.skipped + one.skipped,
    timedOut: before.timedOut + one.timedOut,
    unproven: before.unproven + one.unproven,
    levels,
    process: plus(before.process, one.process),
    reasons: plusReasons(before.reasons, one.reasons),
    mean: rated === 0 ? null : points / rated,
    satisfied: satisfiedPart(levels, one.scale),
  }
}

/** Part of the answers that are "satisfied" or better; null without one. */
export function satisfiedPart(levels: readonly number[], scale: Addend['scale']): number | null {
  const all = levels.reduce((sum, count) => sum + count, 0)
  const good = levels.slice(scale === 5 ? 3 : 1).reduce((sum, count) => sum + count, 0)
  return all === 0 ? null : good / all
}

/** Adds the days of each officer up; two scales stay two lines, because 3 is the best of three and the middle of five. */
export function sumByOfficer(days: readonly OfficerRatings[]): OfficerSum[] {
  const sums = new Map<string, OfficerSum>()
  for (const day of days) {
    const { officerId, officerName, scale } = day
    const key = `${officerId} ${scale}`
    sums.set(key, { officerId, officerName, ...add(sums.get(key) ?? nothingOn(scale), day) })
  }
  return [...sums.values()].sort((a, b) => a.officerName.localeCompare(b.officerName, 'vi'))
}

/** All officers together, one sum for each scale, the one with more ratings first. */
export function sumOfCentre(officers: readonly OfficerSum[]): RatingSum[] {
  const sums = new Map<number, RatingSum>()
  for (const one of officers) sums.set(one.scale, add(sums.get(one.scale) ?? nothingOn(one.scale), one))
  return [...sums.values()].sort((a, b) => b.rated - a.rated)
}
