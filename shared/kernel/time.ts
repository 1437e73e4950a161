/** Instants in milliseconds since 1970 (UTC). No rule reads the system clock directly. */
export type Clock = {
  /** Wall time in ms; may jump when somebody sets the clock. */
  now(): number
  /** Milliseconds that never go back; for time-outs and durations of operations. */
  monotonic(): number
}

export type Cancel = () => void

/** Timers are injected so that tests drive them; `ms` is counted on the monotonic clock. */
export type Timers = {
  after(ms: number, run: () => void): Cancel
  every(ms: number, run: () => void): Cancel
}
