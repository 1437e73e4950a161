/** How long this thread itself worked at a stretch, in ms of processor time: what others had of the processor does not count. */
export type OwnWork = {
  /** Ends the watch. @returns the longest work between two looks, how often it was longer than the limit, and the looks */
  stop(): { readonly longest: number; readonly tooLong: number; readonly looks: number }
}

const EVERY_MS = 1

/** Looks every millisecond, or as soon as the event loop is free again, how much this thread has worked since. */
export function watchOwnWork(limitMs: number): OwnWork {
  let [longest, tooLong, looks] = [0, 0, 0]
  let before = process.threadCpuUsage()
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before)
    before = process.threadCpuUsage()
    const ms = (user + system) / 1_000
    longest = Math.max(longest, ms)
    if (ms > limitMs) tooLong++
    looks++
  }, EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      return { longest, tooLong, looks }
    },
  }
}
