/** The value below which a part (0 to 1) of sorted numbers lies, between two of them in proportion; null for none. */
export function quantile(sorted: readonly number[], part: number): number | null {
  if (sorted.length === 0) return null
  const place = (sorted.length - 1) * part
  const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number]
  return below + (above - below) * (place - Math.floor(place))
}

/** Waits in short: how many, the middle one, the one that nine of ten stay below, the longest; in the unit given. */
export type WaitFigures = {
  readonly n: number
  readonly mean: number
  readonly median: number
  readonly p90: number
  readonly longest: number
}

/** Null when there is nothing to sum up. */
export function waitFigures(waits: readonly number[]): WaitFigures | null {
  if (waits.length === 0) return null
  const sorted = waits.toSorted((a, b) => a - b)
  return {
    n: sorted.length,
    mean: sorted.reduce((sum, wait) => sum + wait, 0) / sorted.length,
    median: quantile(sorted, 0.5) ?? 0,
    p90: quantile(sorted, 0.9) ?? 0,
    longest: sorted.at(-1) ?? 0,
  }
}
