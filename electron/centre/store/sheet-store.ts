import type { SheetJob } from '../../../shared/api/sheet-views.ts'
import type { Printed, PrintState } from '../../../shared/api/views.ts'
import type { Db } from './open-database.ts'

/** A job of sheets; `ticketId` is its slip. */
export type SheetRow = Pick<SheetJob, 'id' | 'printerId' | 'cause'> & {
  slipId: string
  state: PrintState
  slip: Extract<Printed, { kind: 'sheet' }>
  officerId: string | null
  takenBy: string | null
  queuedMs: number
  expiresMs: number
  endedMs: number | null
  cancelAsked: 0 | 1
}

const ROW = `id, ticket_id AS slipId, printer_id AS printerId, state, cause, slip, officer_id AS officerId, taken_by AS takenBy,
  queued_ms AS queuedMs, expires_ms AS expiresMs, ended_ms AS endedMs, cancel_asked AS cancelAsked`

type Raw = Omit<SheetRow, 'slip'> & { slip: string }
const read = (row: Raw): SheetRow => ({ ...row, slip: JSON.parse(row.slip) as SheetRow['slip'] })

/** Reads of slips on their way to office printers. (`+?`: see ticket-store.ts.) */
export function sheetStore(db: Db) {
  const byId = db.prepare<[string], Raw>(`SELECT ${ROW} FROM print_job WHERE id = +? AND sheet = 1`)
  const open = db.prepare<[string], Raw>(
    `SELECT ${ROW} FROM print_job WHERE sheet = 1 AND ticket_id = +? AND state IN ('queued', 'taken')`,
  )
  const ofOfficer = db.prepare<[string, number, number, number], Raw>(
    `SELECT ${ROW} FROM print_job WHERE sheet = 1 AND officer_id = +? AND queued_ms >= +? AND seen = 0
       AND (state NOT IN ('printed', 'sent') OR ended_ms >= +?) ORDER BY queued_ms LIMIT +?`,
  )
  const unsure = `FROM print_job INDEXED BY print_job_trouble
     WHERE state IN ('failed', 'unknown') AND state = 'unknown' AND sheet = 1 AND seen = 0`
  const uncertain = db.prepare<[number, number], Raw>(
    `SELECT ${ROW} ${unsure} AND ended_ms < +? ORDER BY queued_ms LIMIT +?`,
  )
  const uncertainAt = db.prepare<[string, number], Raw>(
    `SELECT ${ROW} ${unsure} AND printer_id = +? ORDER BY queued_ms LIMIT +?`,
  )
  return {
    byId(id: string): SheetRow | undefined {
      const row = byId.get(id)
      return row && read(row)
    },
    /** Papers of a slip that are on their way. */
    openOf: (slipId: string) => open.all(slipId).map(read),
    /** What an officer must still see: all but what came out before `goodSinceMs`, oldest first. */
    ofOfficer: (officerId: string, sinceMs: number, goodSinceMs: number, limit: number) =>
      ofOfficer.all(officerId, sinceMs, goodSinceMs, limit).map(read),
    /** Prints of any day of which nobody has said since an instant whether they came out, oldest first. */
    uncertain: (beforeMs: number, limit: number) => uncertain.all(beforeMs, limit).map(read),
    /** Those of one printer. */
    uncertainAt: (printerId: string, limit: number) => uncertainAt.all(printerId, limit).map(read),
  }
}

export type SheetStore = ReturnType<typeof sheetStore>
