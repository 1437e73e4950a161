import { join } from 'node:path'
import { startRenderThread } from '../../hardware/render/render-thread.ts'
import type { PrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import { wait } from '../../hardware/wait.ts'
import { createClient } from '../../shared/api/client.ts'
import type { PrintJobView } from '../../shared/api/views.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import { createCentreClock } from './centre-clock.ts'
import { followDisplays } from './display-follower.ts'
import { followJobs } from './job-follower.ts'
import { openPrinters } from './open-printers.ts'
import { createPrinterQueue } from './printer-queue.ts'
import { reportPrinters } from './printer-reporter.ts'
import { createReporter } from './reporter.ts'
import type { Reporter } from './reporter.ts'
import type { StationConfig } from './station-config.ts'
import { openStationStore } from './station-store.ts'
import type { StationStore } from './station-store.ts'

export type StationOptions = {
  /** Address of the centre, without `/v1`. */
  readonly centreUrl: string
  /** Device token of role `station`. */
  readonly token: string
  readonly config: StationConfig
  readonly clock: Clock
  readonly timers: Timers
  readonly ids: Ids
  readonly log: Log
}

export type RunningStation = {
  /** The printers that this process plays itself, by printer id. */
  readonly simulators: ReadonlyMap<string, PrinterSimulator>
  /** Takes no further job, lets papers under way come out for a few seconds, then closes everything. */
  stop(): Promise<void>
}

const STOP_PATIENCE_MS = 5_000

/**
 * Starts a station: opens its devices, finishes what an earlier run left, follows the centre and prints its jobs.
 * Resolves when the devices are open and the centre is followed. Rejects when the ticket fonts are missing, the store
 * cannot be read, or a simulator cannot start; faults of printers and network are states.
 */
export async function startStation(options: StationOptions): Promise<RunningStation> {
  const { config, clock, timers, ids, log, token } = options
  const stopping = new AbortController()
  const { signal } = stopping
  const renderer = await startRenderThread()
  const store = openStationStore(join(config.dataDir, 'station.json'))
  const opened = await openPrinters(config, store, clock, timers)
  const base = options.centreUrl.replace(/\/$/, '')
  const client = createClient({ base, token: () => token, newKey: () => ids.next() })
  // Reports go on until the last paper is out.
  const closing = new AbortController()
  const reporter = createReporter({ client, store, ids, timers, log, signal: closing.signal })
  const centreClock = createCentreClock(clock)

  finishEarlierRun(store, reporter, new Set(opened.printers.map(({ id }) => id)))
  const tools = { renderer, client, store, reporter, isPast: centreClock.isPast, ids, timers, log, signal }
  const queues = opened.printers.map((printer) => ({ printer, queue: createPrinterQueue({ ...tools, printer }) }))

  let first = true
  function onJobs(jobs: readonly PrintJobView[]): void {
    if (first) reportStrays(jobs, store, reporter, log)
    first = false
    for (const { printer, queue } of queues) {
      queue.setQueued(jobs.filter((job) => job.printerId === printer.id && job.state === 'queued').map(({ id }) => id))
    }
  }
  const onConnected = reportPrinters({ printers: opened.printers, client, ids, timers, log, signal })
  const printerIds = opened.printers.map(({ id }) => id)
  const random = (): number => Buffer.from(ids.secret(), 'base64url').readUInt32BE() / 2 ** 32
  const displays = followDisplays({ lines: config.displays, client, timers, log, signal })
  const news = { onConnected, onJobs, onNews: displays.changed }
  await followJobs({
    centreUrl: base,
    token,
    client,
    printerIds,
    centreClock,
    clock,
    timers,
    random,
    log,
    signal,
    ...news,
  })

  return {
    simulators: opened.simulators,
    async stop() {
      stopping.abort()
      const finished = Promise.all(queues.map(({ queue }) => queue.finished))
      const done = finished.then(() => reporter.settled())
      const printing = queues.some(({ printer }) => printer.status().kind === 'printing')
      const reporting = store.all().some(({ stage }) => stage === 'ended')
      if (printing || reporting) await Promise.race([done, wait(timers, STOP_PATIENCE_MS, closing.signal)])
      closing.abort()
      await Promise.all([opened.close(), displays.close(), renderer.close()])
      await done
    },
  }
}

/** What was in hand when the run before this one ended, however it ended. */
function finishEarlierRun(store: StationStore, reporter: Reporter, printerIds: ReadonlySet<string>): void {
  for (const job of store.all()) {
    if (job.stage === 'printing') reporter.report(job.jobId, { outcome: 'unknown' }, true)
    else if (job.stage === 'ended') reporter.resume(job.jobId)
    // Its printer is no longer here, and nothing was on paper.
    else if (!printerIds.has(job.printerId))
      reporter.report(job.jobId, { outcome: 'failed', cause: 'unreachable', unbegun: true }, true)
  }
}

/** Jobs that were taken for our printers and that we know nothing of: the store was lost, their papers may be out. */
function reportStrays(jobs: readonly PrintJobView[], store: StationStore, reporter: Reporter, log: Log): void {
  for (const { id: jobId, printerId, state } of jobs) {
    if (state !== 'taken' || store.get(jobId)) continue
    log.warn({ jobId, printerId }, 'taken by an earlier run that left no trace')
    store.put({ jobId, printerId, takeKey: '', stage: 'printing', reports: [] })
    reporter.report(jobId, { outcome: 'unknown' }, true)
  }
}
