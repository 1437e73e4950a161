import { z } from 'zod'
import type { Dialect } from '../protocols/escpos/dialect.ts'

const page = z.int().min(0).max(255)

/** The definition of a printer model: what its maker decided and no answer of it tells (hardware.md §2). */
export const printerModel = z.strictObject({
  /** The name of its file; what a station's configuration calls it. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** For people: the models that it holds for. */
  name: z.string().min(1).max(120),
  /** Where the facts come from. */
  source: z.string().min(1).max(300),
  /** Dots a row. What is wider is cut off without a word. */
  width: z.union([z.literal(576), z.literal(512), z.literal(384)]),
  dotsPerInch: z.union([z.literal(203), z.literal(180)]),
  /** Letters a row of its own font, for papers in plain letters. */
  columns: z.int().min(20).max(64),
  /** Rather too low than too high: it only makes the deadline of a confirmation. */
  speedMmPerSecond: z.number().positive().max(500),
  /** Whether it knows `GS P`, by which one motion unit becomes one dot. */
  setsMotionUnits: z.boolean(),
  /** Whether it may wake up in Chinese mode. */
  leaveChinese: z.boolean(),
  /** How its buffer is emptied after a broken job; `clear` only for Epson. */
  resync: z.enum(['fill', 'clear']),
  /** Whether it draws QR codes itself (`GS ( k`), for papers in plain letters. */
  drawsQr: z.boolean(),
  /** It answers nothing, not even status questions: its papers are handed over and never confirmed. */
  silent: z.boolean(),
  /**
   * Numbers of `ESC t n` for Vietnamese. Facts for the technician only: tickets are pictures because no two makers
   * agree (hardware.md §2.1).
   */
  codePages: z.strictObject({ tcvn3: z.array(page).max(2), wpc1258: z.array(page).max(2) }),
})
export type PrinterModel = z.infer<typeof printerModel>

const MM_PER_INCH = 25.4

/** How a model wants its jobs. */
export const dialectOf = ({ dotsPerInch, setsMotionUnits, leaveChinese, resync, silent }: PrinterModel): Dialect => ({
  motionUnits: setsMotionUnits ? dotsPerInch : null,
  leaveChinese,
  resync,
  silent,
})

export const dotsPerMm = ({ dotsPerInch }: PrinterModel): number => dotsPerInch / MM_PER_INCH
