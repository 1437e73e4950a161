import type { TableKind } from './schema.ts'

/** Tables of what version which machine runs and is to run. */
export const UPDATE_TABLES: Readonly<Record<string, TableKind>> = {
  roll_out: 'projected',
  program_run: 'projected',
  machine_program: 'operational',
}

export const UPDATE_SQL = `
CREATE TABLE roll_out (
  id INTEGER PRIMARY KEY, version TEXT NOT NULL, from_version TEXT NOT NULL, pilot_id TEXT, is_back INTEGER NOT NULL,
  is_stopped INTEGER NOT NULL, business_date TEXT NOT NULL
) STRICT;
CREATE TABLE program_run (id INTEGER PRIMARY KEY, version TEXT NOT NULL, business_date TEXT NOT NULL) STRICT;
`

export const UPDATE_OTHER_SQL = `
CREATE TABLE IF NOT EXISTS machine_program (
  device_id TEXT PRIMARY KEY, version TEXT NOT NULL, since_date TEXT NOT NULL, seen_ms INTEGER NOT NULL,
  can_install INTEGER NOT NULL, failed TEXT
) STRICT;
`
