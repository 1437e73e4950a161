import type Database from 'better-sqlite3'
import { FIRST_DIGEST } from '../../../shared/province/hashed-text.ts'
import { FOR_ALL, summarySql, toCentre, toDossier, toFeed, toFile, toOpen } from '../row-shapes.ts'
import type { DbCentre, DbChange, DbDossier, DbEpoch, DbFile, DbOpen, DbSummary } from '../row-shapes.ts'
import type { Directory, Store } from '../store.ts'
import { toSummary } from '../summary.ts'
import { createStatements } from './statements.ts'
import { LINEAGE_SQL } from './sqlite-tx.ts'

/** Runs something when nothing else is under way. */
export type Alone = <T>(run: () => T | Promise<T>) => Promise<T>

const THIN_SQL = `DELETE FROM reach_mark WHERE at_ms < ? AND at_ms / 86400000 = (
  SELECT n.at_ms / 86400000 FROM reach_mark n WHERE n.centre = reach_mark.centre AND n.epoch_no = reach_mark.epoch_no
    AND n.through > reach_mark.through ORDER BY n.through LIMIT 1)`

/** Who may come, and how far each is. */
export function createDirectory(db: Database.Database, alone: Alone): Directory {
  const { all, get, run: ran } = createStatements(db)
  const epochsOf = (id: string): DbEpoch[] => all('SELECT * FROM epoch WHERE centre = ? ORDER BY no', id)
  return {
    tokenOwner: (hash) =>
      alone(() => {
        const row = get<{ centre: string; suspended: number }>(
          'SELECT t.centre, c.suspended FROM token t JOIN centre c ON c.id = t.centre WHERE t.hash = ?',
          hash,
        )
        return row && { centreId: row.centre, suspended: row.suspended === 1 }
      }),
    addCentre: (id, name, quotaBytes) =>
      alone(() => {
        const sql = 'INSERT OR IGNORE INTO centre (id, name, quota_bytes, digest) VALUES (?, ?, ?, ?)'
        return ran(sql, id, name, quotaBytes, FIRST_DIGEST) === 1
      }),
    setSuspended: (id, suspended) =>
      alone(() => ran('UPDATE centre SET suspended = ? WHERE id = ?', Number(suspended), id) === 1),
    setQuota: (id, quotaBytes) =>
      alone(() => ran('UPDATE centre SET quota_bytes = ? WHERE id = ?', quotaBytes, id) === 1),
    addToken: (centreId, hash, at) =>
      alone(() => {
        ran('INSERT INTO token (hash, centre, given_ms) VALUES (?, ?, ?)', hash, centreId, at)
        const newest = 'SELECT hash FROM token WHERE centre = ? ORDER BY given_ms DESC, rowid DESC LIMIT 2'
        ran(`DELETE FROM token WHERE centre = ? AND hash NOT IN (${newest})`, centreId, centreId)
      }),
    heard: (id, at) => alone(() => void ran('UPDATE centre SET heard_ms = ? WHERE id = ?', at, id)),
    centre: (id) =>
      alone(() => {
        const row = get<DbCentre>('SELECT * FROM centre WHERE id = ?', id)
        return row && toCentre(row, epochsOf(id))
      }),
    centres: (now) => alone(() => all<DbSummary>(summarySql('?'), now).map((row) => toSummary(row, epochsOf(row.id)))),
    marks: (id, epochNo, to, limit) =>
      alone(() =>
        all(
          `SELECT through, row_count AS rows, digest FROM reach_mark WHERE centre = ? AND epoch_no = ? AND through <= ?
           ORDER BY through DESC LIMIT ?`,
          ...[id, epochNo, to, limit],
        ),
      ),
    thinMarks: (before) => alone(() => void ran(THIN_SQL, before)),
    openRowsOf: ({ id }, state, limit) =>
      alone(() =>
        all<DbOpen>(
          `SELECT o.* FROM open_row o WHERE o.centre = ? AND o.state = ? AND ${LINEAGE_SQL} ORDER BY o.seq LIMIT ?`,
          id,
          state,
          limit,
        ).map(toOpen),
      ),
  }
}

type Books = Pick<Store, 'feedAfter' | 'feedMark' | 'catalogue' | 'file' | 'usedBytes' | 'late' | 'figures'>

/** What is read by centres and on the page. */
export function createBooks(db: Database.Database, alone: Alone): Books {
  const { all, get } = createStatements(db)
  return {
    feedMark: (centreId, no) =>
      alone(() => {
        const sql = 'SELECT at_ms AS at FROM change_mark WHERE scope = ? AND no = ?'
        return get<{ at: number }>(sql, centreId ?? FOR_ALL, no)?.at ?? null
      }),
    feedAfter: (centreId, no, limit) =>
      alone(() =>
        all<DbChange>(
          'SELECT * FROM change WHERE scope = ? AND no > ? ORDER BY no LIMIT ?',
          centreId ?? FOR_ALL,
          no,
          limit,
        ).map(toFeed),
      ),
    catalogue: (version) =>
      alone(() => {
        const row = get<{ media_type: string; content: Buffer }>('SELECT * FROM catalogue WHERE version = ?', version)
        return row && { mediaType: row.media_type, content: row.content }
      }),
    file: (centreId, hash) =>
      alone(() => {
        const row = get<DbFile>('SELECT * FROM file WHERE centre = ? AND sha256 = ?', centreId, hash)
        return row && toFile(row)
      }),
    usedBytes: (centreId) =>
      alone(
        () =>
          get<{ sum: number }>('SELECT coalesce(sum(bytes), 0) AS sum FROM file WHERE centre = ?', centreId)?.sum ?? 0,
      ),
    late: (now, limit) =>
      alone(() =>
        all<DbDossier>(
          'SELECT * FROM dossier WHERE ended_ms IS NULL AND status IN (2, 4, 6) AND due_ms < ? ORDER BY due_ms LIMIT ?',
          now,
          limit,
        ).map((row) => ({ ...toDossier(row), centreId: row.centre })),
      ),
    figures: (day) =>
      alone(() =>
        all<{ centreId: string; name: string; n: number; total: number }>(
          `SELECT centre AS centreId, name, sum(n) AS n, sum(total) AS total FROM figure WHERE day = ?
           GROUP BY centre, name`,
          day,
        ),
      ),
  }
}
