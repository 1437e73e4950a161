import type { Estimate } from '../api/views.ts'

/** How uneven services are, as standard deviation over mean, until a service's own figure is known. */
const USUAL_SPREAD = 0.8
/** Eight of ten waits fall into a range of this many standard deviations on both sides. */
const EIGHT_OF_TEN = 1.28
/**
 * A plain forecast to hold the learning one against: how long a citizen with `ahead` people before him will probably wait, in whole minutes: a middle and the range that
 * about eight of ten waits fall into. Null when no counter serves the line, because then nobody knows.
 *
 * The `openCounters` counters finish services of `meanMinutes` one after another, and one of them is half way through
 * its present one; the range grows with the square root of the number of people, as sums of uneven services do.
 * `spread` is the standard deviation of a service over its mean. With nobody ahead it is about half a service.
 */
export function estimateWait(line: {
  readonly ahead: number
  readonly meanMinutes: number
  readonly spread?: number
  readonly openCounters: number
}): Estimate | null {
  const { ahead, meanMinutes, openCounters, spread = USUAL_SPREAD } = line
  if (openCounters < 1) return null
  const services = Math.max(0, ahead) + 0.5
  const middle = (services * meanMinutes) / openCounters
  const aside = (EIGHT_OF_TEN * spread * Math.sqrt(services) * meanMinutes) / openCounters
  return { minutes: Math.round(middle), low: Math.floor(Math.max(0, middle - aside)), high: Math.ceil(middle + aside) }
}

/** What a service counts for before the day's own measure, in samples; and how many samples it never forgets beyond. */
const PRIOR_SAMPLES = 5
const MEMORY_SAMPLES = 40
/** A service forgotten open over lunch, or closed by mistake at once, must not move the mean much. */
const CLIP_LOW = 1 / 4
const CLIP_HIGH = 4

/**
 * The running mean of the time of service in minutes after one more sample. `mean` starts as the usual minutes of the
 * service with `n` = 0 samples; the caller counts `n`. The usual minutes weigh as five samples, later samples fade after
 * about forty, and a sample beyond a quarter or four times the mean counts as that.
 */
export function nextMean(mean: number, n: number, sampleMinutes: number): number {
  const sample = Math.min(Math.max(sampleMinutes, mean * CLIP_LOW), mean * CLIP_HIGH)
  return mean + (sample - mean) / (Math.min(n, MEMORY_SAMPLES) + PRIOR_SAMPLES + 1)
}
