import type { Timers } from '../../shared/kernel/time.ts'
import type { TicketJob } from '../protocols/escpos/encode-ticket.ts'
import { readAsb } from '../protocols/escpos/status-bits.ts'
import type { PrinterBits } from '../protocols/escpos/status-bits.ts'
import type { PrinterSession } from './printer-session.ts'

export type Transfer = {
  readonly session: PrinterSession
  readonly job: TicketJob
  /** The process mark at the end of the job. */
  readonly mark: string
  readonly timers: Timers
  /** How long the paper may take without a fault, in ms. */
  readonly deadlineMs: number
  onPhase(phase: 'sending' | 'awaiting-id'): void
  /** Automatic status, as it comes. */
  onBits(bits: PrinterBits): void
}

/** Small enough that a printer which stops is not filled much further. */
const SLICE_BYTES = 4_096

/**
 * Sends a job and waits for its process mark, once. A fault stops the sending and the clock; the rest goes when the
 * printer is back, because printers print on from their buffer (hardware.md §3.6). `unknown` when the connection is
 * lost or the mark does not come in time. Never rejects.
 */
export function transferJob(transfer: Transfer): Promise<'printed' | 'unknown'> {
  const { session, timers } = transfer
  return new Promise((resolve) => {
    let settled = false
    let online = true
    let sent = false
    let goOn: (() => void) | null = null
    let cancelDeadline = (): void => {}

    function settle(outcome: 'printed' | 'unknown'): void {
      settled = true
      cancelDeadline()
      goOn?.()
      resolve(outcome)
    }

    function restartDeadline(): void {
      cancelDeadline()
      if (online) cancelDeadline = timers.after(transfer.deadlineMs, () => settle('unknown'))
    }

    function heed(bits: PrinterBits): void {
      online = bits.cause === null
      restartDeadline()
      transfer.onBits(bits)
      if (!online) return
      transfer.onPhase(sent ? 'awaiting-id' : 'sending')
      goOn?.()
    }

    async function send(): Promise<void> {
      const { bytes } = transfer.job
      for (let from = 0; from < bytes.length && !settled; from += SLICE_BYTES) {
        if (!online) await new Promise<void>((resume) => (goOn = resume))
        if (!settled) await session.write(bytes.subarray(from, from + SLICE_BYTES))
      }
      sent = true
      if (!settled && online) transfer.onPhase('awaiting-id')
    }

    session.listen({
      onReply(reply) {
        if (settled) return
        if (reply.kind === 'asb') heed(readAsb(reply.bytes))
        if (reply.kind === 'process-id' && reply.mark === transfer.mark) settle('printed')
      },
      onLost: () => {
        if (!settled) settle('unknown')
      },
    })
    if (session.lost) return settle('unknown')
    transfer.onPhase('sending')
    restartDeadline()
    send().catch(() => {
      if (!settled) settle('unknown')
    })
  })
}
