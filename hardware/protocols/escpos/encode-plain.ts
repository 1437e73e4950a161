import { plainRows, QR_DOT } from '../../plain-paper.ts'
import type { PlainLine, PlainPaper, PlainQr } from '../../plain-paper.ts'
import * as command from './commands.ts'
import { ending, setUp } from './encode-ticket.ts'
import type { JobStyle, TicketJob } from './encode-ticket.ts'
import { createJobBuilder } from './node-thermal-builder.ts'

/**
 * All bytes of a paper in the printer's own letters: set-up, lines, cut, and the question whose answer confirms it,
 * exactly as for a picture. Throws a RangeError for letters that are not ASCII.
 */
export function encodePlain(paper: PlainPaper, style: JobStyle): TicketJob {
  const job = createJobBuilder()
  for (const part of setUp(style.dialect)) job.add(part)
  job.add(command.CENTRED)
  for (const part of paper.parts) for (const bytes of part.kind === 'line' ? line(part) : qr(part)) job.add(bytes)
  job.add(command.FEED_AND_CUT)
  for (const part of ending(style)) job.add(part)
  return { bytes: job.bytes(), rows: plainRows(paper) }
}

function* line({ text, wide, high, bold }: PlainLine): Generator<Uint8Array> {
  if (!/^[\x20-\x7e]*$/.test(text)) throw new RangeError(`not plain letters: ${JSON.stringify(text)}`)
  yield command.letterSize(wide, high)
  yield command.bold(bold)
  yield Buffer.from(text, 'latin1')
  yield command.LINE_FEED
}

/** The printer adds no quiet zone: white lines stand around it. */
function* qr({ content }: PlainQr): Generator<Uint8Array> {
  yield command.letterSize(1, 1)
  yield command.LINE_FEED
  yield* command.qrCode(content, QR_DOT)
  yield command.LINE_FEED
}
