import Database from 'better-sqlite3'
import { once } from '../../../shared/kernel/once.ts'
import { keepPlaces } from './answer-places.ts'
import { JOURNAL_SQL, OTHER_SQL, PROJECTED_SQL, SCHEMA_VERSION } from './schema.ts'

export type Db = Database.Database

/** A newer program has written here what this one does not know; it says so and touches nothing. */
export class NewerData extends Error {
  /** @param since events after the copy of before the update; absent: there is no copy of it */
  constructor(since?: number) {
    super(
      since === undefined
        ? 'Dữ liệu do phiên bản mới hơn ghi. Vui lòng cài phiên bản mới nhất của Một Cửa.'
        : `Dữ liệu do phiên bản mới hơn ghi, và từ lúc cập nhật đã có thêm ${since} sự kiện nên chương trình không tự quay lại. ` +
            'Cài lại phiên bản mới: không mất gì. Hoặc dùng bản lưu trong thư mục “before-update”: mất các sự kiện đó (tài liệu Cập nhật, “Trở lại bản cũ”).',
    )
    this.name = 'NewerData'
  }
}

/**
 * Opens the centre's database for writing; makes it when the file is new.
 * `synchronous=FULL` is set and asserted after a first write, because this SQLite build drops to NORMAL in WAL.
 * @param file path of centre.db
 * @throws when the file was written by a newer program, or durability could not be set
 */
export function openDatabase(file: string): Db {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  // Else a REPLACE would remove an event without asking the triggers below.
  db.pragma('recursive_triggers = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('secure_delete = ON')
  db.pragma('busy_timeout = 5000')
  db.pragma('temp_store = MEMORY')
  db.pragma('cache_size = -65536')
  // Short and often: at 16 clients the slowest hundredth of commands took a fifth less than with SQLite's 1,000 pages.
  db.pragma('wal_autocheckpoint = 250')
  const version = db.pragma('user_version', { simple: true }) as number
  if (version > SCHEMA_VERSION) {
    db.close()
    throw new NewerData()
  }
  if (version === 0) createTables(db)
  else db.exec(OTHER_SQL)
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL could not be set')
  guardJournal(db)
  keepPlaces(db)
  return db
}

/** All or nothing, with the version: a first start that is cut off begins anew the next time. */
function createTables(db: Db): void {
  db.transaction(() => {
    db.exec(JOURNAL_SQL + PROJECTED_SQL + OTHER_SQL)
    db.pragma(`user_version = ${SCHEMA_VERSION}`)
  }).immediate()
}

/**
 * Our own connection can never change the past, whatever a later mistake in the code. The triggers are temporary:
 * against others only the chain protects, and `verify` must find what they did.
 */
function guardJournal(db: Db): void {
  db.exec(`
    CREATE TEMP TRIGGER event_no_update BEFORE UPDATE ON main.event BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TEMP TRIGGER event_no_delete BEFORE DELETE ON main.event BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  `)
}

/** Leaves statistics for the planner behind, then closes. */
export function closeDatabase(db: Db): void {
  db.pragma('optimize')
  db.close()
}

/** Opens a copy or a running centre's file for reading only. */
export function openReadOnly(file: string): Db {
  return new Database(file, { readonly: true, fileMustExist: true })
}

/** Copies a database that nobody writes to, with all that stands in its log. @param to must not be there yet */
export function copyDatabase(file: string, to: string): void {
  const db = openReadOnly(file)
  try {
    db.prepare('VACUUM INTO ?').run(to)
  } finally {
    db.close()
  }
}

/** A private database in memory with only the projected tables, for a rebuild. */
export function openScratch(): Db {
  return inMemory(PROJECTED_SQL)
}

/** Tables, indices and whatever else a file has beyond or instead of what this program makes; null when they are equal. */
export function strangerInSchema(db: Db): string | null {
  const [found, expected] = [schemaOf(db), ownSchema()]
  const names = new Set([...found.keys(), ...expected.keys()])
  return [...names].find((name) => found.get(name) !== expected.get(name)) ?? null
}

/** What this program makes, as SQLite writes it down. */
const ownSchema = once(() => {
  const fresh = inMemory(JOURNAL_SQL + PROJECTED_SQL + OTHER_SQL)
  const schema = schemaOf(fresh)
  fresh.close()
  return schema
})

/** SQL of every object by name, without SQLite's own. */
function schemaOf(db: Db): ReadonlyMap<string, string> {
  const rows = db.prepare<[], { name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'`,
  )
  return new Map(rows.all().map(({ name, sql }) => [name, sql]))
}

function inMemory(sql: string): Db {
  const db = new Database(':memory:')
  db.exec(sql)
  return db
}
