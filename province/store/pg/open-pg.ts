import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { PoolClient, QueryResultRow } from 'pg'
import { FIRST_DIGEST } from '../../../shared/province/hashed-text.ts'
import { FOR_ALL, summarySql, toCentre, toDossier, toFeed, toFile, toOpen } from '../row-shapes.ts'
import type { DbCentre, DbChange, DbDossier, DbEpoch, DbFile, DbOpen, DbSummary } from '../row-shapes.ts'
import { StoreUnavailable } from '../store.ts'
import type { DayFigure, Store, Tx } from '../store.ts'
import { toSummary } from '../summary.ts'
import { migrate, prepareMonths } from './migrate.ts'
import { LINEAGE_SQL, OPEN_COLUMNS, createTx } from './pg-tx.ts'

export type PgOptions = {
  /** Pieces that a month, and each table of what is known now, is cut into by centre; counts when the tables are made. Default 4. */
  readonly partitions?: number
  /** Connections. Default 8. */
  readonly connections?: number
}

const INT8 = 20
const NUMERIC = 1700
const TEXT_OF_DATE = 1082

/** Numbers of 8 bytes as numbers (all of ours stay below 2^53), days as text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') => {
    if (oid === INT8 || oid === NUMERIC) return Number
    if (oid === TEXT_OF_DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format)
  }) as pg.CustomTypesConfig['getTypeParser'],
}

/**
 * The province's store in PostgreSQL; makes its tables, or brings them up to this program.
 * @param url e.g. `postgresql://mot_cua@db.tinh.local/mot_cua`; the password by PGPASSWORD or ~/.pgpass
 * @throws when the database cannot be reached, or was made by a newer program
 */
export async function openPgStore(url: string, options: PgOptions = {}): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 8,
    types,
    connectionTimeoutMillis: 10_000,
  })
  // A connection that the server ended while it was idle: the next one is made when it is needed.
  pool.on('error', () => undefined)
  await migrate(pool, options.partitions ?? 4)
  const meta = async (name: string): Promise<string> => {
    await pool.query('INSERT INTO meta VALUES ($1, $2) ON CONFLICT DO NOTHING', [name, randomBytes(32).toString('hex')])
    const { rows } = await pool.query<{ value: string }>('SELECT value FROM meta WHERE name = $1', [name])
    return rows[0]?.value ?? ''
  }
  const rowKey = await meta('row-key')
  const feedId = (await meta('feed-id')).slice(0, 16)

  const all = async <R extends QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> => {
    try {
      return (await pool.query<R>(text, values)).rows
    } catch (error) {
      throw unavailable(error)
    }
  }
  const get = async <R extends QueryResultRow>(text: string, values: unknown[] = []): Promise<R | null> =>
    (await all<R>(text, values))[0] ?? null

  async function transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
    let client: PoolClient
    try {
      client = await pool.connect()
    } catch (error) {
      throw unavailable(error)
    }
    let broken: Error | undefined
    try {
      await client.query('BEGIN')
      const value = await run(createTx(client))
      await client.query('COMMIT')
      return value
    } catch (error) {
      // A connection that cannot even roll back is thrown away.
      await client.query('ROLLBACK').catch((lost: unknown) => (broken = lost as Error))
      throw unavailable(error)
    } finally {
      client.release(broken)
    }
  }
  const epochsOf = (ids: readonly string[]): Promise<(DbEpoch & { centre: string })[]> =>
    all('SELECT * FROM epoch WHERE centre = ANY($1::text[]) ORDER BY centre, no', [ids])

  return {
    kind: 'postgresql',
    rowKey,
    feedId,
    transaction,
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
    addToken: (centreId, hash, at) =>
      withClient(pool, async (client) => {
        await client.query('INSERT INTO token (hash, centre, given_ms) VALUES ($1, $2, $3)', [hash, centreId, at])
        const newest = 'SELECT hash FROM token WHERE centre = $1 ORDER BY no DESC LIMIT 2'
        await client.query(`DELETE FROM token WHERE centre = $1 AND hash NOT IN (${newest})`, [centreId])
      }),
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
    async openRowsOf({ id }, state, limit) {
      const sql = `SELECT ${OPEN_COLUMNS} FROM open_row o WHERE o.centre = $1 AND o.state = $2 AND ${LINEAGE_SQL}
        ORDER BY o.seq LIMIT $3`
      return (await all<DbOpen>(sql, [id, state, limit])).map(toOpen)
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
    ping: async () => void (await all('SELECT 1')),
    prepareMonths: (now) => prepareMonths(pool, now),
    close: () => pool.end(),
  }
}

async function withClient(pool: pg.Pool, run: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await run(client)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw unavailable(error)
  } finally {
    client.release()
  }
}

/** Connection lost, no room, no connection free, shutting down, deadlock, serialisation: the same may come again. */
const PASSING = /^(08|53|57|58|40|55)/
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_|ENOENT)/

function unavailable(error: unknown): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  const lost = /terminated|timeout exceeded|Client has encountered a connection error|not queryable/.test(message)
  return PASSING.test(code) || NETWORK.test(code) || lost
    ? new StoreUnavailable(code || message, { cause: error })
    : error
}
