import { z } from 'zod'
import * as c from '../catalogue-views.ts'
import { id, localDate } from '../views.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

/** A part of a file in base64: small enough that the centre goes on answering others. */
export const CATALOGUE_PART_BYTES = 384 * 1024
const PART_LIMIT = Math.ceil(CATALOGUE_PART_BYTES / 3) * 4

const counts = {
  added: z.number().int(),
  changed: z.number().int(),
  ended: z.number().int(),
  leftOut: z.number().int(),
}

/** The catalogue as decisions publish it: files looked at, imported with a day, read by officers, taken back. */
export const catalogueOperations = {
  addCataloguePart: {
    method: 'POST',
    path: '/catalogue/parts',
    who: ['leader'],
    idempotent: false,
    summary: 'Send the next part of a file of procedures (CSV, XLSX, JSON of the national shape); nothing is changed',
    body: z.strictObject({
      fileId: z.uuid(),
      /** Bytes sent before; 0 begins anew. */
      offset: z.number().int().min(0).max(1e9),
      data: z.base64().min(1).max(PART_LIMIT),
    }),
    bodyLimit: PART_LIMIT + 2048,
    answer: z.object({ received: z.number().int() }),
  },
  previewCatalogue: {
    method: 'POST',
    path: '/catalogue/previews',
    who: ['leader'],
    idempotent: false,
    summary: 'Read a file that was sent and hold it against what is in force on a day; nothing is changed',
    body: z.strictObject({
      fileId: z.uuid(),
      from: localDate,
      /** The file is the whole list: what it does not have ends. */
      isWhole: z.boolean().default(false),
      /** Fields of the centre for fields of the file that it does not know, by their key. */
      mapping: z.record(z.string().max(700), id).default({}),
      /** What stands as the source of what changes, until the decision is named. */
      decision: words.max(120).default(''),
    }),
    answer: z.object({ previewId: id, summary: c.catalogueSummary }),
  },
  listCataloguePreview: {
    method: 'GET',
    path: '/catalogue/previews/{previewId}/rows',
    who: ['leader'],
    summary: 'Rows of a preview, field by field before and after, a page at a time',
    query: z.strictObject({
      tab: c.draftTab,
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(100).default(30),
    }),
    answer: c.draftPage,
  },
  importProcedures: {
    method: 'POST',
    path: '/catalogue/imports',
    who: ['leader'],
    summary: 'Carry out a preview: versions that hold from its day on; doubtful fees only where they were accepted',
    body: z.strictObject({
      previewId: id,
      decision: words.min(1).max(120),
      decidedOn: localDate.optional(),
      /** Whether officers say that they have read what changed before they receive it. */
      mustRead: z.boolean().default(true),
      /** Groups of equal doubtful fees that a person has looked at; rows of others are left out. */
      accepted: z.array(z.number().int().min(0).max(100_000)).max(5_000).default([]),
    }),
    answer: z.object({ importId: id, ...counts }),
  },
  listCatalogueImports: {
    method: 'GET',
    path: '/catalogue/imports',
    who: ['leader', 'technician'],
    summary: 'Imports of procedures, newest first',
    answer: z.object({ imports: z.array(c.catalogueImport), through: z.number().int() }),
  },
  listImportReaders: {
    method: 'GET',
    path: '/catalogue/imports/{importId}/readers',
    who: ['leader'],
    summary: 'Who has read how much of an import',
    answer: z.object({ readers: z.array(c.importReader) }),
  },
  undoCatalogueImport: {
    method: 'POST',
    path: '/catalogue/imports/{importId}/undo',
    who: ['leader'],
    summary: 'Take the newest import back: what was in force before is in force again',
    body: none,
    answer: none,
  },
  getProcedureNews: {
    method: 'GET',
    path: '/procedures/{procedureId}/news',
    who: ['officer', 'leader'],
    summary: 'What the import that is in force changed in a procedure, and whether who asks has read it',
    answer: c.procedureNews,
  },
  listUnreadProcedures: {
    method: 'GET',
    path: '/procedures-to-read',
    who: ['officer', 'leader'],
    summary:
      'Procedures that a decision changed and that one has to read before receiving them; a leader asks for another',
    query: z.strictObject({ officerId: id.optional() }),
    answer: z.object({
      /** The first of them. */
      procedures: z.array(c.unreadProcedure),
      total: z.number().int(),
      through: z.number().int(),
    }),
  },
  listProcedureReaders: {
    method: 'GET',
    path: '/procedure-readers',
    who: ['leader'],
    summary: 'Who of the officers has still to read how many changed procedures',
    answer: z.object({ readers: z.array(c.procedureReader), through: z.number().int() }),
  },
  markProcedureRead: {
    method: 'POST',
    path: '/procedures/{procedureId}/read',
    who: ['officer', 'leader'],
    summary: 'Say that one has read what an import changed in a procedure',
    body: z.strictObject({ importId: id }),
    answer: none,
  },
} as const satisfies Record<string, Operation>
