import { z } from 'zod'
import { digitalCause, digitalExcuse, digitalPart } from '../digitise/parts.ts'
import { personRef } from './config-events.ts'

/**
 * Papers of dossiers as files (TT 01/2023/TT-VPCP; TV-3.2b). The file itself lies beside the database under its hash; `file` is
 * an erasable row that holds the hash once more: when it is erased, the file goes.
 */
const key = z.string().min(1).max(64)
const by = { dossierId: key, officerId: key, part: digitalPart }
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const digitalFormat = z.enum(['pdf', 'pdf-a', 'images'])
export const digitalSource = z.enum(['folder', 'file', 'camera'])
/** A page of a file, from 1, turned clockwise by so many degrees when it is shown. */
export const digitalPage = z.strictObject({
  fileId: key,
  page: z.number().int().positive(),
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
})
export type DigitalPage = z.infer<typeof digitalPage>

/** A scanner's folder brought a file to a counter; whose paper it is nobody has said yet. */
export const digitalOffered = z.strictObject({
  stagedId: key,
  counterId: key,
  bytes: z.number().int().positive(),
  pages: z.number().int().positive(),
})
/** The centre did not take what a scanner's folder brought; under which name it lies there the counter sees, not the journal. */
export const digitalTurnedAway = z.strictObject({ counterId: key, code: z.string().regex(/^DIGITAL_[A-Z_]{1,40}$/) })
export const digitalAttached = z.strictObject({
  ...by,
  fileId: key,
  sha256,
  bytes: z.number().int().positive(),
  pages: z.number().int().positive(),
  /** `images`: pictures that we made a PDF/A-2b of; `pdf-a`: what the file declares itself to be. */
  format: digitalFormat,
  /** Part and conformance as declared, e.g. `2b`. */
  conformance: z.string().max(4).nullable(),
  /** Carries a digital signature. */
  isSigned: z.boolean(),
  /** Lowest resolution of its pictures; null where it cannot be told. */
  dpi: z.number().int().positive().nullable(),
  source: digitalSource,
  file: personRef,
})
/** The pages of a paper in their order, all of them. */
export const digitalOrdered = z.strictObject({ ...by, pages: z.array(digitalPage) })
export const digitalRemoved = z.strictObject({
  ...by,
  pages: z.array(z.strictObject({ fileId: key, page: z.number().int().positive() })).min(1),
  cause: digitalCause,
  words: personRef.nullable(),
})
/** Why a paper is not digitised; null: it is to be after all. */
export const digitalExcused = z.strictObject({ ...by, excuse: digitalExcuse.nullable(), words: personRef.nullable() })
/** The paper that came with a supplement is not another one: what was scanned before stands. */
export const digitalStands = z.strictObject(by)
/** Somebody looked at a file so that it could be read (KT-5.1d); once a day. */
export const digitalViewed = z.strictObject({ ...by, fileId: key })
