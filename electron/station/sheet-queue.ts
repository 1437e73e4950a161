import type { SheetPrinter, SheetStatus } from '../../hardware/sheet-ports.ts'
import type { PrinterStatus } from '../../hardware/ports.ts'
import { wait } from '../../hardware/wait.ts'
import type { PrintJobView } from '../../shared/api/views.ts'
import type { PrinterQueueOptions } from './printer-queue.ts'
import { takeJob } from './printer-queue.ts'
import { followSheet } from './follow-sheet.ts'
import { sendSheet } from './send-sheet.ts'

export type SheetQueueOptions = Omit<PrinterQueueOptions, 'printer' | 'makePaper'> & { readonly printer: SheetPrinter }

export type SheetQueue = {
  /** Jobs that are open at the centre now, oldest first; replaces what was known. */
  setJobs(jobs: readonly PrintJobView[]): void
  /** How its printer was when it was asked last, as printers of tickets tell it. */
  readonly told: {
    readonly id: string
    status(): PrinterStatus
    onChange(listener: (status: PrinterStatus) => void): () => void
  }
  /** Whether a job is in hand. */
  isPrinting(): boolean
  /** Resolves after the signal, when nothing is in hand any more. */
  readonly finished: Promise<void>
}

/** With something to print, and with nothing: as often is the printer asked how it is. */
const BUSY_MS = 2_000
const IDLE_MS = 9_000

/**
 * The jobs of one office printer, one after another: wait until it is well, take, fetch the pages, hand over, ask until it
 * is over, report. What an earlier run handed over is asked for first and never sent again.
 */
export function createSheetQueue(options: SheetQueueOptions): SheetQueue {
  const { printer, store, timers, signal } = options
  const mine = store.all().filter(({ printerId }) => printerId === printer.id)
  const resumed = mine.filter(({ stage }) => stage === 'taking').map(({ jobId }) => jobId)
  let waiting = resumed
  let cancelled = new Set<string>()
  let status: SheetStatus = { kind: 'unchecked' }
  let current: string | null = null
  let nudge = new AbortController()
  const listeners = new Set<(status: PrinterStatus) => void>()

  async function check(): Promise<boolean> {
    const now = await printer.check()
    const isNew = JSON.stringify(now) !== JSON.stringify(status)
    status = now
    if (isNew) for (const listener of listeners) listener(statusOf(now))
    return now.kind === 'ready'
  }

  async function run(): Promise<void> {
    const inHand = mine.filter(({ stage }) => stage === 'printing')
    for (const { jobId } of inHand) await inTurn(jobId, () => follow(jobId))
    while (!signal.aborted) {
      const isWell = await check()
      const jobId = isWell ? waiting.shift() : undefined
      if (jobId !== undefined) await inTurn(jobId, () => handle(jobId))
      else await pause(waiting.length > 0 ? BUSY_MS : IDLE_MS)
    }
  }

  async function inTurn(jobId: string, work: () => Promise<void>): Promise<void> {
    current = jobId
    await work().catch((error: unknown) =>
      options.log.error({ jobId, printerId: printer.id, error: String(error) }, 'sheet job failed'),
    )
    current = null
  }

  async function pause(ms: number): Promise<void> {
    nudge = new AbortController()
    await wait(timers, ms, AbortSignal.any([signal, nudge.signal]))
  }

  async function handle(jobId: string): Promise<void> {
    const job = await takeJob(jobId, options)
    if (job && (await sendSheet(job, options))) await follow(jobId)
  }

  const follow = (jobId: string): Promise<void> =>
    followSheet(jobId, options, { isCancelled: () => cancelled.has(jobId), look: async () => void (await check()) })

  return {
    setJobs(jobs) {
      const ours = jobs.filter(({ printerId }) => printerId === printer.id)
      const isResumed = (jobId: string): boolean => resumed.includes(jobId) && store.get(jobId) !== null
      const fresh = ours.filter(({ id, state }) => state === 'queued' && id !== current && store.get(id) === null)
      waiting = [...waiting.filter(isResumed), ...fresh.map(({ id }) => id)]
      cancelled = new Set(ours.filter(({ cancelAsked }) => cancelAsked === true).map(({ id }) => id))
      if (waiting.length > 0) nudge.abort()
    },
    told: {
      id: printer.id,
      status: () => statusOf(status),
      onChange(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    isPrinting: () => current !== null,
    finished: run(),
  }
}

function statusOf(status: SheetStatus): PrinterStatus {
  if (status.kind === 'offline') return { ...status, jobId: null }
  return status.kind === 'ready' ? { kind: 'ready', paperLow: false } : status
}
