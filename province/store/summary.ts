import { toCentre } from './row-shapes.ts'
import type { DbEpoch, DbSummary } from './row-shapes.ts'
import type { CentreSummary } from './store.ts'

/** A centre's row of the province's page. */
export const toSummary = (row: DbSummary, epochs: readonly DbEpoch[]): CentreSummary => ({
  ...toCentre(row, epochs),
  rejected: row.rejected,
  held: row.held,
  conflicts: row.conflicts,
  brokenAnchors: row.broken_anchors,
  lastAnchor:
    row.anchor_day === null || row.anchor_received === null
      ? null
      : { day: row.anchor_day, receivedAt: row.anchor_received },
  fileBytes: row.file_bytes,
  openDossiers: row.open_dossiers,
  lateDossiers: row.late_dossiers,
  ratings: row.ratings,
  meanLevel: row.mean_level,
})
