import type { Timers } from '../../shared/kernel/time.ts'

/** A place in a row of requests. */
export type Turn = {
  /** Resolves when the one before has ended, or has kept others waiting for too long. */
  comes(): Promise<void>
  over(): void
}

/** Whoever came first may never go on: its line was cut in the middle. */
const LONGEST_MS = 2_000

/**
 * Requests of one name go one after the other in the order in which they began, although a short one is read sooner than a
 * long one ahead of it. It spares refusals and connections to the database; what must not happen, the database's lock prevents.
 */
export function createTurns(timers: Timers): (name: string) => Turn {
  const last = new Map<string, Promise<void>>()
  return (name) => {
    const before = last.get(name)
    let over = (): void => undefined
    const mine = new Promise<void>((resolve) => (over = resolve))
    last.set(name, mine)
    return {
      async comes() {
        if (!before) return
        let cancel = (): void => undefined
        const enough = new Promise<void>((resolve) => (cancel = timers.after(LONGEST_MS, resolve)))
        await Promise.race([before, enough])
        cancel()
      },
      over() {
        if (last.get(name) === mine) last.delete(name)
        over()
      },
    }
  }
}
