import type { SentEvent } from '../../shared/province/wire.ts'

/** What the province keeps, as values: the stores write and read these and decide nothing. */

/** A journal of a centre: begun at its installation and at each restore (decisions.md 7). */
export type EpochRow = {
  readonly epoch: string
  /** 1, 2, 3 … of the centre. */
  readonly no: number
  /** Rows up to here are those of the epochs before. */
  readonly base: number
  readonly startedAt: number
}

export type Centre = {
  readonly id: string
  readonly name: string
  readonly suspended: boolean
  /** Bytes of files that it may keep here. */
  readonly quotaBytes: number
  /** Oldest first; empty before the first. */
  readonly epochs: readonly EpochRow[]
  readonly through: number
  readonly rows: number
  readonly digest: string
  /** When it last sent something, and how far its clock was ahead of ours then; null: never. */
  readonly heardAt: number | null
  readonly aheadMs: number
  /** What it said still waits there, and since when; null: it did not say. */
  readonly backlog: { readonly rows: number; readonly oldestAt: number | null } | null
}

/** Whether a row counts, and what it waits for. `settled`: another row took its place. */
export type RowState = 'rejected' | 'held' | 'settled'

/** A row that was not simply accepted. */
export type OpenRow = {
  readonly epochNo: number
  readonly seq: number
  readonly subject: string | null
  readonly hash: string
  readonly state: RowState
  readonly code: string | null
  readonly field: string | null
  /** The rejected row that a held one waits for, or the row that settled a rejected one. */
  readonly by: number | null
  readonly at: number
  /** Whether its content is kept: that of a rejected row is not, it may hold what may not leave the centre. */
  readonly stored: boolean
}

/** A row as it is kept: persons are apart. */
export type StoredEvent = {
  readonly epochNo: number
  readonly event: SentEvent
  readonly hash: string
  readonly receivedAt: number
}

export type Dossier = {
  readonly code: string
  readonly dossierId: string
  readonly procedureId: string
  readonly agencyId: string
  readonly fieldId: string
  readonly channel: string
  /** National code, 1 to 10; and the one before a wish to withdraw. */
  readonly status: number
  readonly before: number | null
  readonly unit: string | null
  readonly receivedAt: number
  readonly receivedDay: string
  readonly dueAt: number
  readonly endedAt: number | null
  readonly supplements: number
  readonly apologies: number
  readonly files: number
  readonly updatedAt: number
}

export type Slip = {
  readonly slipId: string
  readonly kind: string
  readonly number: string
  readonly day: string
  readonly issuedAt: number
}

export type Rating = {
  readonly epochNo: number
  readonly seq: number
  readonly day: string
  readonly counterId: string
  readonly level: number
  readonly scale: number
  readonly process: number | null
  readonly source: string
  readonly at: number
}

/** A sum of a business day: how many, and a total of what is counted (ms of service, đồng). */
export type Figure = {
  readonly day: string
  readonly name: string
  /** What it is counted by: a service, a counter, a way of paying. */
  readonly of: string
  readonly n: number
  readonly total: number
}

export type Person = { readonly id: string; readonly fields: Readonly<Record<string, unknown>> }

/** Same number, other content. */
export type Conflict = { readonly epochNo: number; readonly seq: number; readonly hash: string; readonly at: number }

/** A change for a centre, or for all. */
export type FeedRow = {
  readonly kind: string
  readonly key: string
  readonly at: number
  readonly body: unknown
}

/** All that one batch changes; written in one transaction. */
export type Writes = {
  centre: Pick<Centre, 'epochs' | 'through' | 'rows' | 'digest' | 'heardAt' | 'aheadMs' | 'backlog'>
  events: StoredEvent[]
  open: OpenRow[]
  /** Rows that are accepted after all. */
  closed: Pick<OpenRow, 'epochNo' | 'seq'>[]
  conflicts: Conflict[]
  dossiers: Dossier[]
  slips: Slip[]
  cancelledSlips: string[]
  ratings: Rating[]
  figures: Figure[]
  persons: Person[]
  erased: string[]
}
