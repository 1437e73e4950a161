/**
 * What a system of a province that keeps no stream of rows has taken, noted on our side for it: a file of its own beside the
 * database, because it stands for the other side. Ids, numbers and hashes only; what rows say is read from the journal.
 */
export const LEDGER_SQL = `
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS row (
  seq INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  subject TEXT,
  hash TEXT NOT NULL,
  state TEXT NOT NULL,
  arrived INTEGER NOT NULL DEFAULT 0,
  step INTEGER NOT NULL DEFAULT 0,
  code TEXT,
  reason TEXT,
  field TEXT,
  by_seq INTEGER,
  settles INTEGER,
  package INTEGER,
  -- Something became of it that the centre was not told yet.
  untold INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS row_subject ON row (subject, seq) WHERE subject IS NOT NULL;
CREATE INDEX IF NOT EXISTS row_open ON row (state, seq) WHERE state <> 'accepted';
CREATE INDEX IF NOT EXISTS row_untold ON row (seq) WHERE untold = 1;
CREATE INDEX IF NOT EXISTS row_package ON row (package) WHERE package IS NOT NULL;
CREATE TABLE IF NOT EXISTS dossier (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  subject TEXT NOT NULL UNIQUE,
  code TEXT,
  id TEXT,
  status INTEGER,
  found INTEGER NOT NULL DEFAULT 0,
  -- Rises whenever something of it changes.
  turn INTEGER NOT NULL DEFAULT 0,
  -- What the centre was told last of their state.
  told INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS dossier_turn ON dossier (turn);
CREATE TABLE IF NOT EXISTS file (sha256 TEXT PRIMARY KEY, id TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS package (
  no INTEGER PRIMARY KEY,
  edition INTEGER NOT NULL,
  state TEXT NOT NULL,
  sha256 TEXT,
  made_ms INTEGER NOT NULL
) STRICT;
`
