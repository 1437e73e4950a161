import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemTimers } from '../platform/time.ts'
import { lastConfiguration } from '../station/centre-configuration.ts'
import { startStation } from '../station/start-station.ts'
import type { RunningStation } from '../station/start-station.ts'
import type { TestCentre } from './start-test-centre.ts'

export type StationFromCentre = Pick<RunningStation, 'simulators'> & {
  /** Its folder, where the last devices of the centre are kept. */
  readonly dataDir: string
  /** Stops the station and removes its folder. */
  dispose(): Promise<void>
}

/** A real station at a test's centre that takes its devices from it. */
export async function startStationFromCentre(centre: TestCentre): Promise<StationFromCentre> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-station-'))
  const station = await startStation({
    centreUrl: centre.url,
    token: centre.token('station'),
    config: lastConfiguration(dataDir),
    fromCentre: true,
    clock: centre.clock,
    timers: systemTimers(),
    ids: systemIds,
    log: openLog('silent'),
  })
  return {
    simulators: station.simulators,
    dataDir,
    async dispose() {
      await station.stop()
      rmSync(dataDir, { recursive: true })
    },
  }
}
