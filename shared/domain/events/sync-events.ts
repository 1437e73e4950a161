import { z } from 'zod'
import { localDate } from '../../api/views.ts'
import { personRef } from './config-events.ts'

/** What became of rows that were sent to the province, and what the province tells. Its words stand in erasable rows. */
const key = z.string().min(1).max(64)
const seq = z.number().int().positive()
const settled = { seq, officerId: key }
const status = z.number().int().min(1).max(10)

/** A journal begins, or goes on after a restore (decisions.md 7). */
export const journalStarted = z.strictObject({
  epoch: z.string(),
  /** The last event that it has in common with what was sent in the epoch before. */
  after: z.number().int().nonnegative().optional(),
  /** The epoch before, when this journal did not know of it: it was restored from an older backup than that. */
  follows: z.string().optional(),
})

/** The province did not take a row; its dossier waits there until somebody has settled it. */
export const deliveryRejected = z.strictObject({
  seq,
  type: z.string().max(60),
  dossierId: key.nullable(),
  code: z.string().max(60),
  /** Where in the row. */
  field: z.string().max(200).nullable(),
})
/** The province took it after all. */
export const deliveryAccepted = z.strictObject({ seq })
export const deliveryResent = z.strictObject(settled)
/**
 * A new row takes its place: as the dossier is now, with one place of it put right. What an officer typed stands in an erasable
 * row, as JSON (decisions.md 2); events of before have it as it is.
 */
export const deliveryCorrected = z.strictObject({
  ...settled,
  dossierId: key.nullable().optional(),
  change: z
    .strictObject({
      field: z.string().max(200),
      value: z.union([personRef, z.string().max(300), z.number(), z.boolean(), z.null()]),
    })
    .nullable(),
})
export const deliveryClosed = z.strictObject({ ...settled, dossierId: key.nullable(), words: personRef })

/** The province has a digitised paper whole: only now it hears of it. */
export const fileTaken = z.strictObject({ dossierId: key, fileId: key })

/** How far the agency is with a dossier (national-data §3.1); what the centre knows of it stays as it is. */
export const statusTold = z.strictObject({
  dossierId: key,
  status,
  unit: z.string().max(300).nullable(),
  note: personRef.nullable(),
  /** When the province said it. */
  saidAt: z.number().int(),
})
/** The agency has the result, or wants more papers: an officer does what follows. */
export const resultTold = z.strictObject({
  noticeId: key,
  dossierId: key,
  kind: z.enum(['granted', 'refused']),
  number: z.string().max(100).nullable(),
  paper: z.boolean(),
  electronic: z.boolean(),
  note: personRef.nullable(),
})
export const supplementTold = z.strictObject({
  noticeId: key,
  dossierId: key,
  /** How many papers; their names stand in the words, as JSON. */
  items: z.number().int().positive(),
  words: personRef,
  replyBy: z.number().int().nullable(),
})
/** The agency needs it no more, or an officer has dealt with it. */
export const noticeEnded = z.strictObject({
  noticeId: key,
  officerId: key.nullable(),
  how: z.enum(['withdrawn', 'seen']),
})
/** The province knows the head of the journal at a number with another hash (KT-5.1c): there are two histories. */
export const sealDiffered = z.strictObject({
  epoch: key,
  seq,
  ours: z.string().max(128),
  /** Empty: it did not say. */
  theirs: z.string().max(128),
})
/** Who leads has seen what the line found. */
export const noteSeen = z.strictObject({ what: z.enum(['lost', 'behind', 'seal']), officerId: key })
/** The province has dossiers under these numbers that this journal does not know: the next number of the day is higher. */
export const codesKnown = z.strictObject({
  codes: z
    .array(z.strictObject({ series: z.string().max(60), date: localDate, no: z.number().int().positive() }))
    .min(1)
    .max(40),
})
