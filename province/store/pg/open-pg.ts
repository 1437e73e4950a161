import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { PoolClient } from 'pg'
import type { Store, Tx } from '../store.ts'
import { migrate, prepareMonths } from './migrate.ts'
import { createBooks } from './pg-books.ts'
import { createDirectory } from './pg-directory.ts'
import { createFiles } from './pg-files.ts'
import { createQuery, unavailable } from './pg-query.ts'
import { createTx } from './pg-tx.ts'
import type { Sends } from './pg-writes.ts'

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
    // What does not wait for an answer is sent at once: a batch takes three round trips instead of fourteen.
    pipeline: true,
  })
  // A connection that the server ended while it was idle: the next one is made when it is needed.
  pool.on('error', () => undefined)
  // One that ends in the middle of a transaction: its queries say so.
  pool.on('connect', (client) => client.on('error', () => undefined))
  await migrate(pool, options.partitions ?? 4)
  const meta = async (name: string): Promise<string> => {
    await pool.query('INSERT INTO meta VALUES ($1, $2) ON CONFLICT DO NOTHING', [name, randomBytes(32).toString('hex')])
    const { rows } = await pool.query<{ value: string }>('SELECT value FROM meta WHERE name = $1', [name])
    return rows[0]?.value ?? ''
  }
  const rowKey = await meta('row-key')
  const feedId = (await meta('feed-id')).slice(0, 16)

  const query = createQuery(pool)

  async function transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
    let client: PoolClient
    try {
      client = await pool.connect()
    } catch (error) {
      throw unavailable(error)
    }
    let broken: Error | undefined
    const failures: unknown[] = []
    try {
      const begun = client.query('BEGIN')
      begun.catch(() => undefined)
      const value = await run(createTx(noting(client, failures)))
      await client.query('COMMIT')
      return value
    } catch (error) {
      // A connection that cannot even roll back is thrown away.
      await client.query('ROLLBACK').catch((lost: unknown) => (broken = lost as Error))
      // Those behind it only say that there was one before them.
      throw unavailable(failures[0] ?? error)
    } finally {
      client.release(broken)
    }
  }

  return {
    kind: 'postgresql',
    rowKey,
    feedId,
    transaction,
    ...createDirectory(pool, query),
    ...createBooks(query),
    ...createFiles(query),
    ping: async () => void (await query.all('SELECT 1')),
    prepareMonths: (now) => prepareMonths(pool, now),
    close: () => pool.end(),
  }
}

/** A connection that notes what fails on it, in the order in which it was sent. */
function noting(client: PoolClient, failures: unknown[]): Sends {
  return {
    query: (config) => {
      const answer = client.query(config)
      answer.catch((error: unknown) => failures.push(error))
      return answer
    },
  }
}
