import type { Timers } from '../../shared/kernel/time.ts'
import type { Transport } from '../ports.ts'
import { encodeResync } from '../protocols/escpos/encode-ticket.ts'
import { readAsb } from '../protocols/escpos/status-bits.ts'
import type { PrinterBits } from '../protocols/escpos/status-bits.ts'
import { openSession } from './printer-session.ts'
import type { PrinterSession } from './printer-session.ts'

export type PrinterLine = {
  /** Asks the printer, over a new connection when there is none. `null` when it cannot be reached. */
  ask(): Promise<PrinterBits | null>
  /** The session over which the last `ask` was answered, made fit for a job. Rejects when it is gone again. */
  forJob(): Promise<PrinterSession>
  /** The job is over. Not `whole`: the line is closed and the printer brought to its senses before the next job. */
  jobEnded(whole: boolean): void
  hangUp(): void
}

/**
 * The line to one printer: opens it when needed, hears automatic status between jobs, and repairs after a broken job.
 * @param onBits automatic status that comes between jobs
 */
export function createPrinterLine(
  transport: Transport,
  timers: Timers,
  width: number,
  onBits: (bits: PrinterBits) => void,
): PrinterLine {
  let session: PrinterSession | null = null
  let torn = false

  function listenIdle(current: PrinterSession): void {
    current.listen({
      onReply: (reply) => {
        if (reply.kind === 'asb') onBits(readAsb(reply.bytes))
      },
      // The next question finds it out.
      onLost: () => undefined,
    })
  }

  async function connected(): Promise<PrinterSession> {
    if (session && !session.lost) return session
    session = await openSession(transport, timers)
    listenIdle(session)
    return session
  }

  function hangUp(): void {
    session?.close()
    session = null
  }

  return {
    async ask() {
      try {
        return await (await connected()).ask()
      } catch {
        hangUp()
        return null
      }
    },
    async forJob() {
      if (!session || session.lost) throw new Error('the line is gone')
      if (torn) await session.write(encodeResync(width))
      torn = false
      return session
    },
    jobEnded(whole) {
      torn = !whole
      if (torn) hangUp()
      else if (session) listenIdle(session)
    },
    hangUp,
  }
}
