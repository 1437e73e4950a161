/** One after the other for each name, in the order in which they came. */
export type Turns = <T>(name: string, run: () => Promise<T>) => Promise<T>

/**
 * Batches of a centre wait for one another here and not in the database, where each would hold a connection while it waits.
 * Whoever waits has been looked at row by row already.
 */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return (name, run) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(run)
    const over: Promise<void> = mine.then(forget, forget)
    function forget(): void {
      if (last.get(name) === over) last.delete(name)
    }
    last.set(name, over)
    return mine
  }
}
