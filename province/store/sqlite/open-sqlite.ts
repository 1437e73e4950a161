import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { StoreUnavailable } from '../store.ts'
import type { Store, Tx } from '../store.ts'
import { createFiles } from './sqlite-files.ts'
import { createBooks, createDirectory } from './sqlite-reads.ts'
import { createTx } from './sqlite-tx.ts'
import { SQLITE_SQL } from './schema.ts'

/**
 * The demonstration's store: one file, one connection, one thing at a time.
 * @param file path, or `:memory:`
 */
export const openSqliteStore = (file: string): Store => sqliteStoreOn(new Database(file))

/** The same on a connection that is open; it is closed with the store. */
export function sqliteStoreOn(db: Database.Database): Store {
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

  return {
    kind: 'sqlite',
    rowKey,
    feedId,
    transaction: (run) => alone(() => inTransaction(run)),
    ...createDirectory(db, alone),
    ...createBooks(db, alone),
    ...createFiles(db, alone),
    ping: () => alone(() => void db.prepare('SELECT 1').get()),
    prepareMonths: () => Promise.resolve(),
    close: () => alone(() => void db.close()),
  }
}

const PASSING = /^SQLITE_(FULL|BUSY|IOERR|READONLY|CANTOPEN|NOMEM)/

function unavailable(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? ''
  return PASSING.test(code) ? new StoreUnavailable(code, { cause: error }) : error
}
