import type { Cancel, Timers } from '../../shared/kernel/time.ts'
import type { PrintOutcome, PrintRequest, TicketPrinter, Transport } from '../ports.ts'
import { OFFLINE_POLL_MS, printTicket } from './print-ticket.ts'
import { createPrinterLine } from './printer-line.ts'
import { createStatusTeller } from './status-teller.ts'

export type EscposPrinterOptions = {
  readonly id: string
  readonly transport: Transport
  /** Dots a row of this model: 576, 512, 384. What is wider is cut off by the printer without a word. */
  readonly width: number
  /** Paper speed in mm/s, rather too low than too high: it only makes the deadline. */
  readonly speedMmPerSecond: number
  readonly timers: Timers
}

const DOTS_PER_MM = 8
const READY_POLL_MS = 5_000
/** A network printer serves one host at a time, so the line is given free when no paper was asked for this long. */
const IDLE_CLOSE_MS = 30_000
/** On top of what line and paper take (hardware.md §3.6). */
const CONFIRM_MS = 2_000

/**
 * A ticket printer that speaks ESC/POS, over any transport, with the states of hardware.md §3.6: asked before a job by
 * DLE EOT, heard during it by automatic status, believed only after its process mark. It watches the printer by itself
 * from the start until `close`.
 */
export function createEscposPrinter(options: EscposPrinterOptions): TicketPrinter {
  const { timers, width } = options
  const teller = createStatusTeller()
  const line = createPrinterLine(options.transport, timers, width, teller.tellBits)
  const stop = new AbortController()
  let tail: Promise<unknown> = Promise.resolve()
  let papers = 0
  let marks = 0
  let cancelPoll: Cancel = () => {}
  let recent = false
  let cancelRecent: Cancel = () => {}

  /** One thing at a time on the line. */
  function exclusive<T>(run: () => Promise<T>): Promise<T> {
    const mine = tail.then(run)
    tail = mine.catch(() => undefined)
    return mine
  }

  async function check(): Promise<void> {
    cancelPoll()
    if (stop.signal.aborted) return
    const bits = await line.ask()
    if (stop.signal.aborted) return
    teller.tellBits(bits)
    if (!recent) line.hangUp()
    const ms = bits?.cause === null ? READY_POLL_MS : OFFLINE_POLL_MS
    cancelPoll = timers.after(ms, () => void exclusive(check))
  }

  async function printOne(request: PrintRequest): Promise<PrintOutcome> {
    cancelPoll()
    teller.beginJob(request.id)
    marks = (marks % 9_999) + 1
    const mark = String(marks).padStart(4, '0')
    const deadlineMs = (bytes: number, rows: number): number =>
      CONFIRM_MS + (bytes / options.transport.bytesPerSecond + rows / DOTS_PER_MM / options.speedMmPerSecond) * 1_000
    const outcome = await printTicket(request, { line, teller, timers, closed: stop.signal, mark, deadlineMs })
    teller.endJob(outcome.outcome === 'printed')
    rememberJob()
    const pollMs = outcome.outcome === 'printed' ? READY_POLL_MS : 0
    if (!stop.signal.aborted) cancelPoll = timers.after(pollMs, () => void exclusive(check))
    return outcome
  }

  function rememberJob(): void {
    recent = true
    cancelRecent()
    cancelRecent = timers.after(IDLE_CLOSE_MS, () => (recent = false))
  }

  void exclusive(check)
  return {
    id: options.id,
    width,
    status: () => teller.status,
    onChange: teller.onChange,
    async check() {
      if (papers === 0) await exclusive(check)
      return teller.status
    },
    async print(request) {
      if (request.bitmap.width !== width) throw new RangeError(`bitmap of ${request.bitmap.width} dots for ${width}`)
      papers++
      return await exclusive(() => printOne(request)).finally(() => papers--)
    },
    async close() {
      stop.abort()
      cancelPoll()
      cancelRecent()
      line.hangUp()
      await tail
      // A connection may have come up meanwhile.
      line.hangUp()
      cancelRecent()
      teller.tell({ kind: 'closed' })
    },
  }
}
