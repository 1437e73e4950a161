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

/**
 * Opens every configured printer and has asked each one once, also what it answers when that is not known yet; a printer that does not answer is a state, not an error.
 * Rejects when a simulator cannot listen or write its papers.
 */
export async function openPrinters(
  config: StationConfig,
  memory: PrinterMemory,
  clock: Clock,
  timers: Timers,
): Promise<OpenPrinters> {
  const simulators = new Map<string, PrinterSimulator>()
  const printers: TicketPrinter[] = []
  const close = async (): Promise<void> => {
    await Promise.all(printers.map((printer) => printer.close()))
    await Promise.all([...simulators.values()].map((simulator) => simulator.stop()))
  }

  /** A simulated printer is a real one on loopback from here on. */
  async function lineOf({ id, width, transport }: PrinterConfig): Promise<LineConfig> {
    if (transport.kind !== 'simulator') return transport
    const { port, speedMmPerSecond, paperDir = join(config.dataDir, 'papers', id) } = transport
    const played = { port, host: LOOPBACK, paperDir, width, speedMmPerSecond, clock, timers }
    const simulator = await startPrinterSimulator(played)
    simulators.set(id, simulator)
    return { kind: 'tcp', host: LOOPBACK, port: simulator.port }
  }

  try {
    for (const printer of config.printers) {
      const transport = openLine(await lineOf(printer), timers)
      const { id, width, speedMmPerSecond, model } = printer
      const line = transport.name
      printers.push(
        createEscposPrinter({
          id,
          width,
          speedMmPerSecond,
          transport,
          timers,
          dotsPerMm: dotsPerMm(model),
          dialect: dialectOf(model),
          answers: memory.answersOf(id, line),
          onAnswers: (answers) => memory.keepAnswers(id, line, answers),
          torn: memory.isTorn(id),
        }),
      )
    }
    await Promise.all(printers.map((printer) => printer.check()))
  } catch (error) {
    await close()
    throw error
  }
  return { printers, simulators, close }
}
