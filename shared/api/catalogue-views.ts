import { z } from 'zod'
import { COLUMNS, FINDINGS } from '../domain/catalogue/finding.ts'
import { ROW_KINDS } from '../domain/catalogue/settle-row.ts'
import { ITEM_SHAPES } from '../domain/config/config-items.ts'
import { procedure } from './find-views.ts'
import { id, instant, localDate } from './views.ts'

/** What a file of procedures would change, and what imports changed. */
const finding = z.object({
  code: z.enum(FINDINGS),
  column: z.enum(COLUMNS).nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const DRAFT_TABS = ['new', 'changed', 'unchanged', 'ended', 'notes', 'faults'] as const
export const draftTab = z.enum(DRAFT_TABS)
export type DraftTab = z.infer<typeof draftTab>

const count = z.number().int()

/** A file held against the catalogue, in numbers. */
export const catalogueSummary = z.object({
  format: z.enum(['csv', 'xlsx', 'json']),
  encoding: z.enum(['utf-8', 'utf-16', 'windows-1258']),
  rows: count,
  /** Heads of columns that are passed over. */
  unknownColumns: z.array(z.string()),
  counts: z.record(draftTab, count),
  faultCodes: z.array(z.object({ code: z.enum(FINDINGS), count })),
  /** Fields that the centre does not have; `key` names them in `mapping`. */
  unknownFields: z.array(z.object({ key: z.string(), field: z.string(), agency: z.string(), count })),
  /** Equal doubtful fees, each accepted by its number or left out. */
  groups: z.array(
    z.object({
      group: count,
      fee: z.string(),
      codes: z.array(z.enum(FINDINGS)),
      count,
      examples: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  ),
})
export type CatalogueSummary = z.infer<typeof catalogueSummary>

/** A row of the preview; `row`: line of the file, or null for what a whole list does not have any more. */
export const draftRow = z.object({
  row: count.nullable(),
  kind: z.enum(ROW_KINDS),
  code: z.string(),
  name: z.string(),
  before: ITEM_SHAPES.procedure.nullable(),
  after: ITEM_SHAPES.procedure.nullable(),
  findings: z.array(finding),
})
export type DraftRow = z.infer<typeof draftRow>
export const draftPage = z.object({ rows: z.array(draftRow), total: count })
export type DraftPage = z.infer<typeof draftPage>

/** An import that was carried out. */
export const catalogueImport = z.object({
  id,
  at: instant,
  actorName: z.string().nullable(),
  /** Số quyết định công bố. */
  decision: z.string(),
  decidedOn: localDate.nullable(),
  /** First day on which it holds. */
  from: localDate,
  mustRead: z.boolean(),
  format: z.enum(['csv', 'xlsx', 'json']),
  added: count,
  changed: count,
  ended: count,
  leftOut: count,
  undoneAt: instant.nullable(),
  undoneByName: z.string().nullable(),
  /** Whether it is the newest that holds: only that can be taken back. */
  undoable: z.boolean(),
})
export type CatalogueImport = z.infer<typeof catalogueImport>

/** Who has read how many of the procedures of an import that concern them. */
export const importReader = z.object({ officerId: id, name: z.string(), concerned: count, read: count })
export type ImportReader = z.infer<typeof importReader>

/** What is new in a procedure, for who receives it. */
export const procedureNews = z.object({
  /** Null: nothing that came by an import is in force. */
  news: z
    .object({
      importId: id,
      decision: z.string(),
      from: localDate,
      mustRead: z.boolean(),
      readAt: instant.nullable(),
      /** Null: the procedure is new. */
      before: procedure.nullable(),
      after: procedure,
    })
    .nullable(),
})
/** A procedure that a decision changed, which somebody has not read yet. */
export const unreadProcedure = z.object({
  id,
  code: z.string(),
  name: z.string(),
  agency: z.string(),
  decision: z.string(),
  /** First day on which it holds. */
  from: localDate,
})
export type UnreadProcedure = z.infer<typeof unreadProcedure>
/** How far an officer is with what has to be read. */
export const procedureReader = z.object({
  officerId: id,
  name: z.string(),
  position: z.string(),
  concerned: z.number().int(),
  unread: z.number().int(),
})
export type ProcedureReader = z.infer<typeof procedureReader>

export type ProcedureNews = NonNullable<z.infer<typeof procedureNews>['news']>
