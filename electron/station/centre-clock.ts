import type { Clock } from '../../shared/kernel/time.ts'

/** The centre's wall clock as this station knows it from the beats of the live channel. */
export type CentreClock = {
  /** The centre said that it is `now`. */
  heard(now: number): void
  /** Whether an instant of the centre is past; false as long as nothing was heard, for the centre decides anyway. */
  isPast(instant: number): boolean
}

/** Runs on with the monotonic clock, so that a wrong or changed clock of this PC does not matter. */
export function createCentreClock(clock: Clock): CentreClock {
  let aheadOfMonotonic: number | null = null
  return {
    heard: (now) => void (aheadOfMonotonic = now - clock.monotonic()),
    isPast: (instant) => aheadOfMonotonic !== null && clock.monotonic() + aheadOfMonotonic >= instant,
  }
}
