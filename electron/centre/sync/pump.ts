import type { Cancel, Timers } from '../../../shared/kernel/time.ts'

export type Pump = {
  /** There is work: begin in so many milliseconds, unless it is sooner anyway. */
  wake(afterMs?: number): void
  /** Resolves when what is under way has ended; nothing begins after it. */
  stop(): Promise<void>
}

/**
 * Does one kind of work again and again, never twice at once.
 * @param work answers in how many milliseconds it wants to be called again at the latest; what it throws is its caller's
 *   bug or a full disk: it is told, and tried again
 */
export function createPump(timers: Timers, work: () => Promise<number>, failed: (error: unknown) => number): Pump {
  let cancel: Cancel | null = null
  let dueIn = Number.POSITIVE_INFINITY
  let running: Promise<void> | null = null
  let wished = Number.POSITIVE_INFINITY
  let isStopped = false

  function schedule(ms: number): void {
    if (isStopped) return
    if (cancel !== null && dueIn <= ms) return
    cancel?.()
    dueIn = ms
    cancel = timers.after(ms, () => {
      cancel = null
      dueIn = Number.POSITIVE_INFINITY
      running = turn()
    })
  }

  async function turn(): Promise<void> {
    wished = Number.POSITIVE_INFINITY
    const next = await work().catch(failed)
    running = null
    schedule(Math.min(next, wished))
  }

  return {
    wake(afterMs = 0) {
      if (running) wished = Math.min(wished, afterMs)
      else schedule(afterMs)
    },
    async stop() {
      isStopped = true
      cancel?.()
      await running
    },
  }
}
