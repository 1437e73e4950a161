import { z } from 'zod'
import {
  catalogueVersion,
  changesAnswer,
  codesAnswer,
  codesGranted,
  dossierResult,
  dossierStatus,
  holidaysOfYear,
  supplementWanted,
} from '../../shared/province/changes.ts'
import {
  LIMITS,
  anchor,
  anchorAnswer,
  batchAnswer,
  centreId,
  codesAsked,
  comparison,
  comparisonAnswer,
  epochAnswer,
  epochStart,
  eventBatch,
  fileAnswer,
  healthAnswer,
  instant,
  key,
  marksAnswer,
  positionAnswer,
} from '../../shared/province/wire.ts'
import { fileReport } from '../domain/file-report.ts'

/** Who may call: everybody, a centre with its token, the province's own systems with the operator's. */
export type Who = 'open' | 'centre' | 'operator'

export type Operation = {
  readonly method: 'GET' | 'POST'
  /** Under /v1, with `{name}` for a parameter. */
  readonly path: string
  readonly who: Who
  readonly summary: string
  readonly body?: z.ZodType
  readonly query?: z.ZodObject
  readonly answer: z.ZodType
  /** Bytes of a body; 64 KiB when absent. */
  readonly bodyLimit?: number
}

const done = z.object({})
const withoutCode = { code: true } as const

const quota = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)
export const centreGiven = z.strictObject({
  id: centreId,
  name: z.string().trim().min(1).max(200),
  /** Bytes of files that it may keep; 100 GB when absent. */
  quotaBytes: quota.optional(),
})

const centreSeen = z.object({
  id: z.string(),
  name: z.string(),
  suspended: z.boolean(),
  through: z.number(),
  rows: z.number(),
  heardAt: instant.nullable(),
  aheadMs: z.number(),
  rejected: z.number(),
  held: z.number(),
  conflicts: z.number(),
  brokenAnchors: z.number(),
  openDossiers: z.number(),
  lateDossiers: z.number(),
  ratings: z.number(),
  meanLevel: z.number().nullable(),
  fileBytes: z.number(),
  quotaBytes: z.number(),
})

const filesChecked = z.object({
  running: z.boolean(),
  /** The last look at all of them; null: none has ended yet. */
  last: fileReport.nullable(),
  /** Most were not found by the last look: then nothing is asked of the centres. So many; 0: none. */
  away: z.number(),
  lost: z.array(z.object({ centreId: z.string(), missing: z.number(), spoilt: z.number(), since: instant })),
})

/** What the province answers. openapi.ts is written from this table, and build-app.ts has a handler for each line. */
export const OPERATIONS = {
  health: {
    method: 'GET',
    path: '/health',
    who: 'open',
    summary: 'Whether the province can take anything',
    answer: healthAnswer,
  },
  sendEvents: {
    method: 'POST',
    path: '/events',
    who: 'centre',
    summary: 'Rows of a centre, in order; any number of times',
    body: eventBatch,
    bodyLimit: LIMITS.batchBytes,
    answer: batchAnswer,
  },
  getPosition: {
    method: 'GET',
    path: '/position',
    who: 'centre',
    summary: 'How far the province is with this centre, and which rows wait',
    answer: positionAnswer,
  },
  getMarks: {
    method: 'GET',
    path: '/marks',
    who: 'centre',
    summary: 'Where batches of an epoch ended, the newest first: by their digests a centre finds what both have',
    query: z.object({ epoch: key, to: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }),
    answer: marksAnswer,
  },
  compareRows: {
    method: 'POST',
    path: '/comparisons',
    who: 'centre',
    summary: 'Up to which row both have the same; changes nothing',
    body: comparison,
    bodyLimit: LIMITS.batchBytes,
    answer: comparisonAnswer,
  },
  startEpoch: {
    method: 'POST',
    path: '/epochs',
    who: 'centre',
    summary: 'A journal begins, or goes on after a restore',
    body: epochStart,
    answer: epochAnswer,
  },
  reserveCodes: {
    method: 'POST',
    path: '/codes',
    who: 'centre',
    summary: 'The next range of dossier codes of an identifier of which this centre has some and almost none left',
    body: codesAsked,
    answer: codesAnswer,
  },
  sendAnchor: {
    method: 'POST',
    path: '/anchors',
    who: 'centre',
    summary: 'Head of the journal of a day',
    body: anchor,
    answer: anchorAnswer,
  },
  getChanges: {
    method: 'GET',
    path: '/changes',
    who: 'centre',
    summary: 'What the province says, from a cursor on; from the beginning without one',
    query: z.object({
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(LIMITS.changes).optional(),
    }),
    answer: changesAnswer,
  },
  getFile: {
    method: 'GET',
    path: '/files/{sha256}',
    who: 'centre',
    summary: 'Whether a file of this centre is here whole',
    answer: fileAnswer,
  },
  addCentre: {
    method: 'POST',
    path: '/operator/centres',
    who: 'operator',
    summary: 'Registers a centre, and gives its token: shown once',
    body: centreGiven,
    answer: z.object({ token: z.string() }),
  },
  listCentres: {
    method: 'GET',
    path: '/operator/centres',
    who: 'operator',
    summary: 'All centres with what the province knows of them',
    answer: z.object({ centres: z.array(centreSeen) }),
  },
  giveToken: {
    method: 'POST',
    path: '/operator/centres/{centre}/tokens',
    who: 'operator',
    summary: 'Another token; the one before holds until the next is given',
    body: z.strictObject({}),
    answer: z.object({ token: z.string() }),
  },
  setQuota: {
    method: 'POST',
    path: '/operator/centres/{centre}/quota',
    who: 'operator',
    summary: 'Give a centre more or less room for its files; what waits there for room goes on by itself',
    body: z.strictObject({ quotaBytes: quota }),
    answer: done,
  },
  checkFiles: {
    method: 'POST',
    path: '/operator/files/check',
    who: 'operator',
    summary: 'Look whether all files of centres lie on the disk as they came; goes on after the answer',
    body: z.strictObject({
      /** Their bytes are compared too, not their sizes alone: as long as reading all of them takes. */
      everything: z.boolean().default(false),
      /** Most of them are gone, and that is so: the centres are asked for all of them. */
      evenMost: z.boolean().default(false),
    }),
    answer: filesChecked,
  },
  filesChecked: {
    method: 'GET',
    path: '/operator/files/check',
    who: 'operator',
    summary: 'What the last look at the files found, and what is not here yet again',
    answer: filesChecked,
  },
  suspendCentre: {
    method: 'POST',
    path: '/operator/centres/{centre}/suspension',
    who: 'operator',
    summary: 'Takes nothing from a centre until it is let in again',
    body: z.strictObject({ suspended: z.boolean() }),
    answer: done,
  },
  setStatus: {
    method: 'POST',
    path: '/operator/centres/{centre}/dossiers/{code}/status',
    who: 'operator',
    summary: 'State of a dossier’s processing',
    body: z.strictObject(dossierStatus.omit(withoutCode).shape),
    answer: done,
  },
  setResult: {
    method: 'POST',
    path: '/operator/centres/{centre}/dossiers/{code}/result',
    who: 'operator',
    summary: 'The result of a dossier is there; its state becomes 9',
    body: z.strictObject(dossierResult.omit(withoutCode).shape),
    answer: done,
  },
  wantSupplement: {
    method: 'POST',
    path: '/operator/centres/{centre}/dossiers/{code}/supplements',
    who: 'operator',
    summary: 'The agency wants more papers, or no longer does',
    body: z.strictObject(supplementWanted.omit(withoutCode).shape),
    answer: done,
  },
  publishHolidays: {
    method: 'POST',
    path: '/operator/holidays',
    who: 'operator',
    summary: 'Days off and days worked in exchange of a year, for all centres',
    body: z.strictObject(holidaysOfYear.shape),
    answer: done,
  },
  grantCodes: {
    method: 'POST',
    path: '/operator/centres/{centre}/codes',
    who: 'operator',
    summary: 'Ranges of dossier codes of a centre; replaces those of the same identifier, agency and first day',
    body: z.strictObject(codesGranted.shape),
    answer: done,
  },
  publishCatalogue: {
    method: 'POST',
    path: '/operator/catalogue',
    who: 'operator',
    summary: 'A version of the catalogue of procedures, for all centres; its file in base64',
    body: z.strictObject({
      ...catalogueVersion.omit({ sha256: true, bytes: true }).shape,
      content: z.base64(),
    }),
    bodyLimit: 33_554_432,
    answer: z.object({ sha256: z.string() }),
  },
} as const satisfies Record<string, Operation>

export type OperationId = keyof typeof OPERATIONS
