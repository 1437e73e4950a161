import type { FeeCancelCause } from '../../../shared/api/fee-views.ts'
import type { Entry, PayMethod } from '../../../shared/domain/fees/ledger.ts'
import type { Db } from './open-database.ts'

export type ReceiptRow = {
  seq: number
  id: string
  slipId: string | null
  book: string
  serial: string
  year: number
  number: string
  method: PayMethod
  reference: string | null
  total: number
  refunded: number
  businessDate: string
  atMs: number
  officerId: string
  visitId: string
  replaces: string | null
  cancelledMs: number | null
  cancelCause: FeeCancelCause | null
  cancelledBy: string | null
  /** Who paid, where it is not who filed. */
  payerPerson: string | null
}
export type ReceiptPart = {
  dossierId: string
  code: string
  state: string
  procedureId: string
  no: number
  amount: number
  isRefunded: 0 | 1
  kind: 'fee' | 'charge'
  name: string
  exempt: string | null
  refund: string | null
}
export type EntryRow = Entry & { receiptId: string; atMs: number; dossierId: string }
export type CloseRow = {
  id: string
  atMs: number
  officerId: string
  total: number
  counted: number
  difference: number
  wordsPerson: string | null
  witnessPerson: string
  slipId: string | null
}
export type MonthRow = { month: string; from: string; to: string; atMs: number; officerId: string; total: number }
export type BankCompareRow = {
  id: string
  month: string
  atMs: number
  officerId: string
  n: number
  matched: number
  missing: number
  extra: number
  isLate: 0 | 1
  contentPerson: string
}

const RECEIPT = `seq, id, slip_id AS slipId, book, serial, year, number, method, reference, total, refunded,
  business_date AS businessDate, at_ms AS atMs, officer_id AS officerId, visit_id AS visitId, replaces,
  cancelled_ms AS cancelledMs, cancel_cause AS cancelCause, cancelled_by AS cancelledBy, payer_person AS payerPerson FROM fee_receipt`
const ENTRY = `receipt_id AS receiptId, business_date AS date, at_ms AS atMs, drawer_id AS officerId, method, what,
  dossier_id AS dossierId, procedure_id AS procedureId, agency_id AS agencyId, kind, amount FROM fee_entry`
const CLOSE = `id, at_ms AS atMs, officer_id AS officerId, total, counted, difference, words_person AS wordsPerson,
  witness_person AS witnessPerson, slip_id AS slipId FROM fee_close`

const BANK = `id, month, at_ms AS atMs, officer_id AS officerId, n, matched, missing, extra, is_late AS isLate,
  content_person AS contentPerson FROM fee_bank`

/** Reads of money. (`+?`: see ticket-store.ts.) */
export function feeStore(db: Db) {
  return { ...receipts(db), ...days(db) }
}
export type FeeStore = ReturnType<typeof feeStore>

function receipts(db: Db) {
  const byId = db.prepare<[string], ReceiptRow>(`SELECT ${RECEIPT} WHERE id = +?`)
  const ofVisit = db.prepare<[string], ReceiptRow>(`SELECT ${RECEIPT} WHERE visit_id = +? ORDER BY seq DESC`)
  const ofDay = db.prepare<[string], ReceiptRow>(`SELECT ${RECEIPT} WHERE business_date = +? ORDER BY seq DESC`)
  const ofOfficer = db.prepare<[string, string], ReceiptRow>(
    `SELECT ${RECEIPT} WHERE business_date = +? AND officer_id = +? ORDER BY seq DESC`,
  )
  const parts = db.prepare<[string], ReceiptPart>(
    `SELECT l.dossier_id AS dossierId, d.code, d.state, d.procedure_id AS procedureId, l.no, l.amount,
       l.is_refunded AS isRefunded, f.kind, f.name, f.exempt, f.refund
     FROM fee_line l JOIN dossier d ON d.id = l.dossier_id
     JOIN dossier_fee f ON f.dossier_id = l.dossier_id AND f.no = l.no
     WHERE l.receipt_id = +? ORDER BY d.seq, l.no`,
  )
  const highest = db
    .prepare<[string, string, number, string], number | null>(
      `SELECT MAX(count) FROM (SELECT MAX(count) AS count FROM fee_receipt WHERE book = +? AND serial = +? AND year = +?
       UNION ALL SELECT MAX(no) FROM number_floor WHERE kind = 'receipt' AND series = +?)`,
    )
    .pluck()
  const withReference = db
    .prepare<[string], string>(
      'SELECT visit_id FROM fee_receipt WHERE reference = +? AND reference IS NOT NULL AND cancelled_ms IS NULL LIMIT 1',
    )
    .pluck()
  const between = db.prepare<[string, string], ReceiptRow>(
    `SELECT ${RECEIPT} WHERE business_date BETWEEN +? AND +? ORDER BY seq`,
  )
  const byBank = db.prepare<[string, string], ReceiptRow>(
    `SELECT ${RECEIPT} WHERE business_date BETWEEN +? AND +? AND cancelled_ms IS NULL
       AND method IN ('transfer', 'qr', 'card') ORDER BY seq`,
  )
  const paidBy = db.prepare<[string], ReceiptRow>(`SELECT ${RECEIPT} WHERE payer_person = +?`)
  return {
    receipt: (id: string) => byId.get(id),
    /** Receipts that name a person who paid for somebody else. */
    paidBy: (personId: string) => paidBy.all(personId),
    /** Receipts of a visit, the newest first. */
    receiptsOfVisit: (visitId: string) => ofVisit.all(visitId),
    /** Receipts of a day, the newest first; of one officer, or of all. */
    receiptsOn: (date: string, officerId: string | null) =>
      officerId === null ? ofDay.all(date) : ofOfficer.all(date, officerId),
    /** What a receipt is for. */
    parts: (receiptId: string) => parts.all(receiptId),
    /** The highest number of a book, those that a restore passed over counted; 0 for none. */
    highest: (book: string, serial: string, year: number) =>
      highest.get(book, serial, year, `${book}|${serial}|${year}`) ?? 0,
    /** The visit that a transaction paid for; undefined: none yet. */
    visitWithReference: (reference: string) => withReference.get(reference),
    /** Receipts of some days, the first first. */
    receiptsBetween: (from: string, to: string) => between.all(from, to),
    /** Payments by bank of some days that were not cancelled. */
    byBank: (from: string, to: string) => byBank.all(from, to),
  }
}

function days(db: Db) {
  const between = db.prepare<[string, string], EntryRow>(
    `SELECT ${ENTRY} WHERE business_date BETWEEN +? AND +? ORDER BY seq, n`,
  )
  const ofDrawer = db.prepare<[string, string], EntryRow>(
    `SELECT ${ENTRY} WHERE business_date = +? AND drawer_id = +? ORDER BY seq, n`,
  )
  const close = db.prepare<[string, string], CloseRow>(
    `SELECT ${CLOSE} WHERE business_date = +? AND of_id = +? AND reopened_ms IS NULL`,
  )
  const openOf = db
    .prepare<[string, string, string], string>(
      `SELECT DISTINCT e.business_date FROM fee_entry e WHERE e.drawer_id = +? AND e.business_date < +?
         AND NOT EXISTS (SELECT 1 FROM fee_close c WHERE c.business_date = e.business_date AND c.of_id = +?
           AND c.reopened_ms IS NULL) ORDER BY 1 LIMIT 60`,
    )
    .pluck()
  const openDays = db
    .prepare<[string, string], string>(
      `SELECT DISTINCT e.business_date FROM fee_entry e WHERE e.business_date BETWEEN +? AND +?
         AND NOT EXISTS (SELECT 1 FROM fee_close c WHERE c.business_date = e.business_date AND c.of_id = ''
           AND c.reopened_ms IS NULL) ORDER BY 1 LIMIT 60`,
    )
    .pluck()
  const month = db.prepare<[string], MonthRow>(
    `SELECT month, from_date AS "from", to_date AS "to", at_ms AS atMs, officer_id AS officerId, total FROM fee_month
     WHERE month = +?`,
  )
  const lastMonth = db.prepare<[], MonthRow>(
    `SELECT month, from_date AS "from", to_date AS "to", at_ms AS atMs, officer_id AS officerId, total FROM fee_month
     ORDER BY month DESC LIMIT 1`,
  )
  const firstDay = db
    .prepare<[string, string], string | null>(
      'SELECT MIN(business_date) FROM fee_entry WHERE business_date > +? AND business_date < +?',
    )
    .pluck()
  const bank = db.prepare<[string], BankCompareRow>(`SELECT ${BANK} WHERE month = +? ORDER BY seq DESC LIMIT 1`)
  const banks = db.prepare<[], BankCompareRow>(
    `SELECT ${BANK} WHERE EXISTS (SELECT 1 FROM person p WHERE p.id = content_person AND p.body IS NOT NULL) ORDER BY seq`,
  )
  return {
    /** Movements of some days, in their order. */
    entries: (from: string, to: string) => between.all(from, to),
    entriesOf: (date: string, drawerId: string) => ofDrawer.all(date, drawerId),
    /** The close of a day of an officer, or of the centre (null), that holds. */
    close: (date: string, of: string | null) => close.get(date, of ?? ''),
    /** Days before a date on which an officer took money and that were never closed. */
    openDaysOf: (officerId: string, before: string) => openOf.all(officerId, before, officerId),
    /** Days with money that the centre has not closed. */
    openDays: (from: string, to: string) => openDays.all(from, to),
    /** The first day with money between two days, neither counted. */
    firstDay: (after: string, before: string) => firstDay.get(after, before) ?? undefined,
    month: (name: string) => month.get(name),
    lastMonth: () => lastMonth.get(),
    /** The newest comparison with the bank. */
    bank: (name: string) => bank.get(name),
    /** Comparisons whose rows are kept. */
    banks: () => banks.all(),
  }
}
