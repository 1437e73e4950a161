import { isBlankRow } from '../../bitmap.ts'
import type { Bitmap } from '../../bitmap.ts'
import * as command from './commands.ts'
import type { Confirmation, Dialect } from './dialect.ts'
import { createJobBuilder } from './node-thermal-builder.ts'
import { withoutRealTimeBytes } from './real-time-guard.ts'

/** Rows of one raster band: within Epson's advice of 120 to 400 for speed without stripes. */
export const BAND_ROWS = 240
/** A shorter gap costs more commands than it saves bytes. */
const SMALLEST_GAP = 8
const LARGEST_FEED = 255

export type TicketJob = {
  readonly bytes: Uint8Array
  /** Dot rows of paper, for reckoning how long it takes. */
  readonly rows: number
}

/** What a job is made for: a printer, its way to confirm, and the mark that it sends back. */
export type JobStyle = {
  readonly dialect: Dialect
  readonly confirmation: Confirmation
  /** Four characters; only used when papers are confirmed by them. */
  readonly mark: string
}

/**
 * All bytes of one ticket: set-up, the bitmap in bands with blank rows fed instead of sent, cut, and the question
 * whose answer confirms it.
 */
export function encodeTicket(bitmap: Bitmap, style: JobStyle): TicketJob {
  const safe = withoutRealTimeBytes(bitmap)
  const job = createJobBuilder()
  for (const part of setUp(style.dialect)) job.add(part)
  const feedable = style.dialect.motionUnits !== null
  for (const stretch of feedable ? stretches(safe) : [{ from: 0, rows: safe.height, blank: false }]) {
    for (const part of stretch.blank ? feeds(stretch.rows) : bands(safe, stretch)) job.add(part)
  }
  job.add(command.FEED_AND_CUT)
  for (const part of ending(style)) job.add(part)
  return { bytes: job.bytes(), rows: bitmap.height }
}

/** The reset switches automatic status off, so it comes first. */
export function* setUp({ leaveChinese, motionUnits, silent }: Dialect): Generator<Uint8Array> {
  yield command.RESET
  if (leaveChinese) yield command.LEAVE_CHINESE
  if (motionUnits !== null) yield command.motionUnits(motionUnits)
  if (!silent) yield command.STATUS_BACK_ON
}

/** What the printer answers when everything before it is done. */
export function* ending({ confirmation, mark }: JobStyle): Generator<Uint8Array> {
  if (confirmation === 'mark') yield command.processMark(mark)
  if (confirmation === 'in-turn') yield command.ASK_IN_TURN
}

type Stretch = { readonly from: number; readonly rows: number; readonly blank: boolean }

/** The rows cut into blank stretches worth feeding and the printed ones between them. */
function stretches(bitmap: Bitmap): Stretch[] {
  const found: Stretch[] = []
  const put = (from: number, to: number, blank: boolean): void => {
    if (to > from) found.push({ from, rows: to - from, blank })
  }
  let printed = 0
  for (let y = 0; y < bitmap.height; y++) {
    let end = y
    while (end < bitmap.height && isBlankRow(bitmap, end)) end++
    if (end - y >= SMALLEST_GAP) {
      put(printed, y, false)
      put(y, end, true)
      printed = end
    }
    if (end > y) y = end - 1
  }
  put(printed, bitmap.height, false)
  return found
}

function* feeds(rows: number): Generator<Uint8Array> {
  for (let left = rows; left > 0; left -= LARGEST_FEED) yield command.feed(Math.min(left, LARGEST_FEED))
}

function* bands(bitmap: Bitmap, stretch: Stretch): Generator<Uint8Array> {
  const bytes = bitmap.width / 8
  const end = stretch.from + stretch.rows
  for (let from = stretch.from; from < end; from += BAND_ROWS) {
    const to = Math.min(end, from + BAND_ROWS)
    yield command.rasterHead(bytes, to - from)
    yield bitmap.rows.subarray(from * bytes, to * bytes)
  }
}

/**
 * Bytes that bring a printer back after a broken job: it may still wait for the rest of a band, so the band is filled
 * with white or the buffer emptied, then reset; the cut parts a torn ticket from the next one (hardware.md §3.6).
 */
export function encodeResync(width: number, { resync }: Dialect): Uint8Array {
  const job = createJobBuilder()
  job.add(resync === 'clear' ? command.CLEAR_BUFFERS : new Uint8Array(BAND_ROWS * (width / 8)))
  job.add(command.RESET)
  job.add(command.FEED_AND_CUT)
  return job.bytes()
}
