/** The tables of the demonstration; those of PostgreSQL (../pg/schema.ts) hold the same. */
export const SQLITE_SQL = `
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS centre (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, suspended INTEGER NOT NULL DEFAULT 0, quota_bytes INTEGER NOT NULL,
  through INTEGER NOT NULL DEFAULT 0, row_count INTEGER NOT NULL DEFAULT 0, digest TEXT NOT NULL,
  heard_ms INTEGER, ahead_ms INTEGER NOT NULL DEFAULT 0, backlog_rows INTEGER, backlog_oldest_ms INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS token (hash TEXT PRIMARY KEY, centre TEXT NOT NULL, given_ms INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS epoch (
  centre TEXT NOT NULL, no INTEGER NOT NULL, epoch TEXT NOT NULL, base INTEGER NOT NULL, started_ms INTEGER NOT NULL,
  PRIMARY KEY (centre, no)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reach_mark (
  centre TEXT NOT NULL, epoch_no INTEGER NOT NULL, through INTEGER NOT NULL, row_count INTEGER NOT NULL,
  digest TEXT NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (centre, epoch_no, through)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS event (
  centre TEXT NOT NULL, epoch_no INTEGER NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, at_ms INTEGER NOT NULL,
  day TEXT NOT NULL, subject TEXT, settles INTEGER, hash TEXT NOT NULL, body TEXT NOT NULL, received_ms INTEGER NOT NULL,
  PRIMARY KEY (centre, seq, epoch_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS open_row (
  centre TEXT NOT NULL, epoch_no INTEGER NOT NULL, seq INTEGER NOT NULL, subject TEXT, hash TEXT NOT NULL,
  state TEXT NOT NULL, code TEXT, field TEXT, by_seq INTEGER, at_ms INTEGER NOT NULL, stored INTEGER NOT NULL,
  PRIMARY KEY (centre, seq, epoch_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS open_row_subject ON open_row (centre, subject);
CREATE TABLE IF NOT EXISTS conflict (
  centre TEXT NOT NULL, epoch_no INTEGER NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY (centre, epoch_no, seq, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dossier (
  centre TEXT NOT NULL, code TEXT NOT NULL, dossier_id TEXT NOT NULL, procedure_id TEXT NOT NULL, agency_id TEXT NOT NULL,
  field_id TEXT NOT NULL, channel TEXT NOT NULL, status INTEGER NOT NULL, before INTEGER, unit TEXT,
  received_ms INTEGER NOT NULL, received_day TEXT NOT NULL, due_ms INTEGER NOT NULL, ended_ms INTEGER,
  supplements INTEGER NOT NULL, apologies INTEGER NOT NULL, files INTEGER NOT NULL, updated_ms INTEGER NOT NULL,
  PRIMARY KEY (centre, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dossier_due ON dossier (due_ms) WHERE ended_ms IS NULL;
CREATE TABLE IF NOT EXISTS slip (
  centre TEXT NOT NULL, slip_id TEXT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, day TEXT NOT NULL,
  issued_ms INTEGER NOT NULL, cancelled INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (centre, slip_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rating (
  centre TEXT NOT NULL, epoch_no INTEGER NOT NULL, seq INTEGER NOT NULL, day TEXT NOT NULL, counter_id TEXT NOT NULL,
  level INTEGER NOT NULL, scale INTEGER NOT NULL, process INTEGER, source TEXT NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY (centre, seq, epoch_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS figure (
  centre TEXT NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL, of_what TEXT NOT NULL, n INTEGER NOT NULL,
  total INTEGER NOT NULL, PRIMARY KEY (centre, day, name, of_what)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS person (
  centre TEXT NOT NULL, id TEXT NOT NULL, fields TEXT, PRIMARY KEY (centre, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS anchor (
  centre TEXT NOT NULL, epoch TEXT NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL, rows_sent INTEGER NOT NULL,
  last_sent INTEGER NOT NULL, day TEXT NOT NULL, at_ms INTEGER NOT NULL, received_ms INTEGER NOT NULL,
  broken INTEGER NOT NULL, PRIMARY KEY (centre, epoch, seq, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS change (
  scope TEXT NOT NULL, key TEXT NOT NULL, no INTEGER NOT NULL, kind TEXT NOT NULL, at_ms INTEGER NOT NULL,
  body TEXT NOT NULL, PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS change_no ON change (scope, no);
CREATE TABLE IF NOT EXISTS change_mark (
  scope TEXT NOT NULL, no INTEGER NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (scope, no)
) STRICT, WITHOUT ROWID;
-- A file of an earlier program has changes without them.
INSERT OR IGNORE INTO change_mark SELECT scope, no, at_ms FROM change;
CREATE TABLE IF NOT EXISTS catalogue (
  version TEXT PRIMARY KEY, media_type TEXT NOT NULL, content BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS file (
  centre TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, completed_ms INTEGER NOT NULL,
  PRIMARY KEY (centre, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_completed ON file (completed_ms);
CREATE TABLE IF NOT EXISTS file_lost (
  centre TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, cause TEXT NOT NULL, found_ms INTEGER NOT NULL,
  PRIMARY KEY (centre, sha256)
) STRICT, WITHOUT ROWID;
`
