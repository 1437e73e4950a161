import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { parseStationConfig } from '../station/station-config.ts'
import { startStation } from '../station/start-station.ts'
import { readOptions, readText, required, sayReady, stopOnSignal } from './usage.ts'

/** `station --centre URL (--token T | --token-file F) --config FILE`: ready when devices are open and it follows. */
export async function runStation(args: string[]): Promise<void> {
  const given = readOptions(args, ['centre', 'token', 'token-file', 'config', 'log'])
  const token = given.token ?? (given['token-file'] === undefined ? undefined : readText(given['token-file']).trim())
  const running = await startStation({
    centreUrl: required(given.centre, 'centre'),
    token: required(token, 'token'),
    config: parseStationConfig(readText(required(given.config, 'config'))),
    clock: systemClock(),
    timers: systemTimers(),
    ids: systemIds,
    log: openLog(given.log ?? 'warn'),
  })
  stopOnSignal(() => running.stop())
  sayReady({ ready: true })
}
