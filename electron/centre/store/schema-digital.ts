import type { TableKind } from './schema.ts'

/** Digitised papers of dossiers; the files lie beside the database under their hash. */
export const DIGITAL_TABLES: Readonly<Record<string, TableKind>> = {
  digital_file: 'projected',
  digital_page: 'projected',
  digital_excuse: 'projected',
  digital_view: 'projected',
  digital_again: 'projected',
  digital_staged: 'operational',
  digital_turned_away: 'operational',
}

export const DIGITAL_SQL = `
CREATE TABLE digital_file (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dossier_id TEXT NOT NULL, part TEXT NOT NULL, sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL, pages INTEGER NOT NULL, format TEXT NOT NULL, conformance TEXT, is_signed INTEGER NOT NULL,
  dpi INTEGER, source TEXT NOT NULL, file_person TEXT NOT NULL, officer_id TEXT NOT NULL, at_ms INTEGER NOT NULL,
  removed_ms INTEGER
) STRICT;
CREATE INDEX digital_file_dossier ON digital_file (dossier_id);
CREATE INDEX digital_file_person ON digital_file (file_person);
CREATE INDEX digital_file_hash ON digital_file (sha256);
CREATE TABLE digital_page (
  dossier_id TEXT NOT NULL, part TEXT NOT NULL, ord INTEGER NOT NULL, file_id TEXT NOT NULL, page INTEGER NOT NULL,
  turn INTEGER NOT NULL, PRIMARY KEY (dossier_id, part, ord)
) STRICT, WITHOUT ROWID;
CREATE TABLE digital_excuse (
  dossier_id TEXT NOT NULL, part TEXT NOT NULL, excuse TEXT NOT NULL, words_person TEXT, officer_id TEXT NOT NULL,
  at_ms INTEGER NOT NULL, PRIMARY KEY (dossier_id, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE digital_again (
  dossier_id TEXT NOT NULL, part TEXT NOT NULL, since_ms INTEGER NOT NULL, PRIMARY KEY (dossier_id, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE digital_view (
  file_id TEXT NOT NULL, officer_id TEXT NOT NULL, business_date TEXT NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY (file_id, officer_id, business_date)
) STRICT, WITHOUT ROWID;
`

/** What waits at a counter to be filed, and what was not taken: nothing is lost with it but a second scan. */
export const DIGITAL_OTHER_SQL = `
CREATE TABLE IF NOT EXISTS digital_staged (
  id TEXT PRIMARY KEY, counter_id TEXT, officer_id TEXT, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
  pages INTEGER NOT NULL, format TEXT NOT NULL, conformance TEXT, is_signed INTEGER NOT NULL, dpi INTEGER,
  source TEXT NOT NULL, at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS digital_staged_time ON digital_staged (at_ms);
CREATE TABLE IF NOT EXISTS digital_turned_away (
  id TEXT PRIMARY KEY, counter_id TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL, at_ms INTEGER NOT NULL
) STRICT;
`
