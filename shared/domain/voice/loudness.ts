import { localMinutes, minutesOf } from '../time/vietnam-time.ts'

/** From this time of the day ("HH:MM") so many percent; before the first of a day the last of the day before holds. */
export type LoudnessFrom = { readonly from: string; readonly percent: number }

/**
 * How loud a hall is spoken to at an instant.
 * @param now ms since 1970
 * @param usual what holds when nothing is set, percent
 */
export function loudnessAt(steps: readonly LoudnessFrom[], now: number, usual: number): number {
  const minute = localMinutes(now)
  const ordered = steps.toSorted((a, b) => minutesOf(a.from) - minutesOf(b.from))
  const begun = ordered.filter(({ from }) => minutesOf(from) <= minute)
  return (begun.at(-1) ?? ordered.at(-1))?.percent ?? usual
}
