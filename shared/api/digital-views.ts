import { z } from 'zod'
import { digitalExcuse, digitalPart, nothingToDigitise } from '../domain/digitise/parts.ts'
import { digitalFormat, digitalPage, digitalSource } from '../domain/events/digital-events.ts'
import { slipKind } from '../domain/slips/slip.ts'
import { id, instant } from './views.ts'

const facts = {
  bytes: z.number().int(),
  pages: z.number().int(),
  /** `images`: a PDF/A-2b that the centre made of pictures; `pdf-a`: declares itself to be one; `pdf`: kept as it came. */
  format: digitalFormat,
  conformance: z.string().nullable(),
  isSigned: z.boolean(),
  /** Null where it cannot be told. */
  dpi: z.number().int().nullable(),
  /** Below the resolution that pictures of pages should have. */
  isCoarse: z.boolean(),
  source: digitalSource,
  at: instant,
}

/** A file that waits to be filed into a dossier: what the scanner of the counter brought, or an officer sent. */
export const stagedDigital = z.object({ id, ...facts })
export type StagedDigital = z.infer<typeof stagedDigital>

/** A file that the scanner of the counter brought and that was not taken: it lies in the folder `khong-nhan` beside the others. */
const turnedAway = z.object({
  id,
  name: z.string(),
  /** In the words of the refusal. */
  why: z.string(),
  at: instant,
})
export const stagedDigitals = z.object({ staged: z.array(stagedDigital), turnedAway: z.array(turnedAway) })
export type TurnedAway = z.infer<typeof turnedAway>

const digitalFile = z.object({
  id,
  ...facts,
  officer: z.string().nullable(),
  /** False: it is missing on the disk, or has another size than the one that was filed. */
  isThere: z.boolean(),
})
export type DigitalFileView = z.infer<typeof digitalFile>

/** One paper of a dossier and how far it is digitised. */
const digitalPaper = z.object({
  part: digitalPart,
  /** Place in the check-list; null: a slip or the result. */
  no: z.number().int().nullable(),
  /** Name of the paper; null: erased, or a slip or result, which the page names. */
  name: z.string().nullable(),
  slip: z.object({ kind: slipKind, number: z.string() }).nullable(),
  /** `todo`: still to be digitised; `again`: another paper came with a supplement; `excused`: an officer said why not; `none`: there is nothing to digitise. */
  state: z.enum(['todo', 'again', 'done', 'excused', 'none', 'wanted']),
  /** When the paper came that is to be digitised anew; null: it is none. */
  againSince: instant.nullable(),
  why: nothingToDigitise.nullable(),
  excuse: digitalExcuse.nullable(),
  excuseWords: z.string().nullable(),
  /** Whether pages may be added (TQ-4.5, TT 03/2025/TT-VPCP Điều 5). */
  mayAdd: z.boolean(),
  /** What its file is called. */
  fileName: z.string(),
  pages: z.array(digitalPage),
  files: z.array(digitalFile),
})
export type DigitalPaper = z.infer<typeof digitalPaper>

export const digitalDossier = z.object({
  dossierId: id,
  code: z.string(),
  isSecret: z.boolean(),
  /** Papers of the check-list that are still to be digitised. */
  left: z.number().int(),
  papers: z.array(digitalPaper),
  limits: z.object({ megabytes: z.number().int(), pages: z.number().int(), dpi: z.number().int() }),
})
export type DigitalDossier = z.infer<typeof digitalDossier>
