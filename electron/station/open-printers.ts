import { join } from 'node:path'
import { createEscposPrinter } from '../../hardware/devices/escpos-printer.ts'
import { dialectOf, dotsPerMm } from '../../hardware/models/printer-model.ts'
import type { TicketPrinter } from '../../hardware/ports.ts'
import { startPrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import type { PrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { openLine } from './open-line.ts'
import type { LineConfig } from './open-line.ts'
import type { PrinterConfig, StationConfig } from './station-config.ts'
import type { StationStore } from './station-store.ts'

export type OpenPrinters = {
  readonly printers: readonly TicketPrinter[]
  /** The simulators that this process plays, by printer id. */
  readonly simulators: ReadonlyMap<string, PrinterSimulator>
  close(): Promise<void>
}

/** What an earlier run knew of the printers, and left half done. */
export type PrinterMemory = Pick<StationStore, 'answersOf' | 'keepAnswers' | 'isTorn'>

const LOOPBACK = '127.0.0.1'

export type OpenPrinter = {
  readonly printer: TicketPrinter
  /** Where its line leads, for people. */
  readonly line: string
  /** What its line surely carries. */
  readonly bytesPerSecond: number
  /** The simulator, when this process plays it. */
  readonly simulator: PrinterSimulator | null
  close(): Promise<void>
}

/**
 * Opens every configured printer and has asked each one once, also what it answers when that is not known yet; a printer that does not answer is a state, not an error.
 * Rejects when a simulator cannot listen or write its papers.
 */
export async function openPrinters(
  config: Pick<StationConfig, 'dataDir' | 'printers'>,
  memory: PrinterMemory,
  clock: Clock,
  timers: Timers,
): Promise<OpenPrinters> {
  const opened: OpenPrinter[] = []
  const close = async (): Promise<void> => void (await Promise.all(opened.map((one) => one.close())))
  try {
    for (const printer of config.printers)
      opened.push(await openPrinter(printer, config.dataDir, memory, clock, timers))
    await Promise.all(opened.map(({ printer }) => printer.check()))
  } catch (error) {
    await close()
    throw error
  }
  const played = opened.flatMap(({ printer, simulator }) => (simulator ? [[printer.id, simulator] as const] : []))
  return { printers: opened.map(({ printer }) => printer), simulators: new Map(played), close }
}

/** Opens one printer; it is asked in the background. Rejects when its simulator cannot listen or write its papers. */
export async function openPrinter(
  config: PrinterConfig,
  dataDir: string,
  memory: PrinterMemory,
  clock: Clock,
  timers: Timers,
): Promise<OpenPrinter> {
  const { id, width, speedMmPerSecond, model } = config
  const simulator = await playPrinter(config, dataDir, clock, timers)
  const transport = openLine(lineOf(config, simulator), timers)
  const line = transport.name
  const printer = createEscposPrinter({
    id,
    width,
    speedMmPerSecond,
    transport,
    timers,
    dotsPerMm: dotsPerMm(model),
    // Windows tells nothing back, whatever the printer could.
    dialect: { ...dialectOf(model), ...(config.transport.kind === 'spooler' ? { silent: true } : {}) },
    answers: memory.answersOf(id, line),
    onAnswers: (answers) => memory.keepAnswers(id, line, answers),
    torn: memory.isTorn(id),
  })
  return {
    printer,
    line,
    bytesPerSecond: transport.bytesPerSecond,
    simulator,
    async close() {
      await printer.close()
      await simulator?.stop()
    },
  }
}

async function playPrinter(
  { id, width, transport }: PrinterConfig,
  dataDir: string,
  clock: Clock,
  timers: Timers,
): Promise<PrinterSimulator | null> {
  if (transport.kind !== 'simulator') return null
  const { port, speedMmPerSecond, paperDir = join(dataDir, 'papers', id) } = transport
  return await startPrinterSimulator({ port, host: LOOPBACK, paperDir, width, speedMmPerSecond, clock, timers })
}

/** A simulated printer is a real one on loopback from here on. */
function lineOf({ transport }: PrinterConfig, simulator: PrinterSimulator | null): LineConfig {
  if (transport.kind !== 'simulator') return transport
  if (!simulator) throw new Error('a simulated printer has a simulator')
  return { kind: 'tcp', host: LOOPBACK, port: simulator.port }
}
