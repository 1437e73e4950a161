import { toFile } from '../row-shapes.ts'
import type { DbFile } from '../row-shapes.ts'
import type { KeptFile, LostFile, LostFiles, Store } from '../store.ts'
import type { Query } from './pg-query.ts'
import { LINEAGE_SQL } from './pg-tx.ts'

type Files = Pick<Store, 'filesAfter' | 'newestFiles' | 'lostFiles' | 'lostAfter' | 'rowsOfLost' | 'note' | 'setNote'>

const toKept = (row: DbFile & { centre: string }): KeptFile => ({ ...toFile(row), centreId: row.centre })

/** What the check of files needs to know of them. */
export function createFiles({ all, get }: Query): Files {
  return {
    async filesAfter(last, limit) {
      const sql = 'SELECT * FROM file WHERE (centre, sha256) > ($1, $2) ORDER BY centre, sha256 LIMIT $3'
      const rows = await all<DbFile & { centre: string }>(sql, [last?.centreId ?? '', last?.sha256 ?? '', limit])
      return rows.map(toKept)
    },
    async newestFiles(limit) {
      const sql = 'SELECT * FROM file ORDER BY completed_ms DESC LIMIT $1'
      return (await all<DbFile & { centre: string }>(sql, [limit])).map(toKept)
    },
    lostFiles: () =>
      all<LostFiles>(
        `SELECT centre AS "centreId", count(*) FILTER (WHERE cause = 'missing') AS missing,
         count(*) FILTER (WHERE cause = 'spoilt') AS spoilt, min(found_ms) AS since FROM file_lost GROUP BY centre`,
      ),
    lostAfter(last, limit) {
      const sql = `SELECT centre AS "centreId", sha256, found_ms AS "foundAt" FROM file_lost
        WHERE (found_ms, centre, sha256) > ($1, $2, $3) ORDER BY found_ms, centre, sha256 LIMIT $4`
      return all<LostFile>(sql, [last?.foundAt ?? -1, last?.centreId ?? '', last?.sha256 ?? '', limit])
    },
    async rowsOfLost({ id }, limit) {
      // Where nothing is lost, which is always, no row is looked at.
      const sql = `SELECT o.seq FROM open_row o WHERE EXISTS (SELECT 1 FROM file_lost f WHERE f.centre = $1)
        AND o.centre = $1 AND o.state = 'rejected' AND o.code = 'FILE_MISSING' AND o.stored AND ${LINEAGE_SQL}
        ORDER BY o.seq LIMIT $2`
      return (await all<{ seq: number }>(sql, [id, limit])).map(({ seq }) => seq)
    },
    async note(name) {
      return (await get<{ value: string }>('SELECT value FROM meta WHERE name = $1', [name]))?.value ?? null
    },
    async setNote(name, value) {
      const sql = 'INSERT INTO meta VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value'
      await all(sql, [name, value])
    },
  }
}
