import type { TableKind } from './schema.ts'

/** Tables of restores. */
export const BACKUP_TABLES: Readonly<Record<string, TableKind>> = {
  restore: 'projected',
  number_floor: 'projected',
}

export const BACKUP_SQL = `
CREATE TABLE restore (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, business_date TEXT NOT NULL, at_ms INTEGER NOT NULL,
  backup_ms INTEGER NOT NULL, how TEXT NOT NULL, lost_until_ms INTEGER, lost_events INTEGER
) STRICT;
CREATE TABLE number_floor (
  kind TEXT NOT NULL, series TEXT NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (kind, series, no)
) STRICT, WITHOUT ROWID;
`
