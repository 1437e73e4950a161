import type { Cancel, Clock, Timers } from '../kernel/time.ts'

/** A clock and timers that a test moves by hand; `scheduled` lets it wait for a one-shot timer without sleeping. */
export type ManualTime = {
  readonly clock: Clock
  readonly timers: Timers
  /** Moves both clocks forward and runs what falls due, in order of due time. */
  advance(ms: number): void
  /** Resolves with the delay in ms of the next `after` that is asked for. */
  scheduled(): Promise<number>
}

type Entry = { due: number; period: number | null; run: () => void }

/** @param startAt wall time at the start, in ms since 1970; the monotonic clock starts at 0. */
export function createManualTime(startAt = 0): ManualTime {
  let passed = 0
  const entries = new Set<Entry>()
  let waiting: ((ms: number) => void)[] = []

  function add(ms: number, period: number | null, run: () => void): Cancel {
    const entry = { due: passed + ms, period, run }
    entries.add(entry)
    return () => void entries.delete(entry)
  }

  function nextDue(until: number): Entry | null {
    let first: Entry | null = null
    for (const entry of entries) if (entry.due <= until && (!first || entry.due < first.due)) first = entry
    return first
  }

  return {
    clock: { now: () => startAt + passed, monotonic: () => passed },
    timers: {
      after(ms, run) {
        const cancel = add(ms, null, run)
        const told = waiting
        waiting = []
        for (const tell of told) tell(ms)
        return cancel
      },
      every: (ms, run) => add(ms, ms, run),
    },
    advance(ms) {
      const until = passed + ms
      for (let entry = nextDue(until); entry; entry = nextDue(until)) {
        passed = Math.max(passed, entry.due)
        if (entry.period === null) entries.delete(entry)
        else entry.due += entry.period
        entry.run()
      }
      passed = until
    },
    scheduled: () => new Promise((resolve) => waiting.push(resolve)),
  }
}
