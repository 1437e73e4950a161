/** Runs one thing at a time, in the order in which they were asked for; a failure ends only its own. */
export function createTurns(): { take<T>(run: () => Promise<T>): Promise<T>; idle(): Promise<void> } {
  let tail: Promise<unknown> = Promise.resolve()
  return {
    take<T>(run: () => Promise<T>): Promise<T> {
      const mine = tail.then(run)
      tail = mine.catch(() => undefined)
      return mine
    },
    async idle() {
      await tail
    },
  }
}
