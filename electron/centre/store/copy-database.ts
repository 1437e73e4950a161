import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { openReadOnly } from './open-database.ts'

/** Pages at once, 4 MB: the process that copies does nothing else. */
const PAGES_AT_ONCE = 1_024

/** A copy of one moment. The held snapshot keeps a busy centre from making the copy begin anew at every commit. */
export async function copyOpenDatabase(from: string, to: string, tick: () => void): Promise<void> {
  const source = openReadOnly(from)
  try {
    source.exec('BEGIN; SELECT 1 FROM sqlite_schema')
    await source.backup(to, {
      progress: () => {
        tick()
        return PAGES_AT_ONCE
      },
    })
  } finally {
    source.close()
  }
}

type Head = { readonly seq: number; readonly hash: string }

/**
 * Makes a copy one file that can lie anywhere, and looks whether it is whole: every page, and a journal without a gap that
 * holds the head that was told before the copy was made.
 * @param told null: none was, or it is no centre's database
 * @returns version of the schema and head of its journal, or what is wrong
 */
export function settleCopy(file: string, told: Head | null): { schema: number; head: Head } | { damage: string } {
  try {
    const db = new Database(file)
    try {
      // A share of the network knows no shared memory, which a write-ahead log needs.
      db.pragma('journal_mode = DELETE')
      return look(db, told)
    } finally {
      db.close()
    }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { damage: (error as { code: string }).code }
  } finally {
    for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true })
  }
}

/** What SQLite says of a file that is not as it wrote it. */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(String((error as { code?: unknown } | null)?.code))

function look(db: Database.Database, told: Head | null): { schema: number; head: Head } | { damage: string } {
  const fault = db.pragma('quick_check(1)', { simple: true })
  if (fault !== 'ok') return { damage: String(fault) }
  const schema = db.pragma('user_version', { simple: true }) as number
  const isCentres = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'event'`).get() !== undefined
  if (!isCentres) return { schema, head: { seq: 0, hash: '' } }
  const head = lastHead(db)
  const count = db.prepare<[], number>('SELECT COUNT(*) FROM event').pluck().get()
  if (count !== head.seq) return { damage: `the journal has ${count} events and ends with number ${head.seq}` }
  const at = told && db.prepare<[number], string>('SELECT hash FROM event WHERE seq = ?').pluck().get(told.seq)
  if (told && told.seq > 0 && at !== told.hash) return { damage: `event ${told.seq} is not the one that was told` }
  return { schema, head }
}

/** The last event of a journal; seq 0: it has none. */
export const lastHead = (db: Database.Database): Head =>
  db.prepare<[], Head>('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1').get() ?? { seq: 0, hash: '' }

/**
 * What a database says of itself, also one that a newer program has written.
 * @returns its schema, and its last event; null: it has no journal that this program could read
 */
export function peekAt(file: string): { schema: number; head: Head | null } {
  const db = openReadOnly(file)
  try {
    const schema = db.pragma('user_version', { simple: true }) as number
    const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('event')`).pluck().all()
    return { schema, head: ['seq', 'hash'].every((name) => columns.includes(name)) ? lastHead(db) : null }
  } finally {
    db.close()
  }
}

/**
 * Makes one file of a database and its log, so that what is left of the log is not taken for the log of the copy. A log that
 * could not be brought over, for want of room perhaps, stays: without it the file would be half.
 */
export function foldLog(file: string): void {
  try {
    const db = new Database(file, { timeout: 0 })
    try {
      db.pragma('journal_mode = DELETE')
    } finally {
      db.close()
    }
  } catch (error) {
    if (!isDamage(error)) throw error
    for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true })
  }
}

/** Whether nothing was ever written to a database. */
export function isEmptyDatabase(file: string): boolean {
  const db = openReadOnly(file)
  try {
    return db.pragma('user_version', { simple: true }) === 0 || lastHead(db).seq === 0
  } finally {
    db.close()
  }
}

/**
 * Looks whether a database can be worked with. A large one is not read through, for a hall waits for the start: its backups are,
 * every hour.
 * @returns what is wrong; null: nothing that shows
 */
export function damageOf(file: string, isLarge: boolean): string | null {
  try {
    const db = openReadOnly(file)
    try {
      const fault = isLarge ? 'ok' : db.pragma('quick_check(1)', { simple: true })
      if (fault !== 'ok') return String(fault)
      if (db.pragma('user_version', { simple: true }) !== 0) lastHead(db)
      return null
    } finally {
      db.close()
    }
  } catch (error) {
    if (!isDamage(error)) throw error
    return (error as { code: string }).code
  }
}
