import { join } from 'node:path'
import { createEscposPrinter } from '../../hardware/devices/escpos-printer.ts'
import type { TicketPrinter } from '../../hardware/ports.ts'
import { startPrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import type { PrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import { createTcpTransport } from '../../hardware/transports/tcp.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import type { PrinterConfig, StationConfig } from './station-config.ts'

export type OpenPrinters = {
  readonly printers: readonly TicketPrinter[]
  /** The simulators that this process plays, by printer id. */
  readonly simulators: ReadonlyMap<string, PrinterSimulator>
  close(): Promise<void>
}

/**
 * Opens every configured printer and has asked each one once; a printer that does not answer is a state, not an error.
 * Rejects when a simulator cannot listen or write its papers.
 */
export async function openPrinters(config: StationConfig, clock: Clock, timers: Timers): Promise<OpenPrinters> {
  const simulators = new Map<string, PrinterSimulator>()
  const printers: TicketPrinter[] = []
  const close = async (): Promise<void> => {
    await Promise.all(printers.map((printer) => printer.close()))
    await Promise.all([...simulators.values()].map((simulator) => simulator.stop()))
  }
  try {
    for (const printer of config.printers) {
      const simulator = await simulatorFor(printer, config.dataDir, clock, timers)
      if (simulator) simulators.set(printer.id, simulator)
      const at = simulator ? { host: LOOPBACK, port: simulator.port } : addressOf(printer)
      printers.push(createEscposPrinter({ ...printer, transport: createTcpTransport({ ...at, timers }), timers }))
    }
    await Promise.all(printers.map((printer) => printer.check()))
  } catch (error) {
    await close()
    throw error
  }
  return { printers, simulators, close }
}

const LOOPBACK = '127.0.0.1'

function addressOf({ transport }: PrinterConfig): { host: string; port: number } {
  return transport.kind === 'tcp' ? transport : { host: LOOPBACK, port: transport.port }
}

async function simulatorFor(
  { id, width, transport }: PrinterConfig,
  dataDir: string,
  clock: Clock,
  timers: Timers,
): Promise<PrinterSimulator | null> {
  if (transport.kind !== 'simulator') return null
  const { port, speedMmPerSecond, paperDir = join(dataDir, 'papers', id) } = transport
  return await startPrinterSimulator({ port, host: LOOPBACK, paperDir, width, speedMmPerSecond, clock, timers })
}
