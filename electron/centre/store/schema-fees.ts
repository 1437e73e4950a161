import type { TableKind } from './schema.ts'

/** Tables of money. Every sum is made from `fee_entry`, in which what was cancelled or paid back is negative. */
export const FEE_TABLES: Readonly<Record<string, TableKind>> = {
  fee_receipt: 'projected',
  fee_line: 'projected',
  fee_entry: 'projected',
  fee_close: 'projected',
  fee_month: 'projected',
  fee_bank: 'projected',
}

export const FEE_SQL = `
CREATE TABLE fee_receipt (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, slip_id TEXT, book TEXT NOT NULL, serial TEXT NOT NULL,
  year INTEGER NOT NULL, count INTEGER, number TEXT NOT NULL, method TEXT NOT NULL, reference TEXT, total INTEGER NOT NULL,
  refunded INTEGER NOT NULL DEFAULT 0, business_date TEXT NOT NULL, at_ms INTEGER NOT NULL, officer_id TEXT NOT NULL,
  counter_id TEXT, ticket_id TEXT, visit_id TEXT NOT NULL, replaces TEXT, cancelled_ms INTEGER, cancel_cause TEXT,
  cancel_person TEXT, cancelled_by TEXT, payer_person TEXT,
  UNIQUE (book, serial, year, count)
) STRICT;
CREATE INDEX fee_receipt_day ON fee_receipt (business_date, officer_id);
CREATE INDEX fee_receipt_visit ON fee_receipt (visit_id);
CREATE INDEX fee_receipt_payer ON fee_receipt (payer_person) WHERE payer_person IS NOT NULL;
CREATE INDEX fee_receipt_reference ON fee_receipt (reference) WHERE reference IS NOT NULL AND cancelled_ms IS NULL;
CREATE TABLE fee_line (
  receipt_id TEXT NOT NULL, dossier_id TEXT NOT NULL, no INTEGER NOT NULL, amount INTEGER NOT NULL,
  is_refunded INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (receipt_id, dossier_id, no)
) STRICT, WITHOUT ROWID;
CREATE TABLE fee_entry (
  seq INTEGER NOT NULL, n INTEGER NOT NULL, receipt_id TEXT NOT NULL, business_date TEXT NOT NULL, at_ms INTEGER NOT NULL,
  drawer_id TEXT NOT NULL, method TEXT NOT NULL, what TEXT NOT NULL, dossier_id TEXT NOT NULL, no INTEGER NOT NULL,
  procedure_id TEXT NOT NULL, agency_id TEXT NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL,
  PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX fee_entry_day ON fee_entry (business_date, drawer_id);
CREATE INDEX fee_entry_receipt ON fee_entry (receipt_id);
CREATE TABLE fee_close (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, of_id TEXT NOT NULL, business_date TEXT NOT NULL, at_ms INTEGER NOT NULL,
  officer_id TEXT NOT NULL, total INTEGER NOT NULL, counted INTEGER NOT NULL, difference INTEGER NOT NULL, words_person TEXT,
  witness_person TEXT NOT NULL, slip_id TEXT, reopened_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX fee_close_of ON fee_close (business_date, of_id) WHERE reopened_ms IS NULL;
CREATE TABLE fee_month (
  month TEXT PRIMARY KEY, from_date TEXT NOT NULL, to_date TEXT NOT NULL, at_ms INTEGER NOT NULL, officer_id TEXT NOT NULL,
  total INTEGER NOT NULL
) STRICT;
CREATE TABLE fee_bank (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, month TEXT NOT NULL, at_ms INTEGER NOT NULL, officer_id TEXT NOT NULL,
  n INTEGER NOT NULL, matched INTEGER NOT NULL, missing INTEGER NOT NULL, extra INTEGER NOT NULL, is_late INTEGER NOT NULL,
  content_person TEXT NOT NULL
) STRICT;
CREATE INDEX fee_bank_month ON fee_bank (month);
`
