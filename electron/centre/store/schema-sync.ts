import type { TableKind } from './schema.ts'

/** Tables of the line to the province. */
export const SYNC_TABLES: Readonly<Record<string, TableKind>> = {
  delivery_task: 'projected',
  delivery_file: 'projected',
  province_status: 'projected',
  province_notice: 'projected',
  journal_epoch: 'projected',
  delivery: 'operational',
  delivery_person: 'operational',
  delivery_refile: 'operational',
  sync_state: 'operational',
  sync_mark: 'operational',
}

export const SYNC_SQL = `
CREATE TABLE delivery_task (
  seq INTEGER PRIMARY KEY, type TEXT NOT NULL, dossier_id TEXT, code TEXT NOT NULL, field TEXT, state TEXT NOT NULL,
  rejected_ms INTEGER NOT NULL, officer_id TEXT, settled_ms INTEGER, settled_by INTEGER, words_person TEXT
) STRICT;
CREATE INDEX delivery_task_open ON delivery_task (rejected_ms) WHERE state = 'open';
CREATE INDEX delivery_task_dossier ON delivery_task (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE TABLE delivery_file (file_id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) STRICT;
CREATE TABLE province_status (
  dossier_id TEXT PRIMARY KEY, status INTEGER NOT NULL, unit TEXT, note_person TEXT, said_ms INTEGER NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE province_notice (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dossier_id TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
  words_person TEXT, state TEXT NOT NULL, at_ms INTEGER NOT NULL, ended_ms INTEGER
) STRICT;
CREATE INDEX province_notice_open ON province_notice (at_ms) WHERE state = 'open';
CREATE INDEX province_notice_dossier ON province_notice (dossier_id);
CREATE TABLE journal_epoch (seq INTEGER PRIMARY KEY, epoch TEXT NOT NULL, after_seq INTEGER, follows TEXT) STRICT;
`

/** How far sending has come, with bodies frozen as they are sent first. May be lost: then all is sent again and compared. */
export const SYNC_OTHER_SQL = `
CREATE TABLE IF NOT EXISTS delivery (
  seq INTEGER PRIMARY KEY, type TEXT NOT NULL, subject TEXT, dossier_id TEXT, body TEXT, hash TEXT NOT NULL, bytes INTEGER NOT NULL,
  is_erased INTEGER NOT NULL, settles INTEGER, state TEXT NOT NULL, tries INTEGER NOT NULL, made_ms INTEGER NOT NULL, sent_ms INTEGER,
  answered_ms INTEGER, code TEXT, reason TEXT, field TEXT, by_seq INTEGER, status INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS delivery_ready ON delivery (seq) WHERE state = 'ready';
CREATE INDEX IF NOT EXISTS delivery_ready_dossier ON delivery (dossier_id) WHERE state = 'ready' AND dossier_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS delivery_again ON delivery (seq) WHERE state = 'again';
CREATE INDEX IF NOT EXISTS delivery_held ON delivery (seq) WHERE state = 'held';
CREATE INDEX IF NOT EXISTS delivery_open ON delivery (seq) WHERE state IN ('held', 'again', 'rejected');
CREATE INDEX IF NOT EXISTS delivery_dossier ON delivery (dossier_id, seq) WHERE dossier_id IS NOT NULL;
CREATE TABLE IF NOT EXISTS delivery_person (
  person_id TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (person_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS delivery_person_seq ON delivery_person (seq);
CREATE TABLE IF NOT EXISTS delivery_refile (
  seq INTEGER PRIMARY KEY, file_id TEXT NOT NULL, state TEXT NOT NULL, times INTEGER NOT NULL, at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sync_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS sync_mark (
  epoch TEXT NOT NULL, through INTEGER NOT NULL, digest TEXT NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY (epoch, through)
) STRICT, WITHOUT ROWID;
`
