/** Runs work one after another, each when the one before has ended, however that ended. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => {
      // Whoever asked hears of it; the next one's turn comes all the same.
    })
    return mine
  }
}
