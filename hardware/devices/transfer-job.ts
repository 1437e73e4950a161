import type { Timers } from '../../shared/kernel/time.ts'
import type { Reply } from '../protocols/escpos/decode-replies.ts'
import type { Confirmation } from '../protocols/escpos/dialect.ts'
import type { TicketJob } from '../protocols/escpos/job-frame.ts'
import { readAsb } from '../protocols/escpos/status-bits.ts'
import type { PrinterBits } from '../protocols/escpos/status-bits.ts'
import type { PrinterSession } from './printer-session.ts'
import { watchPrinter } from './watch-printer.ts'

export type Transfer = {
  readonly session: PrinterSession
  readonly job: TicketJob
  /** What at the end of the job confirms it. */
  readonly confirmation: Confirmation
  /** The process mark at the end of the job, if it has one. */
  readonly mark: string
  /** Whether the printer tells its faults unasked; else it is asked once everything is sent. */
  readonly autoStatus: boolean
  readonly timers: Timers
  /** How long the paper may take without a fault, in ms. */
  readonly deadlineMs: number
  onPhase(phase: 'sending' | 'awaiting-id'): void
  /** The state of the printer, as it comes. */
  onBits(bits: PrinterBits): void
}

/** `handed-over`: everything was sent and the time of the paper is over, and this printer confirms nothing. */
export type Transferred = 'printed' | 'handed-over' | 'unknown'

/** Small enough that a printer which stops is not filled much further. */
const SLICE_BYTES = 4_096

/**
 * Sends a job and waits for its confirmation, once. A fault stops the sending and the clock; the rest goes when the
 * printer is back, because printers print on from their buffer (hardware.md §3.6). `unknown` when the connection is
 * lost, or the confirmation does not come in time with every answer that is due before it. Never rejects.
 */
export function transferJob(transfer: Transfer): Promise<Transferred> {
  const { session, timers, confirmation } = transfer
  return new Promise((resolve) => {
    let settled = false
    let online = true
    let sent = false
    const confirms = confirmationIn(transfer)
    let goOn: (() => void) | null = null
    let cancelDeadline = (): void => {}
    let stopWatch = (): void => {}

    function settle(outcome: Transferred): void {
      if (settled) return
      settled = true
      cancelDeadline()
      stopWatch()
      goOn?.()
      resolve(outcome)
    }

    function restartDeadline(): void {
      cancelDeadline()
      const late = (): void => settle(confirmation === 'none' && sent ? 'handed-over' : 'unknown')
      if (online) cancelDeadline = timers.after(transfer.deadlineMs, late)
    }

    function heed(bits: PrinterBits): void {
      online = bits.cause === null
      restartDeadline()
      transfer.onBits(bits)
      if (!online) return
      transfer.onPhase(sent ? 'awaiting-id' : 'sending')
      goOn?.()
    }

    /** What was asked for is news only when it differs. */
    function heedChange(bits: PrinterBits): void {
      if ((bits.cause === null) !== online) heed(bits)
    }

    /** Everything was worked through; with the printer well and its paper there, it is on paper. */
    async function confirmInTurn(): Promise<void> {
      stopWatch()
      const bits = await session.ask().catch(() => null)
      if (settled) return
      if (bits) transfer.onBits(bits)
      settle(bits?.cause === null ? 'printed' : 'unknown')
    }

    async function send(): Promise<void> {
      const { bytes } = transfer.job
      const piece = session.wholeWrites ? bytes.length : SLICE_BYTES
      for (let from = 0; from < bytes.length && !settled; from += piece) {
        if (!online) await new Promise<void>((resume) => (goOn = resume))
        if (settled) return
        await session.write(bytes.subarray(from, from + piece))
      }
      sent = true
      if (settled) return
      if (online) transfer.onPhase('awaiting-id')
      if (!transfer.autoStatus) stopWatch = watchPrinter(session, timers, heedChange)
    }

    session.listen({
      onReply(reply) {
        if (settled) return
        if (reply.kind === 'asb') heed(readAsb(reply.bytes))
        if (!confirms(reply)) return
        if (confirmation === 'mark') settle('printed')
        else void confirmInTurn()
      },
      onLost: () => settle('unknown'),
    })
    if (session.lost) return settle('unknown')
    transfer.onPhase('sending')
    restartDeadline()
    send().catch(() => settle('unknown'))
  })
}

/**
 * Whether a reply confirms the job; replies must come in order. One with fewer answers before it than were due stands for
 * a paper with a hole.
 */
function confirmationIn({ job, mark, confirmation }: Transfer): (reply: Reply) => boolean {
  let passed = 0
  return (reply) => {
    if (reply.kind === 'transmitted') passed++
    if (confirmation === 'mark') return reply.kind === 'process-id' && reply.mark === mark && passed >= job.answersDue
    return confirmation === 'in-turn' && reply.kind === 'transmitted' && passed === job.answersDue + 1
  }
}
