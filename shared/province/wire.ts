import { z } from 'zod'
import { localDate } from '../api/views.ts'
import { codeRanges } from '../domain/dossier/code.ts'

/**
 * What a centre and the province say to one another: README.md of this folder tells the story, these are the shapes.
 * Instants are milliseconds since 1970 (UTC). Requests are strict, answers tolerant: a centre ignores fields that it does
 * not know.
 */
export const PROTOCOL = 1

/**
 * Header by which a request is named: its answer carries the same name, so that nobody takes the answer to another one, from a
 * cache or a confused proxy, for his own. An answer without it is taken as it is.
 */
export const REQUEST_NAME = 'mot-cua-request'

/** What one request may carry; beyond it the province answers 413 `BODY_TOO_LARGE`. */
export const LIMITS = {
  /** Rows of a batch. */
  events: 1_000,
  /** Bytes of a row as JSON. */
  eventBytes: 65_536,
  /** Bytes of a batch before gzip, and after it. */
  batchBytes: 4_194_304,
  packedBytes: 1_048_576,
  /** Changes of an answer. */
  changes: 500,
  /** Ends of batches of an answer. */
  marks: 1_000,
  /** Bytes of a file. */
  fileBytes: 104_857_600,
} as const

/** A centre's identifier: stands in the envelope and in the token, nowhere in a row (decisions.md 18). */
export const centreId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
/** A code or id of the journal. */
export const key = z.string().min(1).max(64)
export const instant = z.number().int()
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** A row's place in the journal. */
export const seq = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
/** Up to which row; 0: none yet. */
export const through = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

const envelope = { protocol: z.literal(PROTOCOL), centre: centreId, epoch: key }
/**
 * Where a body names a citizen or an organisation (`parties` of sent-fields.ts). The province keeps the fields in a row of
 * their own, which `person.erased` empties; a party that was erased before has its id alone.
 */
export const sentParty = z.looseObject({ personId: key })
/** Where a body has words that somebody wrote (`words` of sent-fields.ts); null words were erased. */
export const sentWords = z.strictObject({ personId: key, words: z.string().max(8_000).nullable() })

/** One row of the journal that leaves the building. */
export const sentEvent = z.strictObject({
  seq,
  /** Type of the event in the journal. */
  type: z.string().min(1).max(60),
  at: instant,
  /** Business day in Viet Nam. */
  day: localDate,
  /** Code of the dossier whose order matters; null: it stands alone. */
  subject: z.string().min(1).max(60).nullable(),
  /** The rejected row whose place it takes, of the same subject: corrected, or closed with a note. */
  settles: seq.optional(),
  /** The fields that sent-fields.ts names for the type, and no other. */
  body: z.custom<Record<string, unknown>>((body) => typeof body === 'object' && body !== null && !Array.isArray(body)),
})
export type SentEvent = z.infer<typeof sentEvent>

/** Type of a row that settles a rejected one without a correction; changes nothing but lets its followers go on. */
export const CLOSED_WITH_NOTE = 'delivery.closed'

/**
 * `POST /v1/events`. `from`: the last row before the first of this batch, as the centre sent them; 0 for the beginning.
 * Between `from` and the last row of the batch nothing is left out, except what was sent before.
 */
export const eventBatch = z.strictObject({
  ...envelope,
  from: through,
  sentAt: instant,
  /** What still waits at the centre behind this batch, for the province's page: rows, and when the oldest came about. */
  backlog: z.strictObject({ rows: z.number().int().min(0), oldestAt: instant.nullable() }).optional(),
  // Looked at one by one: one bad row is that row's refusal, not the batch's.
  events: z.array(z.looseObject({ seq })).min(1).max(LIMITS.events),
})
/** A batch as a centre writes it. */
export type EventBatch = Omit<z.infer<typeof eventBatch>, 'events'> & { readonly events: readonly SentEvent[] }

/**
 * `accepted`: stored and applied. `already`: was so before. `held`: stored, and applied by the province itself as soon as
 * the rejected row `by` of the same dossier is settled. `rejected`: noted with its reason; rows of its dossier are held.
 */
export const outcome = z.enum(['accepted', 'already', 'held', 'rejected'])

/** What became of a row. */
export const eventResult = z.object({
  seq,
  outcome,
  /** Of a rejected row: one of EVENT_REFUSALS. */
  code: z.string().optional(),
  /** Vietnamese words for an officer. */
  reason: z.string().optional(),
  /** Where in the row, e.g. `body.procedureId`. */
  field: z.string().optional(),
  by: seq.optional(),
  /** The province's state of the dossier after it (national code 1 to 10): the confirmation of what the row asked for. */
  status: z.number().int().min(1).max(10).optional(),
})
export type EventResult = z.infer<typeof eventResult>

/** How far the province is with a centre; both sides can work out `rows` and `digest` and are equal when they are. */
const reach = {
  epoch: key,
  /** All rows up to here have arrived, whatever became of them. */
  through,
  /** How many they are, and their chained hash (see hashed-text.ts). */
  rows: z.number().int().min(0),
  digest: sha256,
}

/** Answer of `POST /v1/events`. `results` has a row for each of the batch, and for rows that were released by it. */
export const batchAnswer = z.object({ ...reach, now: instant, results: z.array(eventResult) })
export type BatchAnswer = z.infer<typeof batchAnswer>

/**
 * Answer of `GET /v1/position`: what a centre asks at its start and whenever it is in doubt. `epoch` is null before the first.
 */
export const positionAnswer = z.object({
  ...reach,
  epoch: key.nullable(),
  /** Whose token it is: a centre learns its own identifier by it. */
  centre: centreId,
  /** All epochs of this centre, oldest first, each with the last row that it has in common with the one before. */
  epochs: z.array(z.object({ epoch: key, base: through })).default([]),
  now: instant,
  /** Rows that wait for somebody at the centre, oldest first, at most 1,000. */
  rejected: z.array(eventResult),
  held: z.array(eventResult),
})
export type PositionAnswer = z.infer<typeof positionAnswer>

/** So long both sides remember every end of a batch; of what is older the last of each day. The same for both. */
export const MARKS_KEPT_MS = 60 * 86_400_000

/** Where a batch of an epoch ended: both sides remember it, and whoever has the same digest there has the same rows up to it. */
export const reachMark = z.object({ through, rows: z.number().int().min(0), digest: sha256 })
export type ReachMark = z.infer<typeof reachMark>

/** `GET /v1/marks`: those of an epoch up to a row, the newest first, at most `LIMITS.marks`. */
export const marksAnswer = z.object({ marks: z.array(reachMark) })

/**
 * `POST /v1/comparisons`: whether the province has these rows, and no others, after `from` and up to `to`. Nothing is changed by
 * it. A row that is its `seq` alone is one whose content is not known any more: it only has to be there.
 */
export const comparison = z.strictObject({
  ...envelope,
  from: through,
  to: through,
  events: z.array(z.looseObject({ seq })).max(LIMITS.events),
})
/** Up to which row both have the same; `to` when all are. */
export const comparisonAnswer = z.object({ same: through })

/** `POST /v1/epochs`: a journal begins, or goes on after a restore (decisions.md 7). Idempotent. */
export const epochStart = z.strictObject({
  ...envelope,
  /** The epoch before, and the last row that the backup still had; null for the first. */
  previous: z.strictObject({ epoch: key, seq: through }).nullable(),
  sentAt: instant,
})
export type EpochStart = z.infer<typeof epochStart>

/** A row that the province has and the restored centre has not. */
const lostRow = z.object({ seq, type: z.string(), at: instant, day: localDate, subject: z.string().nullable() })
export const epochAnswer = z.object({
  ...reach,
  now: instant,
  lost: z.array(lostRow),
  lostRows: z.number().int().min(0),
  /** Codes of the dossiers that were received in lost rows: the centre gives none of them again. Absent: it does not say. */
  codes: z.array(z.string()).optional(),
})
export type EpochAnswer = z.infer<typeof epochAnswer>

/** `POST /v1/anchors`: the head of the journal, once a day and after each restore. */
export const anchor = z.strictObject({
  ...envelope,
  at: instant,
  day: localDate,
  /** Head of the whole journal, what stays in the building included. */
  seq: through,
  hash: z.string().min(1).max(128),
  /** Rows up to it that leave, and the last of them: compared once they have arrived. */
  rows: z.number().int().min(0),
  lastSent: through,
})
export type Anchor = z.infer<typeof anchor>

/**
 * `kept`: noted. `same`: was noted before. `rows-differ`: the head is noted, but the province counts other rows up to
 * `lastSent`. Another hash for the same head is refused with `ANCHOR_DIFFERS`, and shown to the province.
 */
export const anchorAnswer = z.object({
  verdict: z.enum(['kept', 'same', 'rows-differ']),
  seq: through,
  hash: z.string(),
  receivedAt: instant,
  /** Rows of the province up to `lastSent`; null while they have not all arrived. */
  rows: z.number().int().min(0).nullable(),
})
export type AnchorAnswer = z.infer<typeof anchorAnswer>

/** `POST /v1/codes`: a centre has almost used up the ranges that it has of an identifier. Idempotent: it says what it has. */
export const codesAsked = z.strictObject({
  protocol: z.literal(PROTOCOL),
  centre: centreId,
  /** Whose codes: null for the centre's own. */
  agencyId: key.nullable(),
  codes: codeRanges,
})
export type CodesAsked = z.infer<typeof codesAsked>

/** `GET /v1/health`, open to all. */
export const healthAnswer = z.object({
  status: z.enum(['ok', 'unavailable']),
  protocol: z.number().int(),
  now: instant,
  store: z.enum(['postgresql', 'sqlite']),
})

/** Every refusal of a request as a whole. */
export const refusalAnswer = z.object({
  code: z.string(),
  message: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

/** `GET /v1/files/{sha256}`: whether the province has a file of this centre whole. */
export const fileAnswer = z.object({ sha256, bytes: z.number().int().min(0), completedAt: instant })
