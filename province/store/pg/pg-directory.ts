import type { Pool } from 'pg'
import { FIRST_DIGEST } from '../../../shared/province/hashed-text.ts'
import { summarySql, toCentre, toOpen } from '../row-shapes.ts'
import type { DbCentre, DbEpoch, DbOpen, DbSummary } from '../row-shapes.ts'
import type { Directory } from '../store.ts'
import { toSummary } from '../summary.ts'
import { withClient } from './pg-query.ts'
import type { Query } from './pg-query.ts'
import { LINEAGE_SQL, OPEN_COLUMNS } from './pg-tx.ts'

/** Of one centre: where its rows lie apart from others', as in Citus, one machine can do it alone. */
const THIN_SQL = `DELETE FROM reach_mark m WHERE centre = $2 AND at_ms < $1 AND at_ms / 86400000 = (
  SELECT n.at_ms / 86400000 FROM reach_mark n WHERE n.centre = $2 AND n.epoch_no = m.epoch_no
    AND n.through > m.through ORDER BY n.through LIMIT 1)`

/** Who may come, and how far each is. */
export function createDirectory(pool: Pool, { all, get }: Query): Directory {
  const epochsOf = (ids: readonly string[]): Promise<(DbEpoch & { centre: string })[]> =>
    all('SELECT * FROM epoch WHERE centre = ANY($1::text[]) ORDER BY centre, no', [ids])
  return {
    async tokenOwner(hash) {
      const row = await get<{ centre: string; suspended: boolean }>(
        'SELECT t.centre, c.suspended FROM token t JOIN centre c ON c.id = t.centre WHERE t.hash = $1',
        [hash],
      )
      return row && { centreId: row.centre, suspended: row.suspended }
    },
    async addCentre(id, name, quotaBytes) {
      const sql = `INSERT INTO centre (id, name, quota_bytes, digest) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING RETURNING id`
      return (await get(sql, [id, name, quotaBytes, FIRST_DIGEST])) !== null
    },
    setSuspended: async (id, suspended) =>
      (await get('UPDATE centre SET suspended = $2 WHERE id = $1 RETURNING id', [id, suspended])) !== null,
    setQuota: async (id, quotaBytes) =>
      (await get('UPDATE centre SET quota_bytes = $2 WHERE id = $1 RETURNING id', [id, quotaBytes])) !== null,
    addToken: (centreId, hash, at) =>
      withClient(pool, async (client) => {
        await client.query('INSERT INTO token (hash, centre, given_ms) VALUES ($1, $2, $3)', [hash, centreId, at])
        const newest = 'SELECT hash FROM token WHERE centre = $1 ORDER BY no DESC LIMIT 2'
        await client.query(`DELETE FROM token WHERE centre = $1 AND hash NOT IN (${newest})`, [centreId])
      }),
    heard: async (id, at) => void (await all('UPDATE centre SET heard_ms = $2 WHERE id = $1', [id, at])),
    async centre(id) {
      const row = await get<DbCentre>('SELECT * FROM centre WHERE id = $1', [id])
      return row && toCentre(row, await epochsOf([id]))
    },
    async centres(now) {
      const rows = await all<DbSummary>(summarySql('$1'), [now])
      const epochs = await epochsOf(rows.map(({ id }) => id))
      return rows.map((row) =>
        toSummary(
          row,
          epochs.filter(({ centre }) => centre === row.id),
        ),
      )
    },
    marks: (id, epochNo, to, limit) =>
      all(
        `SELECT through, row_count AS rows, digest FROM reach_mark WHERE centre = $1 AND epoch_no = $2 AND through <= $3
         ORDER BY through DESC LIMIT $4`,
        [id, epochNo, to, limit],
      ),
    async thinMarks(before) {
      for (const { id } of await all<{ id: string }>('SELECT id FROM centre', [])) await all(THIN_SQL, [before, id])
    },
    async openRowsOf({ id }, state, limit) {
      const sql = `SELECT ${OPEN_COLUMNS} FROM open_row o WHERE o.centre = $1 AND o.state = $2 AND ${LINEAGE_SQL}
        ORDER BY o.seq LIMIT $3`
      return (await all<DbOpen>(sql, [id, state, limit])).map(toOpen)
    },
  }
}
