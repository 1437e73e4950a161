import type { Cancel, Clock, Timers } from '../../shared/kernel/time.ts'

/** Hours in milliseconds: timers fall due one after the other, and what each sets off is waited for. */
export type VirtualTime = {
  /** A machine's clock; its wall may be wrong by so many ms. */
  clock(wrongBy?: () => number): Clock
  /** Timers of a life of a program: none rings after its end. */
  timers(isAlive: () => boolean): Timers
  sleep(ms: number): Promise<void>
  now(): number
  /** Counts what is really under way, so that time stands still meanwhile. */
  track<T>(work: () => Promise<T>): Promise<T>
  /** Runs until a moment. */
  runUntil(ms: number): Promise<void>
}

type Entry = { readonly due: number; readonly no: number; run: (() => void) | null }

/** Entries by when they are due: a heap, because an outage of a hundred thousand hours has many. */
function createQueue() {
  const heap: Entry[] = []
  const isBefore = (a: Entry, b: Entry): boolean => a.due < b.due || (a.due === b.due && a.no < b.no)
  function push(entry: Entry): void {
    let at = heap.push(entry) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      const [one, other] = [heap[at], heap[up]]
      if (!one || !other || !isBefore(one, other)) return
      ;[heap[at], heap[up]] = [other, one]
      at = up
    }
  }
  function pop(): Entry | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (heap.length === 0 || !last) return first
    heap[0] = last
    for (let at = 0; ;) {
      let least = at
      for (const down of [2 * at + 1, 2 * at + 2]) {
        const [one, other] = [heap[down], heap[least]]
        if (one && other && isBefore(one, other)) least = down
      }
      if (least === at) return first
      ;[heap[at], heap[least]] = [heap[least] as Entry, heap[at] as Entry]
      at = least
    }
  }
  return { push, pop, firstDue: () => heap[0]?.due ?? Number.POSITIVE_INFINITY }
}

const isDiskBusy = (): boolean => process.getActiveResourcesInfo().some((one) => /^(FS|Close)Req/.test(one))

/**
 * @param startAt wall time at the beginning, ms since 1970
 * @param rang is told of each timer that falls due, and when, ms since the beginning
 */
export function createVirtualTime(
  startAt: number,
  rang: (no: number, at: number) => void = () => undefined,
): VirtualTime {
  const queue = createQueue()
  let passed = 0
  let no = 0
  let underWay = 0

  function after(ms: number, run: () => void): Cancel {
    const entry: Entry = { due: passed + Math.max(0, Math.round(ms)), no: no++, run }
    queue.push(entry)
    return () => {
      entry.run = null
    }
  }

  /** Until nothing real is under way, on the disk too, and nothing more follows by itself. */
  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet = underWay === 0 && !isDiskBusy() ? quiet + 1 : 0)
      await new Promise(setImmediate)
  }

  return {
    now: () => startAt + passed,
    clock: (wrongBy = () => 0) => ({ now: () => startAt + passed + wrongBy(), monotonic: () => passed }),
    timers(isAlive) {
      const ring = (run: () => void) => () => void (isAlive() && run())
      return {
        after: (ms, run) => after(ms, ring(run)),
        every(ms, run) {
          let cancel = after(ms, ring(again))
          function again(): void {
            cancel = after(ms, ring(again))
            run()
          }
          return () => cancel()
        },
      }
    },
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    async track(work) {
      underWay += 1
      try {
        return await work()
      } finally {
        underWay -= 1
      }
    },
    async runUntil(ms) {
      const until = ms - startAt
      while (queue.firstDue() <= until) {
        const entry = queue.pop()
        if (!entry?.run) continue
        passed = Math.max(passed, entry.due)
        rang(entry.no, passed)
        entry.run()
        await settle()
      }
      passed = Math.max(passed, until)
    },
  }
}
