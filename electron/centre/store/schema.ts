import { AGENCY_SQL, AGENCY_TABLES } from './schema-agencies.ts'
import { BACKUP_SQL, BACKUP_TABLES } from './schema-backup.ts'
import { CATALOGUE_SQL, CATALOGUE_TABLES } from './schema-catalogue.ts'
import { DIGITAL_OTHER_SQL, DIGITAL_SQL, DIGITAL_TABLES } from './schema-digital.ts'
import { FEE_SQL, FEE_TABLES } from './schema-fees.ts'
import { DOSSIER_OTHER_SQL, DOSSIER_SQL, DOSSIER_TABLES } from './schema-dossiers.ts'
import { MESSAGE_OTHER_SQL, MESSAGE_SQL, MESSAGE_TABLES } from './schema-messages.ts'
import { SYNC_OTHER_SQL, SYNC_SQL, SYNC_TABLES } from './schema-sync.ts'
import { UPDATE_OTHER_SQL, UPDATE_SQL, UPDATE_TABLES } from './schema-updates.ts'

/**
 * Every table of the centre's database. A table is *projected* (written by projectors only, rebuilt and compared),
 * *erasable* (checked against the keyed hash in the event), *operational* (may be lost without harm) or the journal
 * itself (decisions.md 1). A test compares this list with the schema.
 */
export type TableKind = 'journal' | 'projected' | 'erasable' | 'operational'

export const TABLES: Readonly<Record<string, TableKind>> = {
  event: 'journal',
  agency: 'projected',
  field: 'projected',
  service: 'projected',
  counter: 'projected',
  counter_service: 'projected',
  officer: 'projected',
  device: 'projected',
  binding: 'projected',
  setting: 'projected',
  holiday: 'projected',
  config_item: 'projected',
  config_change: 'projected',
  config_step: 'projected',
  series: 'projected',
  line: 'projected',
  wait_model: 'projected',
  forecast: 'projected',
  counter_span: 'projected',
  ticket: 'projected',
  hall: 'projected',
  period: 'projected',
  print_job: 'projected',
  printer: 'projected',
  device_trouble: 'projected',
  display_dead: 'projected',
  device_order: 'projected',
  printer_roll: 'projected',
  announcement: 'projected',
  voice_clip: 'projected',
  rating: 'projected',
  last_step: 'projected',
  alarm: 'projected',
  alarm_answer: 'projected',
  rating_declined: 'projected',
  officer_picture: 'projected',
  feedback: 'projected',
  ...CATALOGUE_TABLES,
  ...AGENCY_TABLES,
  ...DOSSIER_TABLES,
  ...DIGITAL_TABLES,
  ...FEE_TABLES,
  ...MESSAGE_TABLES,
  ...SYNC_TABLES,
  ...UPDATE_TABLES,
  ...BACKUP_TABLES,
  person: 'erasable',
  idempotency: 'operational',
  device_report: 'operational',
  keyboard_scan: 'operational',
  disk_space: 'operational',
  order_result: 'operational',
  pairing_ask: 'operational',
  media_work: 'operational',
  session: 'operational',
  login_attempt: 'operational',
}

/** Rises when the journal, or a table below that files have already, changes; such a change needs a hand-written step. */
export const SCHEMA_VERSION = 1

export const JOURNAL_SQL = `
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  type TEXT NOT NULL,
  v INTEGER NOT NULL,
  actor TEXT,
  device TEXT,
  payload TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
`

/** Dropped and made anew from the journal whenever a file has other ones than these (journal/rebuild.ts). */
export const PROJECTED_SQL = `
CREATE TABLE agency (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT, short_name TEXT NOT NULL, in_rotation INTEGER NOT NULL,
  retired INTEGER NOT NULL, address TEXT, phone TEXT
) STRICT;
CREATE TABLE field (
  id TEXT PRIMARY KEY, agency_id TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT, retired INTEGER NOT NULL
) STRICT;
CREATE TABLE service (
  id TEXT PRIMARY KEY, letter TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT, kind TEXT NOT NULL,
  agency_id TEXT, ord INTEGER NOT NULL, usual_minutes REAL NOT NULL, field_ids TEXT NOT NULL,
  retired INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX service_letter ON service (letter) WHERE retired = 0;
CREATE TABLE counter (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, name TEXT NOT NULL, retired INTEGER NOT NULL,
  state TEXT NOT NULL, reason_code TEXT, reason_person TEXT, officer_id TEXT, ticket_id TEXT, turns TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX counter_number ON counter (number) WHERE retired = 0;
CREATE INDEX counter_open ON counter (id) WHERE state = 'open';
CREATE TABLE counter_service (
  counter_id TEXT NOT NULL, service_id TEXT NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (counter_id, service_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX counter_of_service ON counter_service (service_id);
CREATE TABLE officer (
  id TEXT PRIMARY KEY, role TEXT NOT NULL, agency_id TEXT, position TEXT NOT NULL, person_id TEXT NOT NULL,
  credential_id TEXT, retired INTEGER NOT NULL
) STRICT;
CREATE TABLE device (
  id TEXT PRIMARY KEY, role TEXT NOT NULL, name TEXT NOT NULL, token_hash TEXT NOT NULL, retired INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX device_token ON device (token_hash) WHERE retired = 0;
CREATE TABLE binding (device_id TEXT PRIMARY KEY, printer_id TEXT, counter_ids TEXT NOT NULL) STRICT;
CREATE TABLE setting (
  key TEXT NOT NULL, agency_id TEXT NOT NULL, from_date TEXT NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (key, agency_id, from_date)
) STRICT, WITHOUT ROWID;
CREATE TABLE holiday (
  date TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL, part TEXT
) STRICT;
CREATE TABLE config_item (
  kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT, seq INTEGER NOT NULL, PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE config_change (
  seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, business_date TEXT NOT NULL, actor TEXT, reason_person TEXT,
  undoes INTEGER, n INTEGER NOT NULL, undone_by INTEGER
) STRICT;
CREATE TABLE config_step (
  change_seq INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, before TEXT, after TEXT,
  PRIMARY KEY (change_seq, kind, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE series (
  business_date TEXT NOT NULL, letter TEXT NOT NULL, last_no INTEGER NOT NULL, PRIMARY KEY (business_date, letter)
) STRICT, WITHOUT ROWID;
CREATE TABLE line (
  business_date TEXT NOT NULL, service_id TEXT NOT NULL, priority INTEGER NOT NULL, waiting INTEGER NOT NULL,
  PRIMARY KEY (business_date, service_id, priority)
) STRICT, WITHOUT ROWID;
CREATE TABLE wait_model (service_id TEXT PRIMARY KEY, model TEXT NOT NULL, seq INTEGER, before TEXT) STRICT;
CREATE TABLE forecast (
  id INTEGER PRIMARY KEY, service_id TEXT NOT NULL, middle REAL NOT NULL, low REAL NOT NULL, high REAL NOT NULL,
  base REAL NOT NULL, load INTEGER NOT NULL, open INTEGER NOT NULL, waited REAL
) STRICT;
CREATE TABLE counter_span (
  id INTEGER PRIMARY KEY, counter_id TEXT NOT NULL, state TEXT NOT NULL, reason_code TEXT, officer_id TEXT,
  start_ms INTEGER NOT NULL, end_ms INTEGER
) STRICT;
CREATE INDEX counter_span_counter ON counter_span (counter_id);
CREATE TABLE ticket (
  id TEXT PRIMARY KEY, business_date TEXT NOT NULL, letter TEXT NOT NULL, no INTEGER NOT NULL, number TEXT NOT NULL,
  service_id TEXT NOT NULL, state TEXT NOT NULL, priority INTEGER NOT NULL, ord REAL NOT NULL,
  issued_ms INTEGER NOT NULL, issued_by TEXT, to_counter_id TEXT, counter_id TEXT, officer_id TEXT,
  called_ms INTEGER, called_seq INTEGER, ended_ms INTEGER, service_ms INTEGER NOT NULL, calls INTEGER NOT NULL, why TEXT, reason_code TEXT, reason_person TEXT,
  period_id INTEGER, print_job_id TEXT, by_hand INTEGER NOT NULL DEFAULT 0,
  UNIQUE (business_date, letter, no)
) STRICT;
CREATE INDEX ticket_waiting ON ticket (business_date, service_id, priority, ord)
  WHERE state = 'waiting' AND to_counter_id IS NULL;
CREATE INDEX ticket_sent ON ticket (business_date, to_counter_id, priority, ord)
  WHERE state = 'waiting' AND to_counter_id IS NOT NULL;
CREATE INDEX ticket_counter ON ticket (business_date, counter_id, called_seq) WHERE counter_id IS NOT NULL;
CREATE INDEX ticket_aside ON ticket (business_date, called_seq) WHERE state IN ('held', 'no-show');
CREATE INDEX ticket_called ON ticket (business_date, called_seq) WHERE counter_id IS NOT NULL;
CREATE INDEX ticket_cancelled ON ticket (business_date, ended_ms) WHERE state = 'cancelled';
CREATE TABLE hall (
  business_date TEXT PRIMARY KEY, state TEXT NOT NULL, reason_code TEXT, reason_person TEXT, scope TEXT NOT NULL,
  since_ms INTEGER NOT NULL, until_ms INTEGER, waiting TEXT
) STRICT;
CREATE TABLE period (
  id INTEGER PRIMARY KEY, ticket_id TEXT NOT NULL, kind TEXT NOT NULL, start_ms INTEGER NOT NULL, end_ms INTEGER,
  counter_id TEXT, officer_id TEXT
) STRICT;
CREATE TABLE print_job (
  id TEXT PRIMARY KEY, ticket_id TEXT NOT NULL, printer_id TEXT NOT NULL, state TEXT NOT NULL, cause TEXT,
  slip TEXT NOT NULL, queued_ms INTEGER NOT NULL, expires_ms INTEGER NOT NULL, ended_ms INTEGER,
  taken_by TEXT, sheet INTEGER NOT NULL, officer_id TEXT, cancel_asked INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX print_job_sheet ON print_job (officer_id, queued_ms) WHERE sheet = 1;
CREATE INDEX print_job_ticket ON print_job (ticket_id);
CREATE INDEX print_job_open ON print_job (queued_ms) WHERE state IN ('queued', 'taken');
CREATE INDEX print_job_trouble ON print_job (queued_ms) WHERE state IN ('failed', 'unknown');
CREATE TABLE printer (
  id TEXT PRIMARY KEY, state TEXT NOT NULL, cause TEXT, near_end INTEGER NOT NULL, since_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE device_trouble (
  device_id TEXT NOT NULL, trouble TEXT NOT NULL, cause TEXT, since_ms INTEGER NOT NULL, PRIMARY KEY (device_id, trouble)
) STRICT, WITHOUT ROWID;
CREATE TABLE display_dead (
  device_id TEXT NOT NULL, display_id TEXT NOT NULL, counter_id TEXT NOT NULL, since_ms INTEGER NOT NULL,
  PRIMARY KEY (device_id, display_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE device_order (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, device_id TEXT NOT NULL, printer_id TEXT, display_id TEXT, number TEXT,
  asked_ms INTEGER NOT NULL, expires_ms INTEGER NOT NULL, outcome TEXT, cause TEXT, answered_ms INTEGER
) STRICT;
CREATE INDEX device_order_asked ON device_order (asked_ms);
CREATE INDEX device_order_open ON device_order (device_id, asked_ms) WHERE outcome IS NULL;
CREATE TABLE printer_roll (
  printer_id TEXT PRIMARY KEY, changed_ms INTEGER, by_whom TEXT, roll_m INTEGER, printed INTEGER NOT NULL,
  sent INTEGER NOT NULL, unknown INTEGER NOT NULL, tests INTEGER NOT NULL, failed INTEGER NOT NULL,
  used_mm REAL NOT NULL, ticket_mm REAL NOT NULL, is_out INTEGER NOT NULL
) STRICT;
CREATE TABLE last_step (
  counter_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, step TEXT NOT NULL, ticket_id TEXT, officer_id TEXT NOT NULL,
  at_ms INTEGER NOT NULL, before TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX last_step_ticket ON last_step (ticket_id);
CREATE TABLE alarm (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, officer_id TEXT NOT NULL, counter_id TEXT, raised_ms INTEGER NOT NULL,
  ended_ms INTEGER
) STRICT;
CREATE INDEX alarm_open ON alarm (raised_ms) WHERE ended_ms IS NULL;
CREATE TABLE alarm_answer (
  alarm_id TEXT NOT NULL, officer_id TEXT NOT NULL, counter_id TEXT, ord INTEGER NOT NULL,
  PRIMARY KEY (alarm_id, officer_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE announcement (
  call_seq INTEGER PRIMARY KEY, ticket_id TEXT NOT NULL, device_id TEXT NOT NULL, started_ms INTEGER NOT NULL,
  ended_ms INTEGER, outcome TEXT
) STRICT;
CREATE INDEX announcement_under_way ON announcement (device_id) WHERE ended_ms IS NULL;
CREATE TABLE voice_clip (
  clip_id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, seconds REAL NOT NULL, recorded_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE rating (
  ticket_id TEXT PRIMARY KEY, business_date TEXT NOT NULL, counter_id TEXT NOT NULL, officer_id TEXT NOT NULL,
  level INTEGER NOT NULL, scale INTEGER NOT NULL, process INTEGER, reasons TEXT NOT NULL, comment_person TEXT,
  contact_person TEXT, source TEXT NOT NULL, at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX rating_day ON rating (business_date);
CREATE TABLE rating_declined (
  ticket_id TEXT PRIMARY KEY, business_date TEXT NOT NULL, counter_id TEXT NOT NULL, officer_id TEXT NOT NULL,
  how TEXT NOT NULL, at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX rating_declined_day ON rating_declined (business_date);
CREATE TABLE feedback (
  id TEXT PRIMARY KEY, receipt TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, state TEXT NOT NULL,
  business_date TEXT NOT NULL, given_ms INTEGER NOT NULL, words_person TEXT NOT NULL, contact_person TEXT,
  note_person TEXT, agency_id TEXT, about TEXT
) STRICT;
CREATE INDEX feedback_day ON feedback (business_date);
CREATE INDEX feedback_given ON feedback (given_ms);
CREATE INDEX feedback_open ON feedback (given_ms) WHERE state IN ('new', 'read', 'forwarded');
CREATE TABLE officer_picture (officer_id TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT;
${CATALOGUE_SQL}${AGENCY_SQL}${DOSSIER_SQL}${FEE_SQL}${DIGITAL_SQL}${MESSAGE_SQL}${SYNC_SQL}${UPDATE_SQL}${BACKUP_SQL}`

/** Run at every opening: a file that an earlier program wrote gets what it does not have yet, and loses an index. */
export const OTHER_SQL = `
DROP INDEX IF EXISTS idempotency_place;
CREATE TABLE IF NOT EXISTS person (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, body TEXT, key TEXT, created_ms INTEGER NOT NULL, erased_ms INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS idempotency (
  id INTEGER PRIMARY KEY, place INTEGER NOT NULL, principal TEXT NOT NULL, key TEXT NOT NULL, body_hash TEXT NOT NULL,
  answer TEXT NOT NULL, at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS session (
  token_hash TEXT PRIMARY KEY, officer_id TEXT NOT NULL, counter_id TEXT, device_id TEXT, started_ms INTEGER NOT NULL,
  ended_ms INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS session_open ON session (counter_id) WHERE ended_ms IS NULL;
CREATE TABLE IF NOT EXISTS device_report (device_id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS keyboard_scan (
  device_id TEXT NOT NULL, counter_id TEXT NOT NULL, at_ms INTEGER NOT NULL, input_method INTEGER NOT NULL,
  PRIMARY KEY (device_id, counter_id)
) STRICT;
CREATE TABLE IF NOT EXISTS disk_space (
  id INTEGER PRIMARY KEY CHECK (id = 1), free_bytes INTEGER NOT NULL, total_bytes INTEGER NOT NULL, at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS order_result (
  order_id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS pairing_ask (
  id TEXT PRIMARY KEY, code TEXT NOT NULL, seal TEXT NOT NULL, nonce TEXT NOT NULL, token_hash TEXT NOT NULL, role TEXT, name TEXT NOT NULL, address TEXT NOT NULL,
  asked_ms INTEGER NOT NULL, expires_ms INTEGER NOT NULL, wrong INTEGER NOT NULL, state TEXT NOT NULL, device_id TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS media_work (id INTEGER PRIMARY KEY, work TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS login_attempt (officer_id TEXT PRIMARY KEY, wrong INTEGER NOT NULL, locked_until_ms INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS person_kept ON person (kind, created_ms) WHERE body IS NOT NULL;
${DOSSIER_OTHER_SQL}${DIGITAL_OTHER_SQL}${MESSAGE_OTHER_SQL}${SYNC_OTHER_SQL}${UPDATE_OTHER_SQL}`
