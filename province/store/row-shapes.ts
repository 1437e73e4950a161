import type { SentEvent } from '../../shared/province/wire.ts'
import type { Centre, Dossier, EpochRow, OpenRow, RowState } from '../domain/rows.ts'
import type { AnchorRow, FeedEntry, FileRow } from './store.ts'

/** Rows as both databases give them; PostgreSQL's bigint is read as a number (everything here stays below 2^53). */
export type DbCentre = {
  id: string
  name: string
  suspended: boolean | number
  quota_bytes: number
  through: number
  row_count: number
  digest: string
  heard_ms: number | null
  ahead_ms: number
  backlog_rows: number | null
  backlog_oldest_ms: number | null
}
export type DbEpoch = { epoch: string; no: number; base: number; started_ms: number }
export type DbOpen = {
  epoch_no: number
  seq: number
  subject: string | null
  hash: string
  state: string
  code: string | null
  field: string | null
  by_seq: number | null
  at_ms: number
  stored: boolean | number
}
/** An open row with its content, all null where none is kept. */
export type DbOpenEvent = DbOpen & {
  e_type: string | null
  e_at: number | null
  e_day: string | null
  e_settles: number | null
  e_body: unknown
}
export type DbDossier = {
  centre: string
  code: string
  dossier_id: string
  procedure_id: string
  agency_id: string
  field_id: string
  channel: string
  status: number
  before: number | null
  unit: string | null
  received_ms: number
  received_day: string
  due_ms: number
  ended_ms: number | null
  supplements: number
  apologies: number
  files: number
  updated_ms: number
}
export type DbAnchor = {
  epoch: string
  seq: number
  hash: string
  rows_sent: number
  last_sent: number
  day: string
  at_ms: number
  received_ms: number
}
export type DbChange = { no: number; kind: string; key: string; at_ms: number; body: unknown }
export type DbFile = { sha256: string; bytes: number; completed_ms: number }

export const toEpoch = (row: DbEpoch): EpochRow => ({
  epoch: row.epoch,
  no: row.no,
  base: row.base,
  startedAt: row.started_ms,
})

export const toCentre = (row: DbCentre, epochs: readonly DbEpoch[]): Centre => ({
  id: row.id,
  name: row.name,
  suspended: Boolean(row.suspended),
  quotaBytes: row.quota_bytes,
  epochs: epochs.map(toEpoch),
  through: row.through,
  rows: row.row_count,
  digest: row.digest,
  heardAt: row.heard_ms,
  aheadMs: row.ahead_ms,
  backlog: row.backlog_rows === null ? null : { rows: row.backlog_rows, oldestAt: row.backlog_oldest_ms },
})

export const toOpen = (row: DbOpen): OpenRow => ({
  epochNo: row.epoch_no,
  seq: row.seq,
  subject: row.subject,
  hash: row.hash,
  state: row.state as RowState,
  code: row.code,
  field: row.field,
  by: row.by_seq,
  at: row.at_ms,
  stored: Boolean(row.stored),
})

/** The content of an open row; null where none is kept. */
export function toContent(row: DbOpenEvent): SentEvent | null {
  if (row.e_type === null || row.e_at === null || row.e_day === null) return null
  return {
    seq: row.seq,
    type: row.e_type,
    at: row.e_at,
    day: row.e_day,
    subject: row.subject,
    ...(row.e_settles === null ? {} : { settles: row.e_settles }),
    body: parsed(row.e_body) as SentEvent['body'],
  }
}

/** PostgreSQL gives JSON as a value, SQLite as text. */
export const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : json)

export const toDossier = (row: DbDossier): Dossier => ({
  code: row.code,
  dossierId: row.dossier_id,
  procedureId: row.procedure_id,
  agencyId: row.agency_id,
  fieldId: row.field_id,
  channel: row.channel,
  status: row.status,
  before: row.before,
  unit: row.unit,
  receivedAt: row.received_ms,
  receivedDay: row.received_day,
  dueAt: row.due_ms,
  endedAt: row.ended_ms,
  supplements: row.supplements,
  apologies: row.apologies,
  files: row.files,
  updatedAt: row.updated_ms,
})

export const toAnchor = (row: DbAnchor): AnchorRow => ({
  epoch: row.epoch,
  seq: row.seq,
  hash: row.hash,
  rows: row.rows_sent,
  lastSent: row.last_sent,
  day: row.day,
  at: row.at_ms,
  receivedAt: row.received_ms,
})

export const toFeed = (row: DbChange): FeedEntry => ({
  no: row.no,
  kind: row.kind,
  key: row.key,
  at: row.at_ms,
  body: parsed(row.body),
})

export const toFile = (row: DbFile): FileRow => ({
  sha256: row.sha256,
  bytes: row.bytes,
  completedAt: row.completed_ms,
})

/** Scope of changes that are for all centres; no centre can be called so. */
export const FOR_ALL = '*'

/** The columns of a centre's page row that both databases work out alike; `?1` or `$1` is now. */
export const summarySql = (now: string): string => `
SELECT c.*,
  (SELECT count(*) FROM open_row o WHERE o.centre = c.id AND o.state = 'rejected') AS rejected,
  (SELECT count(*) FROM open_row o WHERE o.centre = c.id AND o.state = 'held') AS held,
  (SELECT count(*) FROM conflict x WHERE x.centre = c.id) AS conflicts,
  (SELECT count(*) FROM anchor a WHERE a.centre = c.id AND a.broken = 1) AS broken_anchors,
  (SELECT max(a.received_ms) FROM anchor a WHERE a.centre = c.id) AS anchor_received,
  (SELECT max(a.day) FROM anchor a WHERE a.centre = c.id) AS anchor_day,
  (SELECT coalesce(sum(f.bytes), 0) FROM file f WHERE f.centre = c.id) AS file_bytes,
  (SELECT count(*) FROM dossier d WHERE d.centre = c.id AND d.ended_ms IS NULL) AS open_dossiers,
  (SELECT count(*) FROM dossier d WHERE d.centre = c.id AND d.ended_ms IS NULL AND d.status IN (2, 4, 6) AND d.due_ms < ${now}) AS late_dossiers,
  (SELECT count(*) FROM rating r WHERE r.centre = c.id) AS ratings,
  (SELECT avg(1 + 4.0 * (r.level - 1) / (r.scale - 1)) FROM rating r WHERE r.centre = c.id) AS mean_level
FROM centre c ORDER BY c.name, c.id`

export type DbSummary = DbCentre & {
  rejected: number
  held: number
  conflicts: number
  broken_anchors: number
  anchor_received: number | null
  anchor_day: string | null
  file_bytes: number
  open_dossiers: number
  late_dossiers: number
  ratings: number
  mean_level: number | null
}
