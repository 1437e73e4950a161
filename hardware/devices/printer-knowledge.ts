import type { Cancel, Timers } from '../../shared/kernel/time.ts'
import type { PrinterAnswers } from '../ports.ts'

export type PrinterKnowledge = {
  readonly answers: PrinterAnswers | null
  /** What a printer that is well answers: known, or found out now. */
  learn(): Promise<PrinterAnswers | null>
  /** Finds it out anew; what was known stays when that is not possible. */
  relearn(): Promise<PrinterAnswers | null>
  /** Whether the printer could be reached just now. */
  reached(isThere: boolean): void
  stop(): void
}

/** Whoever was away this long may have been exchanged for another one. */
const FORGET_MS = 60_000

/**
 * What is known of a printer's answers, until the printer was out of reach for a minute.
 * @param known from an earlier run, or null
 * @param probe asks a printer that is well
 * @param keep told whenever something was found out
 */
export function createPrinterKnowledge(
  known: PrinterAnswers | null,
  timers: Timers,
  probe: () => Promise<PrinterAnswers | null>,
  keep: (answers: PrinterAnswers) => void,
): PrinterKnowledge {
  let answers = known
  let stale = known === null
  let cancelForget: Cancel | null = null

  async function relearn(): Promise<PrinterAnswers | null> {
    const found = await probe()
    if (!found) return null
    answers = found
    stale = false
    keep(found)
    return found
  }

  function stop(): void {
    cancelForget?.()
    cancelForget = null
  }

  return {
    get answers() {
      return answers
    },
    learn: async () => (stale ? await relearn() : answers),
    relearn,
    reached(isThere) {
      if (isThere) stop()
      else cancelForget ??= timers.after(FORGET_MS, () => (stale = true))
    },
    stop,
  }
}
