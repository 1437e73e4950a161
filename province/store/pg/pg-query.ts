import type { Pool, PoolClient, QueryResultRow } from 'pg'
import { StoreUnavailable } from '../store.ts'

/** Reads outside of a transaction. */
export type Query = {
  all<R extends QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>
  get<R extends QueryResultRow>(text: string, values?: unknown[]): Promise<R | null>
}

export function createQuery(pool: Pool): Query {
  const all = async <R extends QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> => {
    try {
      return (await pool.query<R>(text, values)).rows
    } catch (error) {
      throw unavailable(error)
    }
  }
  const get = async <R extends QueryResultRow>(text: string, values: unknown[] = []): Promise<R | null> =>
    (await all<R>(text, values))[0] ?? null
  return { all, get }
}

/** Several statements, all or none. */
export async function withClient(pool: Pool, run: (client: PoolClient) => Promise<void>): Promise<void> {
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

/** What passes becomes StoreUnavailable; anything else is a mistake of ours and stays. */
export function unavailable(error: unknown): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  const lost = /terminated|timeout exceeded|Client has encountered a connection error|not queryable/.test(message)
  return PASSING.test(code) || NETWORK.test(code) || lost
    ? new StoreUnavailable(code || message, { cause: error })
    : error
}
