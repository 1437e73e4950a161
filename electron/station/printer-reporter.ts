import type { PrinterStatus, TicketPrinter } from '../../hardware/ports.ts'
import type { Client } from '../../shared/api/client.ts'
import type { BodyOf } from '../../shared/api/operations.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import { untilAnswered } from './until-answered.ts'

/** What is told of a printer. */
type ToldPrinter = Pick<TicketPrinter, 'id' | 'status' | 'onChange'>

export type PrinterReporterOptions = {
  readonly printers: readonly ToldPrinter[]
  readonly client: Client
  readonly ids: Ids
  readonly timers: Timers
  readonly log: Log
  /** Aborted when the station stops: nothing more is told. */
  readonly signal: AbortSignal
}

type Report = { readonly body: BodyOf<'reportPrinter'>; readonly key: string }

/**
 * Tells the centre how each printer is, from now on at each change. Only the newest state counts: one that is not yet
 * told is replaced by a newer one, and what is told is told until it is answered.
 * @returns tells all printers again, after a time in which reports may have been lost
 */
export function reportPrinters(options: PrinterReporterOptions): () => void {
  const tellers = options.printers.map((printer) => createTeller(printer, options))
  return () => {
    for (const tell of tellers) tell()
  }
}

function createTeller(printer: ToldPrinter, options: PrinterReporterOptions): () => void {
  const { client, ids, log, signal } = options
  const params = { printerId: printer.id }
  let wanted: Report | null = null
  let last = ''
  let paperLow = false
  let sending = false
  /** Ends the pause between two tries: there is something newer to tell. */
  let hurry = new AbortController()

  async function send(): Promise<void> {
    sending = true
    while (wanted && !signal.aborted) {
      const sent: Report = wanted
      hurry = new AbortController()
      const pause = { timers: options.timers, signal: AbortSignal.any([signal, hurry.signal]) }
      const result = await untilAnswered(() => client.call('reportPrinter', { params, ...sent, signal }), pause)
      if (result && !result.ok) log.warn({ ...params, code: result.code }, 'printer report was refused')
      if (result && wanted === sent) wanted = null
    }
    sending = false
  }

  function tell(status: PrinterStatus, again: boolean): void {
    if (status.kind === 'ready') paperLow = status.paperLow
    const body = reportOf(status, paperLow)
    const text = JSON.stringify(body)
    if (!body || (text === last && !again)) return
    last = text
    wanted = { body, key: ids.next() }
    if (sending) hurry.abort()
    else void send()
  }

  signal.addEventListener(
    'abort',
    printer.onChange((status) => tell(status, false)),
  )
  return () => tell(printer.status(), true)
}

/** What a state means to people; null when nothing is known. A printer that prints is well. */
function reportOf(status: PrinterStatus, paperLow: boolean): BodyOf<'reportPrinter'> | null {
  switch (status.kind) {
    case 'ready':
    case 'printing':
      return { state: 'ready', nearEnd: paperLow }
    case 'offline':
      return { state: 'offline', cause: status.cause }
    case 'unchecked':
    case 'closed':
      return null
  }
}
