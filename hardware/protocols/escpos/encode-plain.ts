import { plainRows, QR_DOT } from '../../plain-paper.ts'
import type { PlainLine, PlainPaper, PlainQr } from '../../plain-paper.ts'
import * as command from './commands.ts'
import { createJobFrame } from './job-frame.ts'
import type { JobStyle, TicketJob } from './job-frame.ts'

/**
 * All bytes of a paper in the printer's own letters, in the same frame as a picture. Throws a RangeError for letters
 * that are not ASCII.
 */
export function encodePlain(paper: PlainPaper, style: JobStyle): TicketJob {
  const job = createJobFrame(style)
  job.piece(command.CENTRED)
  for (const part of paper.parts) job.piece(...(part.kind === 'line' ? line(part) : qr(part)))
  return job.end(plainRows(paper))
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
