import { isBlankRow } from '../../bitmap.ts'
import type { Bitmap } from '../../bitmap.ts'
import * as command from './commands.ts'
import type { Dialect } from './dialect.ts'
import { createJobFrame } from './job-frame.ts'
import type { JobStyle, TicketJob } from './job-frame.ts'
import { createJobBuilder } from './node-thermal-builder.ts'
import { withoutRealTimeBytes } from './real-time-guard.ts'

/** Rows of one raster band: within Epson's advice of 120 to 400 for speed without stripes. */
export const BAND_ROWS = 240
/** A shorter gap costs more commands than it saves bytes. */
const SMALLEST_GAP = 8
const LARGEST_FEED = 255
const SMALLEST_BAND = 16

/**
 * All bytes of one ticket: the bitmap in bands, with blank rows fed instead of sent, in the frame of every job.
 */
export function encodeTicket(bitmap: Bitmap, style: JobStyle): TicketJob {
  const safe = withoutRealTimeBytes(bitmap)
  const job = createJobFrame(style)
  const feedable = style.dialect.motionUnits !== null
  const rows = bandRows(safe, style)
  for (const stretch of feedable ? stretches(safe) : [{ from: 0, rows: safe.height, blank: false }]) {
    if (stretch.blank) job.piece(...feeds(stretch.rows))
    else for (const band of bands(safe, stretch, rows)) job.piece(...band)
  }
  return job.end(bitmap.height)
}

/** Many rows a band come out without stripes; few, when a hole must not fit into one. */
function bandRows({ width }: Bitmap, { proof }: JobStyle): number {
  const fitting = Math.floor((proof?.bandBytes ?? Infinity) / (width / 8))
  return Math.min(BAND_ROWS, Math.max(SMALLEST_BAND, fitting))
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

function* bands(bitmap: Bitmap, stretch: Stretch, rows: number): Generator<readonly Uint8Array[]> {
  const bytes = bitmap.width / 8
  const end = stretch.from + stretch.rows
  for (let from = stretch.from; from < end; from += rows) {
    const to = Math.min(end, from + rows)
    yield [command.rasterHead(bytes, to - from), bitmap.rows.subarray(from * bytes, to * bytes)]
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
