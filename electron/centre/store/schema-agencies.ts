import type { TableKind } from './schema.ts'

/** Tables of the work with agencies: whom to call, who signs, calls and questions, and how dossiers were filed. */
export const AGENCY_TABLES: Readonly<Record<string, TableKind>> = {
  contact: 'projected',
  signer: 'projected',
  agency_call: 'projected',
  agency_question: 'projected',
  filing_tally: 'projected',
}

export const AGENCY_SQL = `
CREATE TABLE contact (
  id TEXT PRIMARY KEY, agency_id TEXT NOT NULL, rank TEXT NOT NULL, person_id TEXT NOT NULL, ended_ms INTEGER
) STRICT;
CREATE TABLE signer (
  id TEXT PRIMARY KEY, agency_id TEXT, kinds TEXT NOT NULL, from_date TEXT NOT NULL, to_date TEXT,
  decision TEXT NOT NULL, on_behalf TEXT NOT NULL, title TEXT NOT NULL, person_id TEXT NOT NULL, ended_ms INTEGER
) STRICT;
CREATE TABLE agency_call (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, agency_id TEXT NOT NULL, counter_id TEXT, ticket_id TEXT,
  officer_id TEXT NOT NULL, contact_id TEXT, calls INTEGER NOT NULL, business_date TEXT NOT NULL, at_ms INTEGER NOT NULL,
  due_ms INTEGER, ended_ms INTEGER, outcome TEXT, late INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX agency_call_day ON agency_call (business_date);
CREATE TABLE agency_question (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, agency_id TEXT NOT NULL, procedure_id TEXT,
  dossier_id TEXT, counter_id TEXT, ticket_id TEXT, officer_id TEXT NOT NULL, party_person TEXT,
  words_person TEXT NOT NULL, business_date TEXT NOT NULL, at_ms INTEGER NOT NULL, due_ms INTEGER,
  answer_person TEXT, ended_ms INTEGER, ended_date TEXT, late INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX agency_question_open ON agency_question (at_ms) WHERE ended_ms IS NULL;
CREATE INDEX agency_question_day ON agency_question (business_date);
CREATE INDEX agency_question_ended ON agency_question (ended_date) WHERE ended_date IS NOT NULL;
CREATE INDEX agency_question_dossier ON agency_question (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE INDEX agency_question_party ON agency_question (party_person) WHERE party_person IS NOT NULL;
CREATE TABLE filing_tally (
  business_date TEXT NOT NULL, agency_id TEXT NOT NULL, channel TEXT NOT NULL, reason TEXT NOT NULL,
  co_check TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (business_date, agency_id, channel, reason, co_check)
) STRICT, WITHOUT ROWID;
`
