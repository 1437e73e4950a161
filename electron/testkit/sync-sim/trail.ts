import { createHash } from 'node:crypto'

/** What happens in a simulation, step by step: chance, timers, requests. Two runs are one and the same when their trails are. */
export type Trail = {
  note(what: string): void
  /** Of all that was noted so far. */
  digest(): string
}

/** @param heard is told of each step too: a file of them shows where two runs part */
export function createTrail(heard: (what: string) => void = () => undefined): Trail {
  const hash = createHash('sha256')
  return {
    note(what) {
      hash.update(`${what}\n`)
      heard(what)
    },
    digest: () => hash.copy().digest('hex'),
  }
}
