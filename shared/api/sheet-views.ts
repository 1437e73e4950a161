import { z } from 'zod'
import { PAGE_SIZES } from '../domain/slips/layout/sheet.ts'
import { slipCopy } from '../domain/slips/slip-copy.ts'
import { id, instant, printCause, printerState, printState } from './views.ts'

/** A legal slip on its way to an office printer, as its officer sees it. */
export const sheetJob = z.object({
  id,
  slipId: id,
  /** Which form it is, by its kind. */
  kind: z.string(),
  number: z.string(),
  copy: z.union([slipCopy, z.literal('all')]),
  size: z.enum(PAGE_SIZES),
  printerId: id,
  printerName: z.string(),
  /** `queued`: nobody has begun; `taken`: its printer has it; `sent`: it left for a printer that confirms nothing. */
  state: printState,
  /** Why it is not out; while it waits, what its printer suffers from. */
  cause: printCause.nullable(),
  cancelAsked: z.boolean(),
  queuedAt: instant,
  /** Who sent it, when it is somebody who has left the counters of its printer; null: who asks. */
  by: z.string().nullable(),
  /** Null while it is under way. */
  endedAt: instant.nullable(),
})
export type SheetJob = z.infer<typeof sheetJob>

/** The office printer of a counter, as its station last told; nobody has told yet: null. */
export const deskPrinter = z.object({
  id,
  name: z.string(),
  state: printerState.nullable(),
  cause: printCause.nullable(),
})
export type DeskPrinter = z.infer<typeof deskPrinter>
