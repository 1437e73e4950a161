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
  /** Every printer by its id, the first one too. */
  readonly printers: ReadonlyMap<string, PrinterSimulator>
  /** Stops the station and removes its folder. */
  dispose(): Promise<void>
}

/**
 * A real station at a test's centre with simulated printers whose paper runs as fast as a test wants it.
 * @param ids of its printers; the first one is `printer`
 */
export async function startPrinting(
  centre: TestCentre,
  ids: readonly [string, ...string[]] = ['p1'],
): Promise<PrintingStation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-station-'))
  const transport = { kind: 'simulator', speedMmPerSecond: 20_000 }
  const station = await startStation({
    centreUrl: centre.url,
    token: centre.token('station'),
    config: parseStationConfig(JSON.stringify({ dataDir, printers: ids.map((id) => ({ id, name: id, transport })) })),
    clock: centre.clock,
    timers: systemTimers(),
    ids: systemIds,
    log: openLog('silent'),
  })
  const printer = station.simulators.get(ids[0])
  if (!printer) throw new Error('no simulator')
  return {
    printer,
    printers: station.simulators,
    async dispose() {
      await station.stop()
      rmSync(dataDir, { recursive: true })
    },
  }
}
