import type {
  CallOutcome,
  MessageCause,
  MessageChannel,
  MessageFact,
  MessageState,
} from '../../../shared/domain/messages/message.ts'
import type { Db } from './open-database.ts'

export type MessageRow = {
  id: string
  dossierId: string
  channel: MessageChannel
  fact: MessageFact
  /** What it is about, and the template that made it. */
  about: string
  version: string
  dueMs: number | null
  state: MessageState
  cause: MessageCause | null
  queuedMs: number
  endedMs: number | null
  contentPerson: string
  /** Address and text as JSON; null: erased. */
  body: string | null
  tries: number
  /** When it is tried next, ms; 0: at once. */
  nextMs: number
  /** Taken over by a gateway that will tell what became of it. */
  handedMs: number | null
  problem: string | null
}

const ROW = `SELECT m.id, m.dossier_id AS dossierId, m.channel, m.fact, m.about, m.version, m.due_ms AS dueMs, m.state, m.cause,
  m.queued_ms AS queuedMs, m.ended_ms AS endedMs, m.content_person AS contentPerson, p.body,
  COALESCE(d.tries, 0) AS tries, COALESCE(d.next_ms, 0) AS nextMs, d.handed_ms AS handedMs, d.problem
  FROM message m LEFT JOIN person p ON p.id = m.content_person LEFT JOIN message_delivery d ON d.message_id = m.id`

/** Which messages a list shows. */
export const MESSAGE_LISTS = {
  queued: `m.state = 'queued'`,
  failed: `m.state = 'failed'`,
  all: '1',
} as const
export type MessageList = keyof typeof MESSAGE_LISTS

/** Reads of messages to citizens. (`+?`: see ticket-store.ts.) */
export function messageStore(db: Db) {
  return { ...oneDossier(db), ...queue(db), ...reminders(db) }
}
export type MessageStore = ReturnType<typeof messageStore>

function oneDossier(db: Db) {
  const consents = db
    .prepare<[string], MessageChannel>('SELECT channel FROM message_consent WHERE dossier_id = +? ORDER BY channel')
    .pluck()
  const ofDossier = db.prepare<[string], MessageRow>(`${ROW} WHERE m.dossier_id = +? ORDER BY m.seq`)
  const calls = db.prepare<[string], { officerId: string; outcome: CallOutcome; atMs: number }>(
    'SELECT officer_id AS officerId, outcome, at_ms AS atMs FROM citizen_call WHERE dossier_id = +? ORDER BY seq',
  )
  const told = db
    .prepare<[string, string, string], number>(
      'SELECT 1 FROM message WHERE dossier_id = +? AND channel = +? AND about = +?',
    )
    .pluck()
  return {
    /** What was agreed to for a dossier. */
    consents: (dossierId: string) => consents.all(dossierId),
    ofDossier: (dossierId: string) => ofDossier.all(dossierId),
    /** Rows with addresses and texts. */
    contentsOf: (dossierId: string) => ofDossier.all(dossierId).map(({ contentPerson }) => contentPerson),
    calls: (dossierId: string) => calls.all(dossierId),
    /** Whether the same was queued on a channel before. */
    wasQueued: (dossierId: string, channel: MessageChannel, about: string) => told.get(dossierId, channel, about) === 1,
  }
}

function queue(db: Db) {
  const byId = db.prepare<[string], MessageRow>(`${ROW} WHERE m.id = +?`)
  const due = db.prepare<[number, number, number], MessageRow>(
    `${ROW} WHERE m.state = 'queued' AND d.handed_ms IS NULL AND COALESCE(d.next_ms, 0) <= +?
       AND (+? = 0 OR m.channel = 'email') ORDER BY m.queued_ms LIMIT +?`,
  )
  const silent = db.prepare<[number, number], MessageRow>(
    `${ROW} WHERE m.state = 'queued' AND d.handed_ms < +? ORDER BY m.queued_ms LIMIT +?`,
  )
  const lists = new Map(
    Object.entries(MESSAGE_LISTS).map(([name, where]) => [
      name,
      {
        page: db.prepare<[number, number], MessageRow>(`${ROW} WHERE ${where} ORDER BY m.seq DESC LIMIT +? OFFSET +?`),
        count: db.prepare<[], number>(`SELECT COUNT(*) FROM message m WHERE ${where}`).pluck(),
      },
    ]),
  )
  const waiting = db
    .prepare<[number], number>(`SELECT COUNT(*) FROM message WHERE state = 'queued' AND queued_ms < +?`)
    .pluck()
  const failed = db
    .prepare<[number], number>(
      `SELECT COUNT(*) FROM message INDEXED BY message_failed WHERE state = 'failed' AND ended_ms >= +?`,
    )
    .pluck()
  const held = db.prepare<[], number>('SELECT held FROM message_hold WHERE id = 1').pluck()
  const cursor = db.prepare<[string], number>('SELECT seq FROM journal_cursor WHERE name = +?').pluck()
  return {
    byId: (id: string) => byId.get(id),
    /** Messages that nobody is sending now, the oldest first. */
    due: (now: number, onlyMail: boolean, limit: number) => due.all(now, onlyMail ? 1 : 0, limit),
    /** Messages that a gateway took over before an instant, and of which it has told nothing. */
    silent: (beforeMs: number, limit: number) => silent.all(beforeMs, limit),
    list: (name: MessageList, limit: number, offset: number) => lists.get(name)?.page.all(limit, offset) ?? [],
    count: (name: MessageList) => lists.get(name)?.count.get() ?? 0,
    /** How many have been waiting since before an instant. */
    waitingSince: (beforeMs: number) => waiting.get(beforeMs) ?? 0,
    /** How many could not be sent since an instant. */
    failedSince: (sinceMs: number) => failed.get(sinceMs) ?? 0,
    isHeld: () => held.get() === 1,
    /** How far the journal was read for what citizens are told; undefined: not at all. */
    cursor: (name: string) => cursor.get(name),
  }
}

function reminders(db: Db) {
  const waiting = db
    .prepare<[number, string, number], string>(
      `SELECT d.id FROM dossier d INDEXED BY dossier_result
       WHERE d.state IN ('result-ready', 'refused') AND d.posted_ms IS NULL AND d.delivery = 'counter' AND d.result_ms < +?
         AND EXISTS (SELECT 1 FROM message_consent c WHERE c.dossier_id = d.id)
         AND NOT EXISTS (SELECT 1 FROM message m WHERE m.dossier_id = d.id
           AND m.about IN (SELECT value FROM json_each(?)))
       ORDER BY COALESCE(d.collect_by_ms, 9007199254740990) LIMIT +?`,
    )
    .pluck()
  return {
    /** Dossiers whose results wait since before an instant, and that got none of these reminders. */
    toRemind: (beforeMs: number, abouts: readonly string[], limit: number) =>
      waiting.all(beforeMs, JSON.stringify(abouts), limit),
  }
}
