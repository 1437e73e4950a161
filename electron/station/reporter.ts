import type { Client } from '../../shared/api/client.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import type { JobReport, StationStore } from './station-store.ts'
import { untilAnswered } from './until-answered.ts'

export type Reporter = {
  /** Writes a report down, then delivers it in the background, after the job's earlier ones. */
  report(jobId: string, body: JobReport['body'], last: boolean): void
  /** Nothing more will be reported of this job than what is on its way. */
  end(jobId: string): void
  /** Goes on with reports that an earlier run left behind. */
  resume(jobId: string): void
  /** Resolves when no report is on its way. */
  settled(): Promise<void>
}

export type ReporterOptions = {
  readonly client: Client
  readonly store: StationStore
  readonly ids: Ids
  readonly timers: Timers
  readonly log: Log
  readonly signal: AbortSignal
}

/**
 * Tells the centre how jobs went. A report is on disk before it is sent and keeps its idempotency key until it is
 * answered, so that it counts once, whatever breaks. A job is forgotten after its last report.
 */
export function createReporter(options: ReporterOptions): Reporter {
  const { client, store, log } = options
  const delivering = new Set<string>()
  const tasks = new Set<Promise<void>>()

  async function deliver(jobId: string): Promise<void> {
    delivering.add(jobId)
    try {
      await deliverAll(jobId)
    } catch (error) {
      log.error({ jobId, error: String(error) }, 'report could not be kept')
    } finally {
      delivering.delete(jobId)
    }
  }

  async function deliverAll(jobId: string): Promise<void> {
    for (let entry = store.get(jobId); entry; entry = store.get(jobId)) {
      const [report] = entry.reports
      if (!report) break
      const send = () =>
        client.call('reportPrintJob', { params: { jobId }, body: report.body, key: report.key, signal: options.signal })
      const result = await untilAnswered(send, options)
      if (!result) return
      if (!result.ok) log.warn({ jobId, outcome: report.body.outcome, code: result.code }, 'report was refused')
      drop(jobId, report.key)
    }
    const entry = store.get(jobId)
    if (entry?.stage === 'ended') store.remove(jobId)
  }

  function drop(jobId: string, key: string): void {
    const entry = store.get(jobId)
    if (entry) store.put({ ...entry, reports: entry.reports.filter((report) => report.key !== key) })
  }

  function resume(jobId: string): void {
    if (delivering.has(jobId)) return
    const task = deliver(jobId).finally(() => tasks.delete(task))
    tasks.add(task)
  }

  return {
    report(jobId, body, last) {
      const entry = store.get(jobId)
      if (!entry) throw new Error(`no job ${jobId} in hand`)
      const reports = [...entry.reports, { key: options.ids.next(), body }]
      store.put({ ...entry, stage: last ? 'ended' : entry.stage, reports })
      resume(jobId)
    },
    end(jobId) {
      const entry = store.get(jobId)
      if (entry) store.put({ ...entry, stage: 'ended' })
      resume(jobId)
    },
    resume,
    async settled() {
      while (tasks.size > 0) await Promise.all(tasks)
    },
  }
}
