import type { Timers } from '../../shared/kernel/time.ts'
import type { PrinterAnswers, Transport } from '../ports.ts'
import type { Dialect } from '../protocols/escpos/dialect.ts'
import { readAsb } from '../protocols/escpos/status-bits.ts'
import type { PrinterBits } from '../protocols/escpos/status-bits.ts'
import { createPrinterKnowledge } from './printer-knowledge.ts'
import { openSession } from './printer-session.ts'
import { NO_ANSWERS, probePrinter } from './probe-printer.ts'
import type { PrinterSession } from './printer-session.ts'
import { settlePrinter } from './settle-printer.ts'

export type PrinterLine = {
  /** What it surely carries. */
  readonly bytesPerSecond: number
  /** Asks the printer, over a new connection when there is none. `null` when it cannot be reached. */
  ask(): Promise<PrinterBits | null>
  /** What the printer is known to answer. */
  readonly answers: PrinterAnswers | null
  /** What it answers, asked over the same session unless that is known; it must be well. Null when it would not say. */
  learn(): Promise<PrinterAnswers | null>
  /** Asks anew. */
  relearn(): Promise<PrinterAnswers | null>
  /** The session over which the last `ask` was answered, made fit for a job. Rejects when it is gone again. */
  forJob(): Promise<PrinterSession>
  /** The job is over. Not `whole`: the line is closed and the printer brought to its senses before the next job. */
  jobEnded(whole: boolean): void
  hangUp(): void
  /** Hangs up for good. */
  close(): void
}

export type PrinterLineOptions = {
  readonly width: number
  readonly dialect: Dialect
  /** What the printer was found to answer before, and where it is kept when it is found out. */
  readonly answers: PrinterAnswers | null
  onAnswers(answers: PrinterAnswers): void
  /** Whether the last job before this line broke off. */
  readonly torn: boolean
}

/**
 * The line to one printer: opens it when needed, hears automatic status between jobs, repairs after a broken job.
 * @param onBits automatic status that comes between jobs
 */
export function createPrinterLine(
  transport: Transport,
  timers: Timers,
  options: PrinterLineOptions,
  onBits: (bits: PrinterBits) => void,
): PrinterLine {
  const { dialect } = options
  // A silent printer has nothing to be found out.
  const known = dialect.silent ? NO_ANSWERS : options.answers
  const knowledge = createPrinterKnowledge(known, timers, probe, options.onAnswers)
  let session: PrinterSession | null = null
  let { torn } = options

  async function connected(): Promise<PrinterSession> {
    if (session && !session.lost) return session
    session = await openSession(transport, timers, dialect.silent)
    listenIdle(session, onBits)
    return session
  }

  function hangUp(): void {
    session?.close()
    session = null
  }

  async function settle(current: PrinterSession): Promise<void> {
    if (!torn) return
    torn = false
    const { bytesPerSecond } = transport
    const settling = { ...options, bytesPerSecond, marks: knowledge.answers?.mark ?? false }
    await settlePrinter(current, timers, settling)
  }

  async function probe(): Promise<PrinterAnswers | null> {
    if (dialect.silent) return NO_ANSWERS
    if (!session || session.lost) return null
    const current = session
    await settle(current).catch(() => undefined)
    const answers = await probePrinter(current, timers)
    listenIdle(current, onBits)
    return answers
  }

  return {
    bytesPerSecond: transport.bytesPerSecond,
    async ask() {
      const bits = await connected()
        .then((current) => current.ask())
        .catch(() => null)
      if (!bits) hangUp()
      knowledge.reached(bits !== null)
      return bits
    },
    get answers() {
      return knowledge.answers
    },
    learn: knowledge.learn,
    relearn: knowledge.relearn,
    async forJob() {
      if (!session || session.lost) throw new Error('the line is gone')
      const current = session
      await settle(current)
      return current
    },
    jobEnded(whole) {
      torn = !whole
      if (torn) hangUp()
      else if (session) listenIdle(session, onBits)
    },
    hangUp,
    close() {
      knowledge.stop()
      hangUp()
    },
  }
}

function listenIdle(session: PrinterSession, onBits: (bits: PrinterBits) => void): void {
  session.listen({
    onReply: (reply) => {
      if (reply.kind === 'asb') onBits(readAsb(reply.bytes))
    },
    // The next question finds it out.
    onLost: () => undefined,
  })
}
