import { z } from 'zod'
import { id, printCause, printerState } from './views.ts'

/** What a station tells of the devices that it holds, as part of its `reportDevice`. */

export const displayState = z.enum(['unchecked', 'shown', 'sent', 'dead'])
export type DisplayState = z.infer<typeof displayState>

const words = z.string().min(1).max(100)
const shownNumber = z.string().max(20)

/** A number display. `id` is its own among those of its station; words of `state` as in hardware/ports.ts. */
export const stationDisplay = z.strictObject({
  id,
  /** Name of its line, for people. */
  line: z.string().min(1).max(100),
  counterId: id,
  model: z.string().min(1).max(40),
  state: displayState,
  /** What it should show now. */
  shows: shownNumber,
  /** The last number that it confirmed, or was given where it confirms nothing, and how long ago it did, ms. */
  good: z.strictObject({ number: shownNumber, msAgo: z.int().min(0).max(1e13) }).optional(),
})
export type StationDisplay = z.infer<typeof stationDisplay>

/** How the papers of a printer are confirmed: by a mark, by an answer in turn, or not at all. */
export const paperConfirmation = z.enum(['mark', 'in-turn', 'none'])
export type PaperConfirmation = z.infer<typeof paperConfirmation>

/** What a printer was found to be, by its own words as far as it says any. */
export const printerFacts = z.strictObject({
  confirms: paperConfirmation,
  maker: z.string().max(100).nullable(),
  model: z.string().max(100).nullable(),
})
export type PrinterFacts = z.infer<typeof printerFacts>

export const stationPrinter = z.strictObject({
  id,
  name: z.string().min(1).max(100),
  /** Where its line leads, e.g. `tcp 10.0.0.5:9100`. */
  line: z.string().max(300),
  /** Name of its definition. */
  model: z.string().max(120),
  /** Null: not asked yet. */
  state: printerState.nullable(),
  cause: printCause.nullable(),
  /** Null: it was not yet well enough to be asked. */
  facts: printerFacts.nullable(),
  /** Counters whose slips an office printer prints on sheets; absent: it is a printer of tickets. */
  sheetsFor: z.array(id).max(64).optional(),
})
export type StationPrinter = z.infer<typeof stationPrinter>

export const stationReport = z.strictObject({
  /** Where its devices are configured: in a file beside it, or at the centre. */
  source: z.enum(['file', 'centre']),
  printers: z.array(stationPrinter).max(19),
  displays: z.array(stationDisplay).max(1_024),
  /** `ready`: its line is there; a scanner on it may still be broken. */
  scanners: z.array(z.strictObject({ id, name: words, state: z.enum(['unchecked', 'ready', 'lost']) })).max(16),
  /** Why parts of its configuration cannot be used, in words for a technician. */
  problems: z.array(z.string().max(300)).max(20),
})
export type StationReport = z.infer<typeof stationReport>
