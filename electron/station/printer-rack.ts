import type { PrinterStatus, TicketPrinter } from '../../hardware/ports.ts'
import type { PrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import type { RenderThread } from '../../hardware/render/render-thread.ts'
import { wait } from '../../hardware/wait.ts'
import type { PrinterFacts, StationPrinter } from '../../shared/api/station-views.ts'
import type { SlipPaper } from '../../shared/domain/slips/paper.ts'
import type { PrintJobView } from '../../shared/api/views.ts'
import type { Clock } from '../../shared/kernel/time.ts'
import { openPrinter } from './open-printers.ts'
import type { OpenPrinter } from './open-printers.ts'
import { paperMaker } from './paper-maker.ts'
import type { PaperMaker } from './paper-maker.ts'
import { createPrinterQueue, readPrintPaper } from './printer-queue.ts'
import type { PrinterQueue, PrinterQueueOptions } from './printer-queue.ts'
import { reportPrinters } from './printer-reporter.ts'
import { sameConfig } from './same-config.ts'
import type { PrinterConfig } from './station-config.ts'

export type PrinterRackOptions = Omit<PrinterQueueOptions, 'printer' | 'makePaper'> & {
  readonly renderer: Pick<RenderThread, 'render' | 'renderPaper'>
  readonly dataDir: string
  readonly clock: Clock
  /** The state of a printer has changed, or there are other ones. */
  onChange(): void
}

/** The printers of a station, each with its queue of jobs; they may change while it runs. */
export type PrinterRack = {
  /** Opens what is new or otherwise configured, closes what is not wanted any more; the others print on. */
  setPrinters(configs: readonly PrinterConfig[]): Promise<void>
  printerIds(): readonly string[]
  /** A printer, and what makes its papers; null when it is not here. */
  find(printerId: string): { readonly printer: TicketPrinter; readonly makePaper: PaperMaker } | null
  /** The open jobs of these printers, oldest first. */
  setJobs(jobs: readonly PrintJobView[]): void
  /** Tells the centre how each one is, once more. */
  tellAll(): void
  states(): readonly StationPrinter[]
  /** The printers that this process plays itself, by id. */
  readonly simulators: ReadonlyMap<string, PrinterSimulator>
  /** Whether a paper is under way. */
  isPrinting(): boolean
  /** Resolves after the signal of the station, when no printer has a job in hand. */
  finished(): Promise<void>
  close(): Promise<void>
}

type Unit = {
  readonly config: PrinterConfig
  readonly opened: OpenPrinter
  readonly queue: PrinterQueue
  readonly makePaper: PaperMaker
  readonly stop: AbortController
  readonly tell: () => void
}

/** How long a paper under way may still come out when its printer is taken away. */
const CLOSE_PATIENCE_MS = 5_000

export function createPrinterRack(options: PrinterRackOptions): PrinterRack {
  const { store, timers, clock, log, reporter } = options
  const units = new Map<string, Unit>()
  const simulators = new Map<string, PrinterSimulator>()
  /** The centre was reached: from then on a new printer tells of itself at once. */
  let followed = false

  async function open(config: PrinterConfig): Promise<void> {
    const opened = await openPrinter(config, options.dataDir, store, clock, timers)
    const { printer, simulator } = opened
    const stop = new AbortController()
    const signal = AbortSignal.any([options.signal, stop.signal])
    printer.onChange(() => options.onChange())
    await printer.check()
    const tell = reportPrinters({ ...options, printers: [printer], signal })
    const readPaper = (jobId: string): Promise<SlipPaper> => readPrintPaper(jobId, { ...options, signal })
    const makePaper = paperMaker(config, opened.bytesPerSecond, options.renderer, readPaper)
    const queue = createPrinterQueue({ ...options, printer, makePaper, signal })
    units.set(config.id, { config, opened, queue, makePaper, stop, tell })
    if (simulator) simulators.set(config.id, simulator)
    if (followed) tell()
  }

  async function close({ config, opened, queue, stop }: Unit): Promise<void> {
    stop.abort()
    if (opened.printer.status().kind === 'printing')
      await Promise.race([queue.finished, wait(timers, CLOSE_PATIENCE_MS, options.signal)])
    await opened.close()
    await queue.finished
    units.delete(config.id)
    simulators.delete(config.id)
  }

  /** Nothing of these jobs is on paper, and their printer is here no more. */
  function giveBack(printerId: string): void {
    for (const job of store.all())
      if (job.printerId === printerId && job.stage === 'taking')
        reporter.report(job.jobId, { outcome: 'failed', cause: 'unreachable', unbegun: true }, true)
  }

  return {
    simulators,
    async setPrinters(configs) {
      const stale = [...units.values()].filter(({ config }) => !configs.some((one) => sameConfig(one, config)))
      await Promise.all(stale.map(close))
      for (const { config } of stale) if (!configs.some(({ id }) => id === config.id)) giveBack(config.id)
      const fresh = configs.filter(({ id }) => !units.has(id))
      const results = await Promise.allSettled(fresh.map(open))
      options.onChange()
      const fault = results.find((one) => one.status === 'rejected')
      if (fault) throw fault.reason
      if (stale.length + fresh.length > 0) log.info({ printers: [...units.keys()] }, 'printers')
    },
    printerIds: () => [...units.keys()],
    find(printerId) {
      const unit = units.get(printerId)
      return unit ? { printer: unit.opened.printer, makePaper: unit.makePaper } : null
    },
    setJobs(jobs) {
      for (const [id, { queue }] of units)
        queue.setQueued(jobs.filter((job) => job.printerId === id && job.state === 'queued').map((job) => job.id))
    },
    tellAll() {
      followed = true
      for (const { tell } of units.values()) tell()
    },
    states: () => [...units.values()].map(stateOf),
    isPrinting: () => [...units.values()].some(({ opened }) => opened.printer.status().kind === 'printing'),
    async finished() {
      await Promise.all([...units.values()].map(({ queue }) => queue.finished))
    },
    async close() {
      await Promise.all([...units.values()].map(({ opened }) => opened.close()))
    },
  }
}

function stateOf({ config, opened: { printer, line } }: Unit): StationPrinter {
  const { id, name, model } = config
  return { id, name, line, model: model.name, ...conditionOf(printer.status()), facts: factsOf(printer) }
}

/** A printer that prints is well. */
function conditionOf(status: PrinterStatus): Pick<StationPrinter, 'state' | 'cause'> {
  if (status.kind === 'offline') return { state: 'offline', cause: status.cause }
  return { state: status.kind === 'ready' || status.kind === 'printing' ? 'ready' : null, cause: null }
}

/** What a printer was found to answer, for people. */
export function factsOf(printer: Pick<TicketPrinter, 'answers'>): PrinterFacts | null {
  const answers = printer.answers()
  if (!answers) return null
  const { mark, inTurn, maker, model } = answers
  const cut = (words: string | null): string | null => words && words.slice(0, LONGEST_WORDS)
  return { confirms: mark ? 'mark' : inTurn ? 'in-turn' : 'none', maker: cut(maker), model: cut(model) }
}

const LONGEST_WORDS = 100
