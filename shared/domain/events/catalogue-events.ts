import { z } from 'zod'
import { localDate } from '../../api/views.ts'
import { procedure } from './config-events.ts'

/**
 * The catalogue as decisions publish it. An import writes its versions first, some hundred at a time, so that numbers are
 * given on meanwhile; none of them holds before the one `catalogue.imported` that names them.
 */
const key = z.string().min(1).max(64)
const count = z.number().int().nonnegative()

/** A procedure as an import has it; it waits for the end of the import, and for its day. */
export const procedureVersioned = z.strictObject({ importId: key, from: localDate, procedure })
/** A procedure that an import ends. */
export const procedureEnded = z.strictObject({ importId: key, from: localDate, procedureId: key })

/** From `from` on what the import wrote is in force. */
export const catalogueImported = z.strictObject({
  importId: key,
  /** Số quyết định công bố. */
  decision: z.string().min(1).max(120),
  decidedOn: localDate.nullable(),
  from: localDate,
  /** Whether officers say that they have read what changed before they receive it. */
  mustRead: z.boolean(),
  format: z.enum(['csv', 'xlsx', 'json']),
  /** Of the file. */
  sha256: z.string().length(64),
  added: count,
  changed: count,
  ended: count,
  /** Rows with a doubtful fee that nobody accepted. */
  leftOut: count,
})

/** What was in force before is in force again; dossiers keep what they were received under. */
export const catalogueImportUndone = z.strictObject({ importId: key })

/** An officer has read what an import changed in a procedure. */
export const procedureRead = z.strictObject({ officerId: key, importId: key, procedureId: key })
