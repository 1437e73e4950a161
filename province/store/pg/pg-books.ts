import { FOR_ALL, toDossier, toFeed, toFile } from '../row-shapes.ts'
import type { DbChange, DbDossier, DbFile } from '../row-shapes.ts'
import type { DayFigure, Store } from '../store.ts'
import type { Query } from './pg-query.ts'

type Books = Pick<Store, 'feedAfter' | 'feedMark' | 'catalogue' | 'file' | 'usedBytes' | 'late' | 'figures'>

/** What is read by centres and on the page. */
export function createBooks({ all, get }: Query): Books {
  return {
    async feedMark(centreId, no) {
      const sql = 'SELECT at_ms AS at FROM change_mark WHERE scope = $1 AND no = $2'
      return (await get<{ at: number }>(sql, [centreId ?? FOR_ALL, no]))?.at ?? null
    },
    async feedAfter(centreId, no, limit) {
      const sql = 'SELECT * FROM change WHERE scope = $1 AND no > $2 ORDER BY no LIMIT $3'
      return (await all<DbChange>(sql, [centreId ?? FOR_ALL, no, limit])).map(toFeed)
    },
    async catalogue(version) {
      const sql = 'SELECT media_type, content FROM catalogue WHERE version = $1'
      const row = await get<{ media_type: string; content: Buffer }>(sql, [version])
      return row && { mediaType: row.media_type, content: row.content }
    },
    async file(centreId, hash) {
      const row = await get<DbFile>('SELECT * FROM file WHERE centre = $1 AND sha256 = $2', [centreId, hash])
      return row && toFile(row)
    },
    async usedBytes(centreId) {
      const sql = 'SELECT coalesce(sum(bytes), 0) AS sum FROM file WHERE centre = $1'
      return (await get<{ sum: number }>(sql, [centreId]))?.sum ?? 0
    },
    async late(now, limit) {
      const sql = `SELECT * FROM dossier WHERE ended_ms IS NULL AND status IN (2, 4, 6) AND due_ms < $1
        ORDER BY due_ms LIMIT $2`
      return (await all<DbDossier>(sql, [now, limit])).map((row) => ({ ...toDossier(row), centreId: row.centre }))
    },
    figures: (day) =>
      all<DayFigure>(
        `SELECT centre AS "centreId", name, sum(n) AS n, sum(total) AS total FROM figure WHERE day = $1
         GROUP BY centre, name`,
        [day],
      ),
  }
}
