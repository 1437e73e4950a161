import type { PrintOutcome, TicketPrinter } from '../../hardware/ports.ts'
import type { Client } from '../../shared/api/client.ts'
import type { SlipPaper } from '../../shared/domain/slips/paper.ts'
import type { PrintJobView } from '../../shared/api/views.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import { paperLength } from './paper-length.ts'
import type { MadePaper, PaperMaker } from './paper-maker.ts'
import type { Reporter } from './reporter.ts'
import type { JobReport, StationStore } from './station-store.ts'
import { untilAnswered } from './until-answered.ts'

export type PrinterQueueOptions = {
  readonly printer: TicketPrinter
  readonly makePaper: PaperMaker
  readonly client: Client
  readonly store: StationStore
  readonly reporter: Reporter
  /** Whether an instant of the centre's clock is past, as far as this station knows. */
  readonly isPast: (instant: number) => boolean
  readonly ids: Ids
  readonly timers: Timers
  readonly log: Log
  /** Aborted when the station stops: no further job is taken. */
  readonly signal: AbortSignal
}

export type PrinterQueue = {
  /** Jobs that are queued at the centre now, oldest first; replaces what was known. */
  setQueued(jobIds: readonly string[]): void
  /** Resolves after the signal, when nothing is in hand any more. */
  readonly finished: Promise<void>
}

/**
 * The jobs of one printer, one after another: wait until the printer is ready, take, render, print, report. Jobs stay
 * queued at the centre while the printer is not ready, so that they expire there and nobody is promised a paper.
 */
export function createPrinterQueue(options: PrinterQueueOptions): PrinterQueue {
  const { printer, store, signal } = options
  // Taken by an earlier run that had not begun to print: the same key gives the same job again.
  let waiting = store
    .all()
    .filter((job) => job.printerId === printer.id && job.stage === 'taking')
    .map((job) => job.jobId)
  let wake = (): void => {}
  const stopListening = printer.onChange(() => wake())
  const wakeNow = (): void => wake()
  signal.addEventListener('abort', wakeNow)

  async function run(): Promise<void> {
    while (!signal.aborted) {
      if (waiting.length === 0 || !(await isReady())) {
        await change()
        continue
      }
      const jobId = waiting.shift()
      if (jobId !== undefined) await handle(jobId)
    }
    stopListening()
    signal.removeEventListener('abort', wakeNow)
  }

  /** A printer that was known to be offline tells when it is back; one that was well is asked before it gets a job. */
  async function isReady(): Promise<boolean> {
    if (printer.status().kind === 'offline') return false
    return (await printer.check()).kind === 'ready'
  }

  function change(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve
      if (signal.aborted) resolve()
    })
  }

  async function handle(jobId: string): Promise<void> {
    try {
      const job = await takeJob(jobId, options)
      if (job) await print(job, options)
    } catch (error) {
      options.log.error({ jobId, printerId: printer.id, error: String(error) }, 'print job failed')
    }
  }

  return {
    setQueued(jobIds) {
      const resumed = waiting.filter((jobId) => store.get(jobId) !== null)
      waiting = [...resumed, ...jobIds.filter((jobId) => store.get(jobId) === null)]
      wake()
    },
    finished: run(),
  }
}

/** Begins a job at the centre; null when it is not ours to print or the station stops. */
export async function takeJob(
  jobId: string,
  options: Omit<PrinterQueueOptions, 'printer' | 'makePaper'> & { readonly printer: { readonly id: string } },
): Promise<PrintJobView | null> {
  const { store, client, printer, signal } = options
  const entry = store.get(jobId) ?? {
    jobId,
    printerId: printer.id,
    takeKey: options.ids.next(),
    stage: 'taking' as const,
    reports: [],
  }
  store.put(entry)
  const call = () =>
    client.call('takePrintJob', { params: { jobId }, body: { printerId: printer.id }, key: entry.takeKey, signal })
  const result = await untilAnswered(call, options)
  if (!result) return null
  if (result.ok) return result.value.job
  options.log.info({ jobId, printerId: printer.id, code: result.code }, 'print job not taken')
  store.remove(jobId)
  return null
}

/**
 * What the slip of a taken job says.
 * @throws when the centre does not give it any more, or the station stops
 */
export async function readPrintPaper(
  jobId: string,
  { client, timers, signal }: Pick<PrinterQueueOptions, 'client' | 'timers' | 'signal'>,
): Promise<SlipPaper> {
  const call = () => client.call('readPrintPaper', { params: { jobId }, signal })
  const result = await untilAnswered(call, { timers, signal })
  if (!result?.ok) throw new Error(`the slip of ${jobId} is not to be had: ${result?.code ?? 'stopped'}`)
  return result.value.paper
}

async function print(job: PrintJobView, options: PrinterQueueOptions): Promise<void> {
  const { printer, reporter, store } = options
  const paper = await options.makePaper(job).catch((error: unknown) => {
    // Stopped while it was asked for: the next run of this station takes it up again.
    if (options.signal.aborted) throw error
    reporter.report(job.id, { outcome: 'failed', cause: 'error', unbegun: true }, true)
    throw error
  })
  const trouble = tellTrouble(job.id, options)
  const begin = (): boolean => {
    const entry = store.get(job.id)
    if (!entry || options.isPast(job.expiresAt)) return false
    store.put({ ...entry, stage: 'printing' })
    return true
  }
  const result = await printer.print({ id: job.id, ...paper.content, begin }).finally(trouble.stop)
  // Stopped before anything was on paper: the next run of this station takes it up again.
  if (options.signal.aborted && store.get(job.id)?.stage === 'taking') return
  if (result.outcome === 'failed' && trouble.told()) reporter.end(job.id)
  else reporter.report(job.id, reportOf(result, printer, paper), true)
}

/** A paper that failed has not begun: another printer may print it. */
function reportOf(result: PrintOutcome, printer: TicketPrinter, { rows, letters }: MadePaper): JobReport['body'] {
  if (result.outcome === 'failed') return { ...result, unbegun: true }
  const outcome = result.outcome === 'unknown' && result.handedOver ? 'sent' : result.outcome
  return { outcome, paperMm: paperLength(printer, rows), ...(letters ? { letters } : {}) }
}

/**
 * Reports the first fault while a paper waits for the printer: the person in front of the kiosk should know at once,
 * not when somebody has brought a new roll. `printed` may still follow.
 */
function tellTrouble(
  jobId: string,
  { printer, reporter, log }: PrinterQueueOptions,
): { told(): boolean; stop(): void } {
  let told = false
  const stop = printer.onChange((status) => {
    if (status.kind !== 'offline' || status.jobId !== jobId || told) return
    told = true
    try {
      reporter.report(jobId, { outcome: 'failed', cause: status.cause }, false)
    } catch (error) {
      log.error({ jobId, error: String(error) }, 'report could not be kept')
    }
  })
  return { told: () => told, stop }
}
