import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { FIRST_DIGEST } from '../../../shared/province/hashed-text.ts'
import { FOR_ALL, parsed, summarySql, toCentre, toDossier, toFeed, toFile, toOpen } from '../row-shapes.ts'
import type { DbCentre, DbChange, DbDossier, DbEpoch, DbFile, DbOpen, DbSummary } from '../row-shapes.ts'
import { StoreUnavailable } from '../store.ts'
import type { Store, Tx } from '../store.ts'
import { toSummary } from '../summary.ts'
import { LINEAGE_SQL, createTx } from './sqlite-tx.ts'
import { SQLITE_SQL } from './schema.ts'

/**
 * The demonstration's store: one file, one connection, one thing at a time.
 * @param file path, or `:memory:`
 */
export function openSqliteStore(file: string): Store {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('secure_delete = ON')
  db.pragma('busy_timeout = 5000')
  db.exec(SQLITE_SQL)
  const meta = (name: string): string => {
    db.prepare('INSERT OR IGNORE INTO meta (name, value) VALUES (?, ?)').run(name, randomBytes(32).toString('hex'))
    return (db.prepare('SELECT value FROM meta WHERE name = ?').get(name) as { value: string }).value
  }
  const rowKey = meta('row-key')
  const feedId = meta('feed-id').slice(0, 16)
  const tx = createTx(db)
  let last: Promise<unknown> = Promise.resolve()

  /** A promise in a transaction lets others run in between: they wait here. */
  function alone<T>(run: () => T | Promise<T>): Promise<T> {
    const mine = last.then(run)
    last = mine.catch(() => undefined)
    return mine.catch((error: unknown) => {
      throw unavailable(error)
    })
  }

  async function inTransaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
    db.exec('BEGIN IMMEDIATE')
    try {
      const value = await run(tx)
      db.exec('COMMIT')
      return value
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw error
    }
  }
  const all = <R>(sql: string, ...values: unknown[]): R[] => db.prepare(sql).all(...values) as R[]
  const get = <R>(sql: string, ...values: unknown[]): R | null =>
    (db.prepare(sql).get(...values) as R | undefined) ?? null
  const ran = (sql: string, ...values: unknown[]): number => db.prepare(sql).run(...values).changes
  const epochsOf = (id: string): DbEpoch[] => all('SELECT * FROM epoch WHERE centre = ? ORDER BY no', id)

  return {
    kind: 'sqlite',
    rowKey,
    feedId,
    transaction: (run) => alone(() => inTransaction(run)),
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
    addToken: (centreId, hash, at) =>
      alone(() => {
        ran('INSERT INTO token (hash, centre, given_ms) VALUES (?, ?, ?)', hash, centreId, at)
        const newest = 'SELECT hash FROM token WHERE centre = ? ORDER BY given_ms DESC, rowid DESC LIMIT 2'
        ran(`DELETE FROM token WHERE centre = ? AND hash NOT IN (${newest})`, centreId, centreId)
      }),
    centre: (id) =>
      alone(() => {
        const row = get<DbCentre>('SELECT * FROM centre WHERE id = ?', id)
        return row && toCentre(row, epochsOf(id))
      }),
    centres: (now) => alone(() => all<DbSummary>(summarySql('?'), now).map((row) => toSummary(row, epochsOf(row.id)))),
    openRowsOf: ({ id }, state, limit) =>
      alone(() =>
        all<DbOpen>(
          `SELECT o.* FROM open_row o WHERE o.centre = ? AND o.state = ? AND ${LINEAGE_SQL} ORDER BY o.seq LIMIT ?`,
          id,
          state,
          limit,
        ).map(toOpen),
      ),
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
    ping: () => alone(() => void parsed(db.prepare('SELECT 1 AS one').get())),
    prepareMonths: () => Promise.resolve(),
    close: () => alone(() => void db.close()),
  }
}

const PASSING = /^SQLITE_(FULL|BUSY|IOERR|READONLY|CANTOPEN|NOMEM)/

function unavailable(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? ''
  return PASSING.test(code) ? new StoreUnavailable(code, { cause: error }) : error
}
