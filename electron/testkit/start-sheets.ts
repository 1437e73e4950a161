import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startIppPrinterSim } from '../../hardware/simulators/ipp-printer-sim.ts'
import type { IppPrinterSim } from '../../hardware/simulators/ipp-printer-sim.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemTimers } from '../platform/time.ts'
import { parseStationConfig } from '../station/station-config.ts'
import { startStation } from '../station/start-station.ts'
import type { RunningStation } from '../station/start-station.ts'
import type { TestCentre } from './start-test-centre.ts'

export type SheetStation = {
  readonly sim: IppPrinterSim
  readonly dataDir: string
  /** Starts the station, or starts it again with what it left. */
  start(): Promise<RunningStation>
  /** Stops the station as the power does: what it has in hand is cut off. */
  cut(): Promise<void>
  dispose(): Promise<void>
}

/**
 * A station's pauses are so many times shorter: it asks printers every few seconds. How long it is patient with them stays,
 * because they answer no faster.
 */
const quick = (times: number): Timers => {
  const { after, every } = systemTimers()
  const short = (ms: number): number => (ms < 10_000 ? ms / times : ms)
  return { after: (ms, run) => after(short(ms), run), every }
}

/**
 * An office printer that is played, and a station that prints the slips of counters on it.
 * @param uri of another printer instead
 */
export async function startSheets(
  centre: TestCentre,
  { counterIds = ['C1'], printMs = 0, uri }: { counterIds?: string[]; printMs?: number; uri?: string } = {},
): Promise<SheetStation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-sheets-'))
  const { clock } = centre
  const sim = await startIppPrinterSim({
    ...{ host: '127.0.0.1', port: 0, paperDir: join(dataDir, 'papers'), printMs },
    ...{ clock, timers: systemTimers() },
  })
  const transport = { kind: 'ipp', uri: uri ?? sim.uri }
  const sheets = [{ id: 'phong-1', name: 'Máy in phòng 1', transport, counterIds }]
  let running: RunningStation | null = null
  const stop = async (): Promise<void> => {
    await running?.stop()
    running = null
  }
  return {
    sim,
    dataDir,
    async start() {
      running = await startStation({
        centreUrl: centre.url,
        token: centre.token('station'),
        config: parseStationConfig(JSON.stringify({ dataDir, sheets })),
        ...{ clock, timers: quick(20), ids: systemIds, log: openLog('silent') },
      })
      return running
    },
    cut: stop,
    async dispose() {
      await stop()
      await sim.stop()
      rmSync(dataDir, { recursive: true })
    },
  }
}
