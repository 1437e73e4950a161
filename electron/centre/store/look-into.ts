import { openReadOnly } from './open-database.ts'

/** What stands in a journal: how many events, and since which moment (ms since 1970). */
export type Found = { readonly events: number; readonly sinceMs: number | null }

/** Looks into a database file that may belong to a running centre, and changes nothing. @throws when it is no such file */
export function lookInto(file: string): Found {
  const db = openReadOnly(file)
  try {
    // A first start that was cut off has left a database without tables.
    if ((db.pragma('user_version', { simple: true }) as number) === 0) return { events: 0, sinceMs: null }
    return db.prepare('SELECT count(*) AS events, min(at_ms) AS sinceMs FROM event').get() as Found
  } finally {
    db.close()
  }
}
