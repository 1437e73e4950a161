/** What is known of the time whose events are lost. */
export type Loss = {
  readonly from: number
  readonly until: number
  /** How many events are lost; null: nobody knows. */
  readonly events: number | null
}

const HOUR_MS = 3_600_000
/** More of one series than a busy hall gives in an hour, and than a day does (law-facts §9: a counter serves about six an hour). */
const AN_HOUR = 60
const LEAST = 20
const MOST = 400

/**
 * How many numbers of one series may have been given in a time whose events are lost. Each number is an event, so there are
 * never more than those.
 */
export function numbersLost({ from, until, events }: Loss): number {
  const likely = Math.min(MOST, Math.max(LEAST, Math.ceil((Math.max(0, until - from) / HOUR_MS) * AN_HOUR)))
  return Math.min(events ?? MOST, likely)
}

/**
 * The number of a ticket that counts as the last one: with the next round hundred, so that everybody sees from the number
 * itself on which side of the restore it was given; 0 where nothing can have been given.
 */
export function ticketFloor(last: number, lost: number): number {
  return lost === 0 ? 0 : Math.ceil((last + lost) / 100) * 100
}

/**
 * The dossier number of a range that counts as the last one. At most half of what the range has left is passed over: a day
 * without codes would stop reception.
 */
export function codeFloor(last: number, to: number, lost: number): number {
  return last + Math.min(lost, Math.floor((to - last) / 2))
}
