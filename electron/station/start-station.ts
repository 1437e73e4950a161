import { join } from 'node:path'
import { startRenderThread } from '../../hardware/render/render-thread.ts'
import type { PrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import type { IppPrinterSim } from '../../hardware/simulators/ipp-printer-sim.ts'
import { wait } from '../../hardware/wait.ts'
import { createClient } from '../../shared/api/client.ts'
import type { StationReport } from '../../shared/api/station-views.ts'
import type { PrintJobView } from '../../shared/api/views.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import { createCentreClock } from './centre-clock.ts'
import { followCentreConfiguration } from './centre-configuration.ts'
import { followJobs } from './job-follower.ts'
import { findHere } from './find-here.ts'
import { runOrders } from './order-runner.ts'
import { createReporter } from './reporter.ts'
import type { Reporter } from './reporter.ts'
import type { StationConfig } from './station-config.ts'
import { createStationDevices } from './station-devices.ts'
import { followScanFolders } from './scan-folder.ts'
import type { ScanFolder } from './scan-folder.ts'
import { openStationStore } from './station-store.ts'
import type { StationStore } from './station-store.ts'
import { tellStation } from './station-teller.ts'
import { strayFinder } from './stray-jobs.ts'

export type StationOptions = {
  /** Address of the centre, without `/v1`. */
  readonly centreUrl: string
  /** Device token of role `station`. */
  readonly token: string
  readonly config: StationConfig
  /** Its devices come from the centre, live; `config` is what they were last. */
  readonly fromCentre?: boolean
  /** Where scanners of papers write on this PC. */
  readonly scanFolders?: readonly ScanFolder[]
  readonly clock: Clock
  readonly timers: Timers
  readonly ids: Ids
  readonly log: Log
}

export type RunningStation = {
  /** The printers that this process plays itself, by printer id. */
  readonly simulators: ReadonlyMap<string, PrinterSimulator>
  /** The office printers that it plays itself. */
  readonly sheetSimulators: ReadonlyMap<string, IppPrinterSim>
  /** Takes no further job, lets papers under way come out for a few seconds, then closes everything. */
  stop(): Promise<void>
}

const STOP_PATIENCE_MS = 5_000
/** Events after which the devices of a station may be other ones. */
const CONFIGURES: ReadonlySet<string> = new Set(['station.configured', 'config.retired'])

/**
 * Starts a station: opens its devices, finishes what an earlier run left, follows the centre and prints its jobs.
 * Resolves when the devices are open and the centre is followed. Rejects when the ticket fonts are missing, the store
 * cannot be read, or a simulator cannot start; faults of printers and network are states.
 */
export async function startStation(options: StationOptions): Promise<RunningStation> {
  const { config, fromCentre = false, clock, timers, ids, log, token } = options
  const stopping = new AbortController()
  const { signal } = stopping
  const renderer = await startRenderThread()
  const store = openStationStore(join(config.dataDir, 'station.json'))
  const base = options.centreUrl.replace(/\/$/, '')
  const client = createClient({ base, token: () => token, newKey: () => ids.next() })
  // Reports go on until the last paper is out.
  const closing = new AbortController()
  const reporter = createReporter({ client, store, ids, timers, log, signal: closing.signal })
  const centreClock = createCentreClock(clock)
  const { isPast } = centreClock

  const onChange = (): void => tell()
  const tools = { renderer, client, store, reporter, isPast, ids, timers, clock, log, signal, onChange }
  const devices = createStationDevices({ ...tools, dataDir: config.dataDir })
  const { rack, sheets, displays } = devices
  const printerIds = (): string[] => [...rack.printerIds(), ...sheets.printerIds()]
  const configuration = followCentreConfiguration({
    ...tools,
    dataDir: config.dataDir,
    isOn: fromCentre,
    apply: (wanted) => devices.setDevices(wanted).finally(() => jobs.again()),
  })
  followScanFolders(options.scanFolders ?? [], tools)
  const source = fromCentre ? 'centre' : 'file'
  const report = (): StationReport => ({ source, ...devices.states(), problems: [...configuration.problems()] })
  const tell = tellStation(tools, report, ({ printers }) => sheets.areKnown(printers))
  await devices.setDevices(config)
  finishEarlierRun(store, reporter, new Set(printerIds()), new Set(sheets.printerIds()))
  const orders = runOrders({ ...tools, rack, sheets, displays, findDevices: findHere })

  const reportStrays = strayFinder(tools)
  function onJobs(jobs: readonly PrintJobView[], listedFor: readonly string[]): void {
    reportStrays(jobs, listedFor)
    rack.setJobs(jobs)
    sheets.setJobs(jobs)
  }
  function onNews(types: readonly string[] | null): void {
    displays.changed()
    if (types === null || types.includes('device.ordered')) orders()
    // A printer that nobody was bound to is known from now on.
    if (types?.includes('device.bound')) rack.tellAll()
    if (types === null || types.some((type) => CONFIGURES.has(type))) configuration.changed()
  }
  function onConnected(): void {
    rack.tellAll()
    sheets.tellAnew()
    tell()
    orders()
    configuration.changed()
  }
  const random = (): number => Buffer.from(ids.secret(), 'base64url').readUInt32BE() / 2 ** 32
  const news = { onConnected, onJobs, onNews }
  const followed = { centreUrl: base, token, client, printerIds, centreClock, clock, timers, random }
  const jobs = followJobs({ ...followed, log, signal, ...news })
  await jobs.first

  return {
    simulators: rack.simulators,
    sheetSimulators: sheets.simulators,
    async stop() {
      stopping.abort()
      const finished = Promise.all([rack.finished(), sheets.finished()])
      const done = finished.then(() => reporter.settled())
      const reporting = store.all().some(({ stage }) => stage === 'ended')
      if (rack.isPrinting() || sheets.isPrinting() || reporting)
        await Promise.race([done, wait(timers, STOP_PATIENCE_MS, closing.signal)])
      closing.abort()
      await Promise.all([devices.close(), renderer.close()])
      await done
    },
  }
}

/** What was in hand when the run before this one ended, however it ended. */
function finishEarlierRun(
  store: StationStore,
  reporter: Reporter,
  printerIds: ReadonlySet<string>,
  sheetIds: ReadonlySet<string>,
): void {
  for (const job of store.all()) {
    // Of a document that was handed over the printer's system can be asked (sheet-queue.ts).
    const canBeAsked = sheetIds.has(job.printerId)
    if (job.stage === 'printing' && !canBeAsked) reporter.report(job.jobId, { outcome: 'unknown' }, true)
    else if (job.stage === 'ended') reporter.resume(job.jobId)
    // Its printer is no longer here, and nothing was on paper.
    else if (job.stage === 'taking' && !printerIds.has(job.printerId))
      reporter.report(job.jobId, { outcome: 'failed', cause: 'unreachable', unbegun: true }, true)
  }
}
