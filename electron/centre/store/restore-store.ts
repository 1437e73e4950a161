import type { Db } from './open-database.ts'

export type RestoreRow = {
  id: string
  businessDate: string
  atMs: number
  backupMs: number
  how: 'asked' | 'by-itself'
  lostUntilMs: number | null
  lostEvents: number | null
}

/** Reads of restores, and of rows that they erase again. */
export function restoreStore(db: Db) {
  const columns = `id, business_date AS businessDate, at_ms AS atMs, backup_ms AS backupMs, how,
    lost_until_ms AS lostUntilMs, lost_events AS lostEvents`
  const newest = db.prepare<[number], RestoreRow>(`SELECT ${columns} FROM restore ORDER BY seq DESC LIMIT +?`)
  const byId = db.prepare<[string], RestoreRow>(`SELECT ${columns} FROM restore WHERE id = +?`)
  const unerased = db.prepare<[string], string>('SELECT id FROM person WHERE id = +? AND body IS NOT NULL').pluck()
  return {
    /** The newest first. */
    newest: (limit: number) => newest.all(limit),
    byId: (id: string) => byId.get(id),
    /** Of some rows those that hold words. */
    unerased: (ids: readonly string[]) => ids.filter((id) => unerased.get(id) !== undefined),
  }
}

export type RestoreStore = ReturnType<typeof restoreStore>
