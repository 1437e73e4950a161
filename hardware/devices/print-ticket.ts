import type { Timers } from '../../shared/kernel/time.ts'
import type { PrintOutcome, PrintRequest } from '../ports.ts'
import { encodeTicket } from '../protocols/escpos/encode-ticket.ts'
import { wait } from '../wait.ts'
import type { PrinterLine } from './printer-line.ts'
import type { StatusTeller } from './status-teller.ts'
import { transferJob } from './transfer-job.ts'

export type PrintTools = {
  readonly line: PrinterLine
  readonly teller: StatusTeller
  readonly timers: Timers
  /** Aborted when the printer is closed. */
  readonly closed: AbortSignal
  /** The process mark of this paper: four characters, unlike those of the papers before it. */
  readonly mark: string
  /** How long that many bytes and dot rows take at most when nothing is wrong, in ms. */
  deadlineMs(bytes: number, rows: number): number
}

export const OFFLINE_POLL_MS = 1_500

/** Prints one paper: waits until the printer is ready, asks the caller, sends, and waits for the printer's word. */
export async function printTicket(request: PrintRequest, tools: PrintTools): Promise<PrintOutcome> {
  const { line, teller } = tools
  const ready = await untilReady(tools)
  if (!ready || !request.begin()) return { outcome: 'failed', cause: teller.lastCause ?? 'error' }
  const outcome = await transfer(request, tools).catch(() => 'unknown' as const)
  line.jobEnded(outcome === 'printed')
  return { outcome }
}

/** Asks again and again while there is a fault; false when the printer was closed meanwhile. */
async function untilReady({ line, teller, timers, closed }: PrintTools): Promise<boolean> {
  while (!closed.aborted) {
    const bits = await line.ask()
    if (closed.aborted) return false
    teller.tellBits(bits)
    if (bits?.cause === null) return true
    await wait(timers, OFFLINE_POLL_MS, closed)
  }
  return false
}

async function transfer(request: PrintRequest, tools: PrintTools): Promise<'printed' | 'unknown'> {
  const { line, teller, timers, mark } = tools
  const job = encodeTicket(request.bitmap, mark)
  return await transferJob({
    session: await line.forJob(),
    job,
    mark,
    timers,
    deadlineMs: tools.deadlineMs(job.bytes.length, job.rows),
    onPhase: (phase) => teller.tell({ kind: 'printing', jobId: request.id, phase }),
    onBits: teller.tellBits,
  })
}
