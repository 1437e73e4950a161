import type { PrintJobView } from '../../shared/api/views.ts'
import type { Log } from '../platform/log.ts'
import type { Reporter } from './reporter.ts'
import type { StationStore } from './station-store.ts'

export type StrayOptions = { readonly store: StationStore; readonly reporter: Reporter; readonly log: Log }

/**
 * Jobs that were taken for our printers and that we know nothing of: the store was lost, and their papers may be out. A
 * printer is looked at with the first list that was asked for it, also one that the centre configures later.
 * @returns takes the open jobs of these printers
 */
export function strayFinder({
  store,
  reporter,
  log,
}: StrayOptions): (jobs: readonly PrintJobView[], printerIds: readonly string[]) => void {
  const seen = new Set<string>()
  return (jobs, printerIds) => {
    const fresh = new Set(printerIds.filter((id) => !seen.has(id)))
    for (const id of fresh) seen.add(id)
    for (const { id: jobId, printerId, state } of jobs) {
      if (state !== 'taken' || !fresh.has(printerId) || store.get(jobId)) continue
      log.warn({ jobId, printerId }, 'taken by an earlier run that left no trace')
      store.put({ jobId, printerId, takeKey: '', stage: 'printing', reports: [] })
      reporter.report(jobId, { outcome: 'unknown' }, true)
    }
  }
}
