import type { SheetPrinter } from '../../hardware/sheet-ports.ts'
import type { IppPrinterSim } from '../../hardware/simulators/ipp-printer-sim.ts'
import { wait } from '../../hardware/wait.ts'
import type { StationPrinter } from '../../shared/api/station-views.ts'
import type { PrintJobView } from '../../shared/api/views.ts'
import type { Clock } from '../../shared/kernel/time.ts'
import { openSheetPrinter } from './open-sheet-printer.ts'
import type { OpenSheetPrinter } from './open-sheet-printer.ts'
import { reportPrinters } from './printer-reporter.ts'
import { sameConfig } from './same-config.ts'
import { createSheetQueue } from './sheet-queue.ts'
import type { SheetQueue, SheetQueueOptions } from './sheet-queue.ts'
import type { SheetPrinterConfig } from './station-config.ts'

export type SheetRackOptions = Omit<SheetQueueOptions, 'printer'> & {
  readonly dataDir: string
  readonly clock: Clock
  /** The state of a printer has changed, or there are other ones. */
  onChange(): void
}

/** The office printers of a station, each with its queue of jobs; they may change while it runs. */
export type SheetRack = {
  /** Opens what is new or otherwise configured, closes what is not wanted any more. */
  setPrinters(configs: readonly SheetPrinterConfig[]): Promise<void>
  printerIds(): readonly string[]
  /** A printer; null when it is not here. */
  find(printerId: string): SheetPrinter | null
  /** The open jobs of these printers, oldest first. */
  setJobs(jobs: readonly PrintJobView[]): void
  /**
   * The centre has this report, and may know only by it which office printers are here: how they are is told after it.
   */
  areKnown(printers: readonly StationPrinter[]): void
  /** With the next report the centre is told once more how each one is. */
  tellAnew(): void
  states(): readonly StationPrinter[]
  /** The printers that this process plays itself, by id. */
  readonly simulators: ReadonlyMap<string, IppPrinterSim>
  isPrinting(): boolean
  /** Resolves after the signal of the station, when nothing is in hand. */
  finished(): Promise<void>
  close(): Promise<void>
}

type Unit = {
  readonly config: SheetPrinterConfig
  readonly opened: OpenSheetPrinter
  readonly queue: SheetQueue
  readonly stop: AbortController
  readonly tell: () => void
}

/** How long what is under way may still be followed when its printer is taken away. */
const CLOSE_PATIENCE_MS = 5_000

export function createSheetRack(options: SheetRackOptions): SheetRack {
  const { timers, reporter, store } = options
  const units = new Map<string, Unit>()
  const simulators = new Map<string, IppPrinterSim>()
  const known = new Set<string>()

  async function open(config: SheetPrinterConfig): Promise<void> {
    const opened = await openSheetPrinter(config, options.dataDir, options.clock, timers)
    const stop = new AbortController()
    const signal = AbortSignal.any([options.signal, stop.signal])
    const queue = createSheetQueue({ ...options, printer: opened.printer, signal })
    queue.told.onChange(() => options.onChange())
    let teller: (() => void) | null = null
    // Before the centre knows that it is here, it would not hear how it is.
    const tell = (): void => {
      teller ??= reportPrinters({ ...options, printers: [queue.told], signal })
      teller()
    }
    units.set(config.id, { config, opened, queue, stop, tell })
    if (opened.simulator) simulators.set(config.id, opened.simulator)
    known.delete(config.id)
  }

  async function close({ config, opened, queue, stop }: Unit): Promise<void> {
    stop.abort()
    await Promise.race([queue.finished, wait(timers, CLOSE_PATIENCE_MS, options.signal)])
    await opened.close()
    units.delete(config.id)
    simulators.delete(config.id)
  }

  /** Its printer is here no more: what nobody has begun may be given back, of the rest nobody can tell. */
  function giveBack(printerId: string): void {
    for (const job of store.all()) {
      if (job.printerId !== printerId) continue
      if (job.stage === 'taking')
        reporter.report(job.jobId, { outcome: 'failed', cause: 'unreachable', unbegun: true }, true)
      else if (job.stage === 'printing') reporter.report(job.jobId, { outcome: 'unknown' }, true)
    }
  }

  return {
    simulators,
    async setPrinters(configs) {
      const stale = [...units.values()].filter(({ config }) => !configs.some((one) => sameConfig(one, config)))
      await Promise.all(stale.map(close))
      for (const { config } of stale) if (!configs.some(({ id }) => id === config.id)) giveBack(config.id)
      const fresh = configs.filter(({ id }) => !units.has(id))
      for (const config of fresh) await open(config)
      if (stale.length + fresh.length > 0) options.onChange()
    },
    printerIds: () => [...units.keys()],
    find: (printerId) => units.get(printerId)?.opened.printer ?? null,
    setJobs(jobs) {
      for (const { queue } of units.values()) queue.setJobs(jobs)
    },
    areKnown(printers) {
      for (const { id } of printers) {
        if (!known.has(id)) units.get(id)?.tell()
        known.add(id)
      }
    },
    tellAnew: () => known.clear(),
    states: () => [...units.values()].map(stateOf),
    isPrinting: () => [...units.values()].some(({ queue }) => queue.isPrinting()),
    async finished() {
      await Promise.all([...units.values()].map(({ queue }) => queue.finished))
    },
    async close() {
      await Promise.all([...units.values()].map(({ opened }) => opened.close()))
    },
  }
}

function stateOf({ config, opened, queue }: Unit): StationPrinter {
  const { id, name, counterIds } = config
  const status = queue.told.status()
  const condition =
    status.kind === 'offline'
      ? { state: 'offline' as const, cause: status.cause }
      : { state: status.kind === 'ready' ? ('ready' as const) : null, cause: null }
  return { id, name, line: opened.printer.line, model: '', ...condition, facts: null, sheetsFor: [...counterIds] }
}
