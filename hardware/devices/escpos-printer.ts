import type { Cancel, Timers } from '../../shared/kernel/time.ts'
import type { PrinterAnswers, PrintOutcome, PrintRequest, TicketPrinter, Transport } from '../ports.ts'
import type { Dialect } from '../protocols/escpos/dialect.ts'
import { OFFLINE_POLL_MS, printTicket } from './print-ticket.ts'
import { createPrinterLine } from './printer-line.ts'
import { createRecently } from './recently.ts'
import { createStatusTeller } from './status-teller.ts'
import { createTurns } from './turns.ts'

export type EscposPrinterOptions = {
  readonly id: string
  readonly transport: Transport
  /** Dots a row of this model: 576, 512, 384. What is wider is cut off by the printer without a word. */
  readonly width: number
  /** Paper speed in mm/s, rather too low than too high: it only makes the deadline. */
  readonly speedMmPerSecond: number
  /** 8 at 203 dpi, 7 at 180. */
  readonly dotsPerMm: number
  readonly dialect: Dialect
  /** What it was found to answer in an earlier run; null: it is asked as soon as it is well. */
  readonly answers: PrinterAnswers | null
  /** Told whenever it was found out what it answers, to be kept. */
  onAnswers(answers: PrinterAnswers): void
  /**
   * An earlier run may have broken off in the middle of a paper: the printer may still wait for the rest of a band and
   * is brought to its senses before the first one.
   */
  readonly torn: boolean
  readonly timers: Timers
}

const READY_POLL_MS = 5_000
/** A network printer serves one host at a time, so the line is given free when no paper was asked for this long. */
const IDLE_CLOSE_MS = 30_000
/** On top of what line and paper take (hardware.md §3.6). */
const CONFIRM_MS = 2_000

/**
 * A ticket printer that speaks ESC/POS, over any transport, with the states of hardware.md §3.6: asked before a job by
 * DLE EOT, heard during it by automatic status, believed only after its confirmation. It watches the printer by itself
 * from the start until `close`.
 */
export function createEscposPrinter(options: EscposPrinterOptions): TicketPrinter {
  const { timers, width, dialect } = options
  const teller = createStatusTeller()
  const line = createPrinterLine(options.transport, timers, options, teller.tellBits)
  const stop = new AbortController()
  const turns = createTurns()
  let papers = 0
  let marks = 0
  let cancelPoll: Cancel = () => {}
  const paper = createRecently(timers, IDLE_CLOSE_MS)

  async function check(): Promise<void> {
    cancelPoll()
    if (stop.signal.aborted) return
    const bits = await line.ask()
    // Nobody is told that it is ready before it is known how it confirms.
    const isKnown = bits?.cause !== null || (!stop.signal.aborted && (await line.learn()) !== null)
    if (stop.signal.aborted) return
    if (isKnown) teller.tellBits(bits)
    if (!paper.is) line.hangUp()
    const ms = isKnown && bits?.cause === null ? READY_POLL_MS : OFFLINE_POLL_MS
    cancelPoll = timers.after(ms, () => void turns.take(check))
  }

  async function printOne(request: PrintRequest): Promise<PrintOutcome> {
    cancelPoll()
    teller.beginJob(request.id)
    marks = (marks % 9_999) + 1
    const mark = String(marks).padStart(4, '0')
    const deadlineMs = (bytes: number, rows: number): number =>
      CONFIRM_MS +
      (bytes / options.transport.bytesPerSecond + rows / options.dotsPerMm / options.speedMmPerSecond) * 1_000
    const tools = { line, teller, timers, closed: stop.signal, mark, deadlineMs, dialect }
    const outcome = await printTicket(request, tools)
    const isWell = outcome.outcome === 'printed' || (outcome.outcome === 'unknown' && outcome.handedOver === true)
    teller.endJob(isWell)
    paper.happened()
    const pollMs = isWell ? READY_POLL_MS : 0
    if (!stop.signal.aborted) cancelPoll = timers.after(pollMs, () => void turns.take(check))
    return outcome
  }

  async function probe(): Promise<PrinterAnswers | null> {
    if (stop.signal.aborted) return null
    const bits = await line.ask()
    return bits?.cause === null ? await line.relearn() : null
  }

  void turns.take(check)
  return {
    id: options.id,
    width,
    dotsPerMm: options.dotsPerMm,
    status: () => teller.status,
    onChange: teller.onChange,
    answers: () => line.answers,
    probe: () => turns.take(probe),
    async check() {
      if (papers === 0) await turns.take(check)
      return teller.status
    },
    async print(request) {
      if ('bitmap' in request && request.bitmap.width !== width)
        throw new RangeError(`bitmap of ${request.bitmap.width} dots for ${width}`)
      papers++
      return await turns.take(() => printOne(request)).finally(() => papers--)
    },
    async close() {
      stop.abort()
      cancelPoll()
      paper.stop()
      line.close()
      await turns.idle()
      // A connection may have come up meanwhile.
      line.close()
      paper.stop()
      teller.tell({ kind: 'closed' })
    },
  }
}
