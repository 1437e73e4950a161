import type { AnswerOf } from '../../../shared/api/operations.ts'
import { refused } from './context.ts'
import type { UseCase } from './context.ts'
import { printersOfStations } from './printer-health.ts'
import { boundPrinters } from './printers.ts'

/** Somebody has put a new roll in: papers are counted from it. Who did it while the printer ran out says it first. */
export const changePaper: UseCase<{ printerId: string; rollMetres?: number | undefined }, AnswerOf<'changePaper'>> = (
  deps,
  { printerId, rollMetres = null },
) => {
  if (!boundPrinters(deps).has(printerId) && !printersOfStations(deps).has(printerId)) return refused('PRINTER_UNKNOWN')
  return {
    events: [{ type: 'printer.paperChanged', payload: { printerId, by: 'person', rollMetres } }],
    answer: () => ({}),
  }
}
