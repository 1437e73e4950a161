import { strangerInSchema } from '../store/open-database.ts'
import type { Db } from '../store/open-database.ts'
import { PROJECTED_SQL, TABLES } from '../store/schema.ts'
import { createProjection } from './projection.ts'
import { toRecorded } from './recorded.ts'
import type { EventRow } from './recorded.ts'

const PAGE = 1_000

/**
 * Makes the projected tables anew from the journal when the file has other ones than this program: after an update, so
 * that no table ever needs a hand-written change (decisions.md 6). All or nothing.
 * @returns whether it did
 */
export function rebuildIfOutdated(db: Db): boolean {
  if (strangerInSchema(db) === null) return false
  db.transaction(() => rebuild(db)).immediate()
  return true
}

const tablesOf = (db: Db): string[] =>
  db
    .prepare<[], string>(
      // Virtual tables and what stands behind them are of another kind.
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'`,
    )
    .pluck()
    .all()

function rebuild(db: Db): void {
  // Tables of another version are gone too, whatever their names were.
  for (const table of tablesOf(db)) if ((TABLES[table] ?? 'projected') === 'projected') db.exec(`DROP TABLE "${table}"`)
  db.exec(PROJECTED_SQL)
  const project = createProjection(db)
  const page = db.prepare<[number, number], EventRow>('SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ?')
  let after = 0
  for (let rows = page.all(after, PAGE); rows.length > 0; rows = page.all(after, PAGE)) {
    for (const row of rows) project(toRecorded(row))
    after = rows.at(-1)?.seq ?? after
  }
}
