import type { KeyObject } from 'node:crypto'
import { EVENTS } from '../../../shared/domain/events/catalogue.ts'
import type { EventType, NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { Db } from '../store/open-database.ts'
import type { HeadFile } from './head-file.ts'
import { createProjection } from './projection.ts'
import { EVENT_VERSION, GENESIS, hashRow, toRecorded } from './recorded.ts'
import type { EventRow, Origin, Recorded } from './recorded.ts'

export type Head = { readonly seq: number; readonly hash: string }

export type When = { readonly atMs: number; readonly businessDate: string }

export type Journal = {
  /** Last event of the open batch, or of the file when no batch is open. */
  head(): Head
  /** Writes events and the tables they change. Only inside the committer's transaction. */
  append(events: readonly NewEvent[], origin: Origin, when: When): Recorded[]
  /** Reads the head again from the file: after anything was rolled back. */
  reset(): void
  /** Tells the second place of the head, after a commit. */
  publishHead(): void
  /** Events with `after < seq <= through`, oldest first. */
  read(after: number, through: number, limit: number): Recorded[]
  /** Rises whenever configuration may have changed, so that a reader knows to look again. */
  configVersion(): number
  /** Rises whenever procedures, or what they hang on, may have changed. */
  catalogueVersion(): number
  /** Rises whenever a counter may have changed. */
  deskVersion(): number
  /** Stored rows before a seq, newest first. */
  rowsBefore(before: number, limit: number): EventRow[]
}

/**
 * The append-only, hash-chained journal and its projectors: nothing is changed or deleted (KT-5.1c, BD-7, TQ-9.1).
 * @param key of the chain, kept outside the database
 */
export function openJournal(db: Db, key: KeyObject, headFile: HeadFile): Journal {
  const insert = db.prepare<
    [number, number, string, string, number, string | null, string | null, string, string, string]
  >(
    `INSERT INTO event (seq, at_ms, business_date, type, v, actor, device, payload, prev_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const last = db.prepare<[], Head>('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1')
  const between = db.prepare<[number, number, number], EventRow>(
    'SELECT * FROM event WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
  )
  const before = db.prepare<[number, number], EventRow>('SELECT * FROM event WHERE seq < ? ORDER BY seq DESC LIMIT ?')
  const project = createProjection(db)
  const readHead = (): Head => last.get() ?? { seq: 0, hash: GENESIS }
  let head = readHead()
  let configVersion = 0
  let deskVersion = 0
  let catalogueVersion = 0

  function appendOne(event: NewEvent, origin: Origin, when: When): Recorded {
    const row = {
      seq: head.seq + 1,
      at_ms: when.atMs,
      business_date: when.businessDate,
      type: event.type,
      v: EVENT_VERSION,
      actor: origin.actor,
      device: origin.device,
      payload: JSON.stringify(event.payload),
      prev_hash: head.hash,
    }
    const hash = hashRow(key, row)
    insert.run(
      row.seq,
      row.at_ms,
      row.business_date,
      row.type,
      row.v,
      row.actor,
      row.device,
      row.payload,
      row.prev_hash,
      hash,
    )
    head = { seq: row.seq, hash }
    const recorded: Recorded = { ...event, seq: row.seq, ...when, ...origin }
    project(recorded)
    if (CONFIG.has(event.type)) configVersion += 1
    if (CATALOGUE.has(event.type)) catalogueVersion += 1
    if (!leavesDesks(event.type)) deskVersion += 1
    return recorded
  }

  return {
    head: () => head,
    append: (events, origin, when) => events.map((event) => appendOne(event, origin, when)),
    configVersion: () => configVersion,
    catalogueVersion: () => catalogueVersion,
    deskVersion: () => deskVersion,
    reset: () => {
      // First: also when the file does not answer, nothing that was read before holds any more.
      configVersion += 1
      deskVersion += 1
      catalogueVersion += 1
      head = readHead()
    },
    publishHead: () => headFile.write(head),
    read: (after, through, limit) => between.all(after, through, limit).map(toRecorded),
    rowsBefore: (seq, limit) => before.all(seq, limit),
  }
}

const CONFIG: ReadonlySet<string> = new Set(
  Object.keys(EVENTS).filter((type) =>
    /\.(defined|pinSet|pictureSet|paired|bound|erased|retired)$|^setting\./.test(type),
  ),
)

/** Versions of an import hold with its end only. */
const CATALOGUE: ReadonlySet<string> = new Set<EventType>([
  'agency.defined',
  'field.defined',
  'service.defined',
  'procedure.defined',
  'config.retired',
  'catalogue.imported',
  'catalogue.importUndone',
])

/** A new number and its paper change no counter. */
const leavesDesks = (type: EventType): boolean =>
  type === 'ticket.issued' || type === 'print.queued' || type === 'procedure.versioned'
