import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemTimers } from '../platform/time.ts'
import { parseStationConfig } from '../station/station-config.ts'
import { startStation } from '../station/start-station.ts'
import type { TestCentre } from './start-test-centre.ts'

export type PrintingStation = {
  readonly printer: PrinterSimulator
  /** Stops the station and removes its folder. */
  dispose(): Promise<void>
}

/** A real station at a test's centre with one simulated printer, `p1`, whose paper runs as fast as a test wants it. */
export async function startPrinting(centre: TestCentre): Promise<PrintingStation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-station-'))
  const transport = { kind: 'simulator', speedMmPerSecond: 20_000 }
  const station = await startStation({
    centreUrl: centre.url,
    token: centre.token('station'),
    config: parseStationConfig(JSON.stringify({ dataDir, printers: [{ id: 'p1', name: 'Máy in', transport }] })),
    clock: centre.clock,
    timers: systemTimers(),
    ids: systemIds,
    log: openLog('silent'),
  })
  const printer = station.simulators.get('p1')
  if (!printer) throw new Error('no simulator')
  return {
    printer,
    async dispose() {
      await station.stop()
      rmSync(dataDir, { recursive: true })
    },
  }
}
