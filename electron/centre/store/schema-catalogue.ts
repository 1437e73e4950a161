import type { TableKind } from './schema.ts'

/** Procedures with their versions, and the imports that brought them. */
export const CATALOGUE_TABLES: Readonly<Record<string, TableKind>> = {
  procedure: 'projected',
  procedure_version: 'projected',
  catalogue_import: 'projected',
  procedure_read: 'projected',
}

/**
 * `procedure` says which national code is whose and in which order they came; what a procedure is like stands in its
 * versions, never changed once written: `from_date` the first day ('' from the beginning), `body` null where it ends. A
 * version of an import holds while `catalogue_import` has that import and nobody has taken it back.
 */
export const CATALOGUE_SQL = `
CREATE TABLE procedure (id TEXT PRIMARY KEY, code TEXT NOT NULL, retired INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX procedure_code ON procedure (code) WHERE retired = 0;
CREATE TABLE procedure_version (
  seq INTEGER PRIMARY KEY, procedure_id TEXT NOT NULL, from_date TEXT NOT NULL, code TEXT, field_id TEXT, body TEXT,
  import_id TEXT
) STRICT;
CREATE INDEX procedure_version_of ON procedure_version (procedure_id, from_date, seq);
CREATE INDEX procedure_version_import ON procedure_version (import_id) WHERE import_id IS NOT NULL;
CREATE TABLE catalogue_import (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, actor TEXT, decision TEXT NOT NULL,
  decided_on TEXT, from_date TEXT NOT NULL, must_read INTEGER NOT NULL, format TEXT NOT NULL, added INTEGER NOT NULL,
  changed INTEGER NOT NULL, ended INTEGER NOT NULL, left_out INTEGER NOT NULL, undone_seq INTEGER, undone_ms INTEGER,
  undone_by TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE procedure_read (
  import_id TEXT NOT NULL, procedure_id TEXT NOT NULL, officer_id TEXT NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY (import_id, procedure_id, officer_id)
) STRICT, WITHOUT ROWID;
`
