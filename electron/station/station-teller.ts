import type { Client } from '../../shared/api/client.ts'
import type { StationReport } from '../../shared/api/station-views.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import { createCoalesced } from './coalesced.ts'

/** Like every device (renderer/client/use-device-report.ts). */
const APART_MS = 10_000

/**
 * Tells the centre every ten seconds, and at once when something changes, that this station is there and how its
 * devices are. Only the newest counts.
 * @param onTold the centre has taken it
 * @returns something has changed
 */
export function tellStation(
  { client, timers, log, signal }: { client: Client; timers: Timers; log: Log; signal: AbortSignal },
  report: () => StationReport,
  onTold: (told: StationReport) => void,
): () => void {
  async function tell(): Promise<boolean> {
    const station = report()
    const result = await client.call('reportDevice', { body: { station }, signal })
    if (result.ok) onTold(station)
    if (result.ok || signal.aborted) return true
    log.warn({ code: result.code }, 'the state of this station could not be told')
    // What the centre has decided is not asked for again before its time.
    return result.status >= 400 && result.status < 500
  }
  const changed = createCoalesced(tell, timers, signal)
  const stop = timers.every(APART_MS, changed)
  signal.addEventListener('abort', stop)
  return changed
}
