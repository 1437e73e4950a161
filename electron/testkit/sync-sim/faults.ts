import type { VirtualTime } from '../virtual-time.ts'
import type { Chance } from './chance.ts'

const YEAR_MS = 365 * 24 * 3_600_000

/** What goes wrong at a centre for a while. */
export type Damages = {
  readonly now: { readonly isCut: boolean; readonly isFull: boolean; readonly wrongBy: number }
  /** Content of rows on which the province breaks. */
  readonly poisons: Set<string>
  fillDisk(forMs: number): void
  cutLine(forMs: number): void
  wrongClock(forMs: number): void
  poison(text: string, forMs: number): void
  /** Nothing is wrong any more. */
  mend(): void
}

/** Damages that end by themselves. */
export function createDamages(time: VirtualTime, chance: Chance): Damages {
  const now = { isCut: false, isFull: false, wrongBy: 0 }
  const poisons = new Set<string>()
  const later = (forMs: number, end: () => void): void => void time.sleep(forMs).then(end)
  return {
    ...{ now, poisons },
    fillDisk(forMs) {
      now.isFull = true
      later(forMs, () => (now.isFull = false))
    },
    cutLine(forMs) {
      now.isCut = true
      later(forMs, () => (now.isCut = false))
    },
    wrongClock(forMs) {
      now.wrongBy = chance.is(0.5) ? YEAR_MS : -YEAR_MS
      later(forMs, () => (now.wrongBy = 0))
    },
    poison(text, forMs) {
      poisons.add(text)
      later(forMs, () => poisons.delete(text))
    },
    mend() {
      Object.assign(now, { isCut: false, isFull: false, wrongBy: 0 })
      poisons.clear()
    },
  }
}
