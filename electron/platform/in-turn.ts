/** Lets what two callers begin at the same time be done one after the other, whatever becomes of the first. */
export function openTurns(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return function inTurn(run) {
    const mine = last.then(run, run)
    last = mine
    return mine
  }
}
