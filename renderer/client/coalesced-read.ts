import type { Clock, Timers } from '../../shared/kernel/time.ts'

/** Reads this far apart at least, so that a storm of wishes costs few reads. */
const APART_MS = 50

export type CoalescedReadOptions<T> = {
  read(signal: AbortSignal): Promise<T>
  /** Takes what was read. @returns in how many ms it must be read again, or null */
  onRead(outcome: T): number | null
  clock: Clock
  timers: Timers
}

export type CoalescedRead = {
  /** Asks for a read: now, or `inMs` from now. While one is under way, one more follows it. */
  want(inMs?: number): void
  /** Leaves a read under way and every wish: what it would bring is older than what is known now. */
  abandon(): void
}

/** One read at a time, and at most one more after it, whatever is asked for meanwhile. */
export function createCoalescedRead<T>({ read, onRead, clock, timers }: CoalescedReadOptions<T>): CoalescedRead {
  let reading: AbortController | null = null
  let startedAt = -APART_MS
  let wanted = false
  let cancelLater: (() => void) | null = null

  function want(inMs = 0): void {
    wanted = true
    if (reading || cancelLater) return
    const wait = Math.max(inMs, startedAt + APART_MS - clock.monotonic())
    if (wait <= 0) return void start()
    cancelLater = timers.after(wait, () => {
      cancelLater = null
      void start()
    })
  }

  async function start(): Promise<void> {
    wanted = false
    startedAt = clock.monotonic()
    const mine = new AbortController()
    reading = mine
    const outcome = await read(mine.signal)
    if (reading !== mine) return
    reading = null
    const againIn = onRead(outcome)
    if (againIn !== null) want(againIn)
    else if (wanted) want()
  }

  return {
    want,
    abandon() {
      reading?.abort()
      reading = null
      wanted = false
      cancelLater?.()
      cancelLater = null
    },
  }
}
