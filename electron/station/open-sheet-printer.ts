import { join } from 'node:path'
import { createIppSheetPrinter } from '../../hardware/devices/ipp-sheet-printer.ts'
import { createWindowsSheetPrinter } from '../../hardware/devices/windows-sheet-printer.ts'
import type { SheetPrinter } from '../../hardware/sheet-ports.ts'
import { startIppPrinterSim } from '../../hardware/simulators/ipp-printer-sim.ts'
import type { IppPrinterSim } from '../../hardware/simulators/ipp-printer-sim.ts'
import { loadSpoolerJobs } from '../../hardware/transports/spooler-jobs.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import type { SheetPrinterConfig } from './station-config.ts'

export type OpenSheetPrinter = {
  readonly printer: SheetPrinter
  /** The simulator, when this process plays it. */
  readonly simulator: IppPrinterSim | null
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** Opens an office printer; nothing is asked of it yet. Rejects when its simulator cannot listen or write its papers. */
export async function openSheetPrinter(
  { id, transport }: SheetPrinterConfig,
  dataDir: string,
  clock: Clock,
  timers: Timers,
): Promise<OpenSheetPrinter> {
  if (transport.kind === 'ipp') return opened(createIppSheetPrinter({ id, uri: transport.uri, timers }), null)
  if (transport.kind === 'windows') {
    const folder = join(dataDir, 'sheets')
    return opened(createWindowsSheetPrinter({ id, ...transport, folder, load: loadSpoolerJobs, timers }), null)
  }
  const { port, paperDir = join(dataDir, 'papers', id) } = transport
  const simulator = await startIppPrinterSim({ port, host: LOOPBACK, paperDir, clock, timers })
  return opened(createIppSheetPrinter({ id, uri: simulator.uri, timers }), simulator)
}

const opened = (printer: SheetPrinter, simulator: IppPrinterSim | null): OpenSheetPrinter => ({
  printer,
  simulator,
  async close() {
    await printer.close()
    await simulator?.stop()
  },
})
