import { z } from 'zod'
import { localDate } from '../api/views.ts'
import { codeRanges } from '../domain/dossier/code.ts'
import { holiday } from '../domain/events/config-events.ts'
import { instant, key, seq, sha256, through } from './wire.ts'

/** What comes down: each change is the newest word on its `key`, so a reader that starts from nothing misses nothing. */
const change = <K extends string, B extends z.ZodType>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), key: z.string(), at: instant, body })

/** The state of a dossier's processing, which is the province's (models.md §8). */
export const dossierStatus = z.object({
  code: z.string(),
  /** National code (national-data §3.1). */
  status: z.number().int().min(1).max(10),
  /** Unit that works on it. */
  unit: z.string().max(300).nullable(),
  /** Words of the agency for the counter. */
  note: z.string().max(2_000).nullable(),
})

export const dossierResult = z.object({
  code: z.string(),
  kind: z.enum(['granted', 'refused']),
  /** Number of the paper. */
  number: z.string().max(100).nullable(),
  paper: z.boolean(),
  electronic: z.boolean(),
  note: z.string().max(2_000).nullable(),
})

/** The agency wants more papers (TT-4.3d): the centre tells the citizen. */
export const supplementWanted = z.object({
  id: key,
  code: z.string(),
  items: z
    .array(z.object({ name: z.string().min(1).max(600), why: z.string().max(2_000) }))
    .min(1)
    .max(40),
  words: z.string().min(1).max(8_000),
  replyBy: instant.nullable(),
  withdrawn: z.boolean(),
})

/** A version of the catalogue of procedures; its file is at `GET /v1/catalogue/{version}`. */
export const catalogueVersion = z.object({
  version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/),
  from: localDate,
  decision: z.string().max(300),
  sha256,
  bytes: z.number().int().positive(),
  mediaType: z.enum([
    'application/json',
    'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]),
})

export type CatalogueVersion = z.infer<typeof catalogueVersion>

/** All days off and days worked in exchange of a year: replaces what was known of it. */
export const holidaysOfYear = z.object({ year: z.number().int().min(2000).max(2200), days: z.array(holiday).max(120) })

/** Sub-ranges of dossier codes that the centre may give every day until they are revoked (decisions.md 16). */
export const codesGranted = z.object({
  /** Whose codes: null for the centre's own, else of an agency. */
  agencyId: key.nullable(),
  codes: codeRanges,
  /** First day on which they may be given. */
  from: localDate,
  /** Last day; null: until revoked. */
  until: localDate.nullable(),
  revoked: z.boolean(),
})

export type CodesGranted = z.infer<typeof codesGranted>

export const provinceChange = z.discriminatedUnion('kind', [
  change('dossier.status', dossierStatus),
  change('dossier.result', dossierResult),
  change('supplement.wanted', supplementWanted),
  change('catalogue.version', catalogueVersion),
  change('holidays', holidaysOfYear),
  change('codes.granted', codesGranted),
])
export type ProvinceChange = z.infer<typeof provinceChange>
export type ChangeKind = ProvinceChange['kind']

/**
 * Answer of `GET /v1/changes?cursor=…&limit=…`. Without a cursor, or with one that the province does not know (its
 * database was restored), it begins with everything: then `resync` is true.
 */
export const changesAnswer = z.object({
  changes: z.array(provinceChange),
  /** Opaque; stored with the rows that it covers, in one transaction. */
  cursor: z.string().max(200),
  /** More are there already. */
  more: z.boolean(),
  resync: z.boolean(),
  /** Up to which row the province has this centre's: a centre that knows of more asks `GET /v1/position`. */
  through: through.optional(),
  /** Some of the rows that were taken and whose file the province has lost since: a centre that believes them taken asks. */
  filesMissing: z.array(seq).optional(),
  now: instant,
})
export type ChangesAnswer = z.infer<typeof changesAnswer>

/** Answer of `POST /v1/codes`; null: the province gives none by itself. */
export const codesAnswer = z.object({ granted: codesGranted.nullable(), now: instant })
