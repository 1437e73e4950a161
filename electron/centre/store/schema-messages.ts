import type { TableKind } from './schema.ts'

/** Tables of what citizens are told, of what goes by post, and of whose data belongs where and who saw it. */
export const MESSAGE_TABLES: Readonly<Record<string, TableKind>> = {
  person_dossier: 'projected',
  data_view: 'projected',
  message_consent: 'projected',
  message: 'projected',
  message_hold: 'projected',
  citizen_call: 'projected',
  parcel: 'projected',
  message_delivery: 'operational',
  journal_cursor: 'operational',
}

export const MESSAGE_SQL = `
CREATE TABLE person_dossier (
  person_id TEXT NOT NULL, dossier_id TEXT NOT NULL, PRIMARY KEY (person_id, dossier_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE data_view (
  seq INTEGER NOT NULL, dossier_id TEXT NOT NULL, officer_id TEXT NOT NULL, what TEXT NOT NULL, slip_id TEXT,
  business_date TEXT NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (seq, dossier_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX data_view_dossier ON data_view (dossier_id, seq);
CREATE TABLE message_consent (
  dossier_id TEXT NOT NULL, channel TEXT NOT NULL, PRIMARY KEY (dossier_id, channel)
) STRICT, WITHOUT ROWID;
CREATE TABLE message (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dossier_id TEXT NOT NULL, channel TEXT NOT NULL, fact TEXT NOT NULL,
  about TEXT NOT NULL, version TEXT NOT NULL, due_ms INTEGER, content_person TEXT NOT NULL, state TEXT NOT NULL,
  cause TEXT, queued_ms INTEGER NOT NULL, ended_ms INTEGER, UNIQUE (dossier_id, channel, about)
) STRICT;
CREATE INDEX message_queued ON message (queued_ms) WHERE state = 'queued';
CREATE INDEX message_failed ON message (ended_ms) WHERE state = 'failed';
CREATE TABLE message_hold (id INTEGER PRIMARY KEY, held INTEGER NOT NULL, since_ms INTEGER NOT NULL) STRICT;
CREATE TABLE citizen_call (
  seq INTEGER PRIMARY KEY, dossier_id TEXT NOT NULL, officer_id TEXT NOT NULL, outcome TEXT NOT NULL, at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX citizen_call_dossier ON citizen_call (dossier_id);
CREATE TABLE parcel (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dossier_id TEXT NOT NULL, direction TEXT NOT NULL, tracking TEXT NOT NULL,
  state TEXT NOT NULL, noted_ms INTEGER NOT NULL, hand_over_id TEXT, receiver_person TEXT, posted_ms INTEGER,
  ended_ms INTEGER, cause TEXT
) STRICT;
CREATE INDEX parcel_dossier ON parcel (dossier_id);
CREATE INDEX parcel_open ON parcel (noted_ms) WHERE state IN ('packed', 'posted');
CREATE INDEX parcel_tracking ON parcel (tracking);
`

export const MESSAGE_OTHER_SQL = `
CREATE TABLE IF NOT EXISTS message_delivery (
  message_id TEXT PRIMARY KEY, tries INTEGER NOT NULL, next_ms INTEGER NOT NULL, handed_ms INTEGER, problem TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS journal_cursor (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
`
