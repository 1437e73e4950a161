import { wait } from '../../hardware/wait.ts'
import type { PrintCause } from '../../shared/api/views.ts'
import type { SheetJob } from '../../hardware/sheet-ports.ts'
import type { SheetQueueOptions } from './sheet-queue.ts'
import type { JobReport } from './station-store.ts'

const ASK_MS = 700
/** Nobody has answered for so long: an officer may look into the tray instead of waiting on. */
const AWAY_MS = 120_000
/** A list of jobs may be a moment behind what was handed over. */
const GONE_TIMES = 3

export type SheetWishes = {
  /** An officer wishes that it is not printed. */
  isCancelled(): boolean
  /** Asks the printer how it is, so that the centre knows. */
  look(): Promise<void>
}

/**
 * Asks what became of a document that was handed over, until it is over, and reports. Who stops the station leaves it to
 * the next run. What nobody knows of is `unknown`: it is not sent again, an officer decides.
 */
export async function followSheet(jobId: string, options: SheetQueueOptions, wishes: SheetWishes): Promise<void> {
  const { printer, reporter, store, timers, signal } = options
  const ref = store.get(jobId)?.ref
  if (ref === undefined) return reporter.report(jobId, { outcome: 'unknown' }, true)
  let told: PrintCause | null = null
  let away = 0
  let gone = 0
  let isTakenBack = false
  while (!signal.aborted) {
    const job = await printer.ask(ref)
    away = job.at === 'away' ? away + ASK_MS : 0
    gone = job.at === 'gone' ? gone + 1 : 0
    const end = away >= AWAY_MS || gone >= GONE_TIMES ? ({ outcome: 'unknown' } as const) : endOf(job, isTakenBack)
    if (end) {
      reporter.report(jobId, end, true)
      return await wishes.look()
    }
    const cause: PrintCause | null = job.at === 'away' ? 'unreachable' : job.at === 'printing' ? job.cause : told
    if (cause !== told) {
      reporter.report(jobId, { outcome: 'waiting', cause }, false)
      await wishes.look()
    }
    told = cause
    if (wishes.isCancelled() && !isTakenBack) {
      await printer.cancel(ref)
      isTakenBack = true
    }
    await wait(timers, ASK_MS, signal)
  }
}

/** What is to be reported; null while it goes on. What an officer took back is over for him, whatever lies in the tray. */
function endOf(job: SheetJob, isTakenBack: boolean): JobReport['body'] | null {
  if (job.at === 'printed' || job.at === 'sent') return { outcome: job.at }
  if (job.at === 'failed') return { outcome: 'failed', cause: job.cause }
  if (job.at !== 'unknown') return null
  return isTakenBack ? { outcome: 'failed', cause: 'cancelled' } : { outcome: 'unknown' }
}
