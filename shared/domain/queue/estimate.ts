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

/**
 * How many people of a service will probably be called before one ticket (choose-next.ts, rule 1), counted over the
 * waiting tickets of the service: `sameBefore`, those of the ticket's own class with a smaller order, and `otherWaiting`,
 * all of the other class.
 *
 * A normal ticket has the normal ones before it ahead, and of the priority ones, also later ones, at most
 * `priorityMaxRun` for each turn of its class up to its own. A priority ticket has the priority ones before it ahead, and
 * one normal ticket after every `priorityMaxRun` of them.
 */
export function aheadOf(place: {
  readonly priority: boolean
  readonly sameBefore: number
  readonly otherWaiting: number
  readonly priorityMaxRun: number
}): number {
  const { priority, sameBefore, otherWaiting, priorityMaxRun } = place
  const between = priority ? Math.floor(sameBefore / priorityMaxRun) : (sameBefore + 1) * priorityMaxRun
  return sameBefore + Math.min(otherWaiting, between)
}
