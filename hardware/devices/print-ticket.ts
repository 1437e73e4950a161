import type { Timers } from '../../shared/kernel/time.ts'
import type { PrinterAnswers, PrintOutcome, PrintRequest } from '../ports.ts'
import type { Dialect } from '../protocols/escpos/dialect.ts'
import { encodePlain } from '../protocols/escpos/encode-plain.ts'
import { encodeTicket } from '../protocols/escpos/encode-ticket.ts'
import { wait } from '../wait.ts'
import type { PrinterLine } from './printer-line.ts'
import type { StatusTeller } from './status-teller.ts'
import { confirmationOf } from './probe-printer.ts'
import { transferJob } from './transfer-job.ts'
import type { Transferred } from './transfer-job.ts'

export type PrintTools = {
  readonly line: PrinterLine
  readonly teller: StatusTeller
  readonly timers: Timers
  /** Aborted when the printer is closed. */
  readonly closed: AbortSignal
  /** The process mark of this paper: four characters, unlike those of the papers before it. */
  readonly mark: string
  readonly dialect: Dialect
  /** How long that many bytes and dot rows take at most when nothing is wrong, in ms. */
  deadlineMs(bytes: number, rows: number): number
}

export const OFFLINE_POLL_MS = 1_500
/** A band takes less time on the line than a printer needs to come up after its power was away. */
const BAND_SECONDS = 0.7

/** Prints one paper: waits until the printer is ready, asks the caller, sends, and waits for the printer's word. */
export async function printTicket(request: PrintRequest, tools: PrintTools): Promise<PrintOutcome> {
  const { line, teller } = tools
  const answers = await untilReady(tools)
  if (!answers || !request.begin()) return { outcome: 'failed', cause: teller.lastCause ?? 'error' }
  const transferred = await transfer(request, tools, answers).catch(() => 'unknown' as const)
  line.jobEnded(transferred !== 'unknown')
  return transferred === 'handed-over' ? { outcome: 'unknown', handedOver: true } : { outcome: transferred }
}

/** Asks again and again while there is a fault; null when the printer was closed meanwhile. */
async function untilReady(tools: PrintTools): Promise<PrinterAnswers | null> {
  const { line, teller, timers, closed } = tools
  while (!closed.aborted) {
    const bits = await line.ask()
    if (closed.aborted) return null
    teller.tellBits(bits)
    const answers = bits?.cause === null ? await line.learn() : null
    if (answers) return closed.aborted ? null : answers
    await wait(timers, OFFLINE_POLL_MS, closed)
  }
  return null
}

async function transfer(request: PrintRequest, tools: PrintTools, answers: PrinterAnswers): Promise<Transferred> {
  const { line, teller, timers, mark, dialect } = tools
  const confirmation = confirmationOf(answers)
  const proof = { milestones: answers.inTurn, macro: answers.macro, bandBytes: line.bytesPerSecond * BAND_SECONDS }
  const style = { dialect, confirmation, mark, proof }
  const job = 'bitmap' in request ? encodeTicket(request.bitmap, style) : encodePlain(request.letters, style)
  return await transferJob({
    session: await line.forJob(),
    job,
    confirmation,
    mark,
    autoStatus: answers.autoStatus,
    timers,
    deadlineMs: tools.deadlineMs(job.bytes.length, job.rows),
    onPhase: (phase) => teller.tell({ kind: 'printing', jobId: request.id, phase }),
    onBits: teller.tellBits,
  })
}
