import type Database from 'better-sqlite3'
import { toFile } from '../row-shapes.ts'
import type { DbFile } from '../row-shapes.ts'
import type { KeptFile, LostFile, LostFiles, Store } from '../store.ts'
import type { Alone } from './sqlite-reads.ts'
import { LINEAGE_SQL } from './sqlite-tx.ts'
import { createStatements } from './statements.ts'

type Files = Pick<Store, 'filesAfter' | 'newestFiles' | 'lostFiles' | 'lostAfter' | 'rowsOfLost' | 'note' | 'setNote'>
type Row = DbFile & { centre: string }

const toKept = (row: Row): KeptFile => ({ ...toFile(row), centreId: row.centre })

/** What the check of files needs to know of them. */
export function createFiles(db: Database.Database, alone: Alone): Files {
  const { all, get, run } = createStatements(db)
  return {
    filesAfter: (last, limit) =>
      alone(() => {
        const sql = 'SELECT * FROM file WHERE (centre, sha256) > (?, ?) ORDER BY centre, sha256 LIMIT ?'
        return all<Row>(sql, last?.centreId ?? '', last?.sha256 ?? '', limit).map(toKept)
      }),
    newestFiles: (limit) =>
      alone(() => all<Row>('SELECT * FROM file ORDER BY completed_ms DESC LIMIT ?', limit).map(toKept)),
    lostFiles: () =>
      alone(() =>
        all<LostFiles>(
          `SELECT centre AS centreId, count(*) FILTER (WHERE cause = 'missing') AS missing,
           count(*) FILTER (WHERE cause = 'spoilt') AS spoilt, min(found_ms) AS since FROM file_lost GROUP BY centre`,
        ),
      ),
    lostAfter: (last, limit) =>
      alone(() => {
        const sql = `SELECT centre AS centreId, sha256, found_ms AS foundAt FROM file_lost
          WHERE (found_ms, centre, sha256) > (?, ?, ?) ORDER BY found_ms, centre, sha256 LIMIT ?`
        return all<LostFile>(sql, last?.foundAt ?? -1, last?.centreId ?? '', last?.sha256 ?? '', limit)
      }),
    rowsOfLost: ({ id }, limit) =>
      alone(() => {
        // Where nothing is lost, which is always, no row is looked at.
        const sql = `SELECT o.seq FROM open_row o WHERE EXISTS (SELECT 1 FROM file_lost f WHERE f.centre = @id)
          AND o.centre = @id AND o.state = 'rejected' AND o.code = 'FILE_MISSING' AND o.stored = 1 AND ${LINEAGE_SQL}
          ORDER BY o.seq LIMIT @limit`
        return all<{ seq: number }>(sql, { id, limit }).map(({ seq }) => seq)
      }),
    note: (name) => alone(() => get<{ value: string }>('SELECT value FROM meta WHERE name = ?', name)?.value ?? null),
    setNote: (name, value) => alone(() => void run('INSERT OR REPLACE INTO meta VALUES (?, ?)', name, value)),
  }
}
