import type { TableKind } from './schema.ts'

/** Tables of dossiers and slips, made for a million dossiers: every list of open work has an index of its own. */
export const DOSSIER_TABLES: Readonly<Record<string, TableKind>> = {
  dossier: 'projected',
  dossier_party: 'projected',
  dossier_component: 'projected',
  dossier_fee: 'projected',
  dossier_due: 'projected',
  supplement: 'projected',
  supplement_paper: 'projected',
  refusal: 'projected',
  hand_over: 'projected',
  hand_over_dossier: 'projected',
  dossier_words: 'projected',
  dossier_harm: 'projected',
  dossier_tally: 'projected',
  work_request: 'projected',
  dossier_view: 'projected',
  slip: 'projected',
  slip_dossier: 'projected',
  dossier_index: 'operational',
  party_mark: 'operational',
  look_up_attempt: 'operational',
}

export const DOSSIER_SQL = `
CREATE TABLE dossier (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT NOT NULL UNIQUE, series TEXT NOT NULL, no INTEGER NOT NULL,
  state TEXT NOT NULL, before_state TEXT, business_date TEXT NOT NULL, received_ms INTEGER NOT NULL,
  visit_id TEXT NOT NULL, ticket_id TEXT, counter_id TEXT, officer_id TEXT NOT NULL,
  procedure_id TEXT NOT NULL, case_code TEXT, agency_id TEXT NOT NULL, field_id TEXT NOT NULL, channel TEXT NOT NULL,
  sets INTEGER NOT NULL, delivery TEXT NOT NULL, delivery_person TEXT, summary_person TEXT, note_person TEXT,
  external_code TEXT, has_paper INTEGER NOT NULL, time_limit TEXT, due_ms INTEGER NOT NULL, forward_by_ms INTEGER, forwarded_ms INTEGER,
  forward_late INTEGER NOT NULL DEFAULT 0, paper_ms INTEGER, stopped_ms INTEGER, reply_by_ms INTEGER,
  apologies INTEGER NOT NULL DEFAULT 0, result_ms INTEGER, result_kind TEXT, result_paper INTEGER, shelf TEXT,
  posted_ms INTEGER,
  collect_by_ms INTEGER,  ready_ms INTEGER NOT NULL, timing TEXT, taker_person TEXT, twin_id TEXT,
  harm TEXT, late_cause TEXT, withdrawn_ms INTEGER, withdrawn_person TEXT, ended_ms INTEGER,
  co_check TEXT, co_check_person TEXT, offline TEXT, is_secret INTEGER NOT NULL DEFAULT 0, digital_left INTEGER NOT NULL DEFAULT 0,
  UNIQUE (series, business_date, no)
) STRICT;
CREATE INDEX dossier_day ON dossier (business_date);
CREATE INDEX dossier_visit ON dossier (visit_id);
CREATE INDEX dossier_ticket ON dossier (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX dossier_to_forward ON dossier (COALESCE(forward_by_ms, received_ms)) WHERE state = 'received';
CREATE INDEX dossier_to_carry ON dossier (ready_ms)
  WHERE has_paper = 1 AND paper_ms IS NULL AND state IN ('received', 'in-process', 'payment');
CREATE INDEX dossier_running ON dossier (due_ms) WHERE COALESCE(before_state, state) IN ('received', 'in-process', 'payment');
CREATE INDEX dossier_apology ON dossier (due_ms)
  WHERE apologies = 0 AND COALESCE(before_state, state) IN ('received', 'in-process', 'payment');
CREATE INDEX dossier_asking ON dossier (received_ms) WHERE state IN ('received', 'in-process');
CREATE INDEX dossier_twin ON dossier (twin_id) WHERE twin_id IS NOT NULL;
CREATE INDEX dossier_harmed ON dossier (received_ms) WHERE harm IS NOT NULL;
CREATE INDEX dossier_to_digitise ON dossier (received_ms) WHERE digital_left > 0 AND ended_ms IS NULL;
CREATE INDEX dossier_waiting ON dossier (COALESCE(reply_by_ms, 9007199254740990))
  WHERE COALESCE(before_state, state) = 'supplement';
CREATE INDEX dossier_result ON dossier (COALESCE(collect_by_ms, 9007199254740990))
  WHERE state IN ('result-ready', 'refused') AND posted_ms IS NULL;
CREATE INDEX dossier_posted ON dossier (posted_ms) WHERE posted_ms IS NOT NULL AND ended_ms IS NULL;
CREATE INDEX dossier_archived ON dossier (-ended_ms) WHERE state = 'archived';
CREATE TABLE dossier_party (
  person_id TEXT NOT NULL, role TEXT NOT NULL, dossier_id TEXT NOT NULL, PRIMARY KEY (dossier_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_party_person ON dossier_party (person_id);
CREATE TABLE dossier_component (
  dossier_id TEXT NOT NULL, no INTEGER NOT NULL, name TEXT, originals INTEGER NOT NULL, certified INTEGER NOT NULL,
  copies INTEGER NOT NULL, electronic INTEGER NOT NULL, mark TEXT, name_person TEXT, ground_person TEXT,
  PRIMARY KEY (dossier_id, no)
) STRICT, WITHOUT ROWID;
CREATE TABLE dossier_fee (
  dossier_id TEXT NOT NULL, no INTEGER NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL, exempt TEXT,
  "when" TEXT NOT NULL, taken INTEGER NOT NULL, name TEXT NOT NULL, collector_id TEXT, refund TEXT, paid_ms INTEGER,
  method TEXT, officer_id TEXT, receipt_id TEXT, refunded_ms INTEGER, code TEXT, count INTEGER,
  PRIMARY KEY (dossier_id, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_fee_receipt ON dossier_fee (receipt_id) WHERE receipt_id IS NOT NULL;
CREATE TABLE dossier_due (
  dossier_id TEXT NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, due_ms INTEGER NOT NULL, cause TEXT NOT NULL,
  PRIMARY KEY (dossier_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE supplement (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dossier_id TEXT, procedure_id TEXT NOT NULL, party_person TEXT,
  words_person TEXT NOT NULL, beyond_person TEXT, officer_id TEXT NOT NULL, at_ms INTEGER NOT NULL,
  outside INTEGER NOT NULL, reply_by_ms INTEGER, supplied_ms INTEGER
) STRICT;
CREATE INDEX supplement_dossier ON supplement (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE INDEX supplement_party ON supplement (party_person) WHERE party_person IS NOT NULL;
CREATE TABLE supplement_paper (
  supplement_id TEXT NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (supplement_id, no)
) STRICT, WITHOUT ROWID;
CREATE TABLE refusal (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dossier_id TEXT, visit_id TEXT, ticket_id TEXT, procedure_id TEXT,
  channel TEXT NOT NULL, party_person TEXT NOT NULL, cause TEXT NOT NULL, words_person TEXT NOT NULL, redirect_to TEXT,
  officer_id TEXT NOT NULL, counter_id TEXT, business_date TEXT NOT NULL, at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX refusal_party ON refusal (party_person);
CREATE INDEX refusal_day ON refusal (business_date);
CREATE INDEX refusal_dossier ON refusal (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE TABLE hand_over (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, direction TEXT NOT NULL, agency_id TEXT NOT NULL, run TEXT,
  officer_id TEXT NOT NULL, receiver_person TEXT NOT NULL, business_date TEXT NOT NULL, at_ms INTEGER NOT NULL,
  n INTEGER NOT NULL, missed INTEGER NOT NULL, signed_ms INTEGER, cancelled INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX hand_over_day ON hand_over (business_date);
CREATE INDEX hand_over_unsigned ON hand_over (at_ms) WHERE signed_ms IS NULL AND cancelled = 0;
CREATE TABLE hand_over_dossier (
  dossier_id TEXT NOT NULL, hand_over_id TEXT NOT NULL, PRIMARY KEY (dossier_id, hand_over_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX hand_over_dossier_list ON hand_over_dossier (hand_over_id);
CREATE TABLE dossier_words (
  dossier_id TEXT NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY (dossier_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE dossier_harm (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dossier_id TEXT NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL,
  words_person TEXT NOT NULL, officer_id TEXT NOT NULL, at_ms INTEGER NOT NULL, settled_ms INTEGER, how TEXT,
  cost INTEGER, borne_by TEXT, settled_person TEXT
) STRICT;
CREATE INDEX dossier_harm_dossier ON dossier_harm (dossier_id);
CREATE TABLE dossier_tally (
  business_date TEXT NOT NULL, agency_id TEXT NOT NULL, procedure_id TEXT NOT NULL, what TEXT NOT NULL,
  n INTEGER NOT NULL, PRIMARY KEY (business_date, agency_id, procedure_id, what)
) STRICT, WITHOUT ROWID;
CREATE TABLE work_request (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, severity TEXT NOT NULL, asset TEXT NOT NULL,
  counter_id TEXT, officer_id TEXT NOT NULL, words_person TEXT NOT NULL, business_date TEXT NOT NULL,
  at_ms INTEGER NOT NULL, due_ms INTEGER, handler_id TEXT, done_ms INTEGER, outcome_person TEXT
) STRICT;
CREATE INDEX work_request_open ON work_request (at_ms) WHERE done_ms IS NULL;
CREATE INDEX work_request_day ON work_request (business_date);
CREATE TABLE dossier_view (
  dossier_id TEXT NOT NULL, officer_id TEXT NOT NULL, business_date TEXT NOT NULL, purpose TEXT NOT NULL,
  at_ms INTEGER NOT NULL, PRIMARY KEY (dossier_id, officer_id, business_date, purpose)
) STRICT, WITHOUT ROWID;
CREATE TABLE slip (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, form_set TEXT NOT NULL, version INTEGER NOT NULL,
  year INTEGER NOT NULL, count INTEGER NOT NULL, number TEXT NOT NULL, issued_ms INTEGER NOT NULL,
  business_date TEXT NOT NULL, officer_id TEXT NOT NULL, content_person TEXT NOT NULL, about_id TEXT, replaces TEXT,
  cancel_cause TEXT, cancel_person TEXT, reprints INTEGER NOT NULL DEFAULT 0,
  UNIQUE (form_set, kind, year, count)
) STRICT;
CREATE INDEX slip_about ON slip (about_id) WHERE about_id IS NOT NULL;
CREATE INDEX slip_day ON slip (business_date);
CREATE TABLE slip_dossier (
  dossier_id TEXT NOT NULL, slip_id TEXT NOT NULL, PRIMARY KEY (dossier_id, slip_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX slip_dossier_slip ON slip_dossier (slip_id);
`

/** The search index holds personal words a second time: it is wiped with them, at once (decisions.md 2). */
export const DOSSIER_OTHER_SQL = `
CREATE VIRTUAL TABLE IF NOT EXISTS dossier_index USING fts5(words, prefix = '2 3', tokenize = 'ascii');
INSERT INTO dossier_index (dossier_index, rank) VALUES ('secure-delete', 1);
CREATE TABLE IF NOT EXISTS party_mark (mark TEXT NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY (mark, person_id)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS party_mark_person ON party_mark (person_id);
CREATE TABLE IF NOT EXISTS look_up_attempt (
  place TEXT PRIMARY KEY, wrong INTEGER NOT NULL, since_ms INTEGER NOT NULL
) STRICT;
`
