/**
 * The province's tables in PostgreSQL. `event` is the one that grows without end: it is cut by the month of arrival (the
 * province's clock; a centre's may be wrong), so that old months can be detached, and each month by centre. That a
 * row stands there once follows from the lock on its centre and the order of its numbers; its key has the month in it because
 * PostgreSQL wants that, and proves nothing across months. The tables of what is known now are cut by centre.
 */
export const PG_SQL = `
CREATE TABLE meta (name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE centre (
  id text PRIMARY KEY, name text NOT NULL, suspended boolean NOT NULL DEFAULT false, quota_bytes bigint NOT NULL,
  through bigint NOT NULL DEFAULT 0, row_count bigint NOT NULL DEFAULT 0, digest text NOT NULL,
  heard_ms bigint, ahead_ms bigint NOT NULL DEFAULT 0, backlog_rows bigint, backlog_oldest_ms bigint
) WITH (fillfactor = 50);
CREATE TABLE token (
  hash text PRIMARY KEY, centre text NOT NULL, given_ms bigint NOT NULL, no bigint GENERATED ALWAYS AS IDENTITY
);
CREATE TABLE epoch (
  centre text NOT NULL, no integer NOT NULL, epoch text NOT NULL, base bigint NOT NULL, started_ms bigint NOT NULL,
  PRIMARY KEY (centre, no)
);
CREATE TABLE event (
  centre text NOT NULL, epoch_no integer NOT NULL, seq bigint NOT NULL, type text NOT NULL, at_ms bigint NOT NULL,
  day text NOT NULL, subject text, settles bigint, hash bytea NOT NULL, body jsonb NOT NULL,
  received_ms bigint NOT NULL, month date NOT NULL,
  PRIMARY KEY (centre, seq, epoch_no, month)
) PARTITION BY RANGE (month);
CREATE TABLE open_row (
  centre text NOT NULL, epoch_no integer NOT NULL, seq bigint NOT NULL, subject text, hash bytea NOT NULL,
  state text NOT NULL, code text, field text, by_seq bigint, at_ms bigint NOT NULL, stored boolean NOT NULL,
  PRIMARY KEY (centre, seq, epoch_no)
);
CREATE INDEX open_row_subject ON open_row (centre, subject);
CREATE TABLE conflict (
  centre text NOT NULL, epoch_no integer NOT NULL, seq bigint NOT NULL, hash text NOT NULL, at_ms bigint NOT NULL,
  PRIMARY KEY (centre, epoch_no, seq, hash)
);
CREATE TABLE dossier (
  centre text NOT NULL, code text NOT NULL, dossier_id text NOT NULL, procedure_id text NOT NULL, agency_id text NOT NULL,
  field_id text NOT NULL, channel text NOT NULL, status smallint NOT NULL, before smallint, unit text,
  received_ms bigint NOT NULL, received_day text NOT NULL, due_ms bigint NOT NULL, ended_ms bigint,
  supplements integer NOT NULL, apologies integer NOT NULL, files integer NOT NULL, updated_ms bigint NOT NULL,
  PRIMARY KEY (centre, code)
) PARTITION BY HASH (centre);
CREATE INDEX dossier_due ON dossier (due_ms) WHERE ended_ms IS NULL;
CREATE TABLE slip (
  centre text NOT NULL, slip_id text NOT NULL, kind text NOT NULL, number text NOT NULL, day text NOT NULL,
  issued_ms bigint NOT NULL, cancelled integer NOT NULL DEFAULT 0, PRIMARY KEY (centre, slip_id)
) PARTITION BY HASH (centre);
CREATE TABLE rating (
  centre text NOT NULL, epoch_no integer NOT NULL, seq bigint NOT NULL, day text NOT NULL, counter_id text NOT NULL,
  level smallint NOT NULL, scale smallint NOT NULL, process smallint, source text NOT NULL, at_ms bigint NOT NULL,
  PRIMARY KEY (centre, seq, epoch_no)
) PARTITION BY HASH (centre);
CREATE TABLE figure (
  centre text NOT NULL, day text NOT NULL, name text NOT NULL, of_what text NOT NULL, n bigint NOT NULL,
  total bigint NOT NULL, PRIMARY KEY (centre, day, name, of_what)
);
CREATE TABLE person (centre text NOT NULL, id text NOT NULL, fields jsonb, PRIMARY KEY (centre, id)) PARTITION BY HASH (centre);
CREATE TABLE anchor (
  centre text NOT NULL, epoch text NOT NULL, seq bigint NOT NULL, hash text NOT NULL, rows_sent bigint NOT NULL,
  last_sent bigint NOT NULL, day text NOT NULL, at_ms bigint NOT NULL, received_ms bigint NOT NULL,
  broken integer NOT NULL, PRIMARY KEY (centre, epoch, seq, hash)
);
CREATE TABLE change (
  scope text NOT NULL, key text NOT NULL, no bigint NOT NULL, kind text NOT NULL, at_ms bigint NOT NULL,
  body jsonb NOT NULL, PRIMARY KEY (scope, key)
);
CREATE UNIQUE INDEX change_no ON change (scope, no);
CREATE TABLE catalogue (version text PRIMARY KEY, media_type text NOT NULL, content bytea NOT NULL);
CREATE TABLE file (
  centre text NOT NULL, sha256 text NOT NULL, bytes bigint NOT NULL, completed_ms bigint NOT NULL,
  PRIMARY KEY (centre, sha256)
);
`

/** Tables that are cut by centre alone. */
export const BY_CENTRE = ['dossier', 'slip', 'rating', 'person'] as const
