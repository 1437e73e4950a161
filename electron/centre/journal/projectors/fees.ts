import type { Db } from '../../store/open-database.ts'
import type { RecordedOf } from '../recorded.ts'
import type { Projectors } from './projectors.ts'

type Moving = 'fee.collected' | 'fee.receiptCancelled' | 'fee.refunded'
type Closing = 'fee.dayClosed' | 'fee.dayReopened' | 'fee.monthClosed' | 'fee.bankCompared' | 'fee.bankRedacted'

/** Money that comes in and goes out, and the days and months that are closed over it. */
export const feeProjectors = (db: Db): Pick<Projectors, Moving | Closing | 'fee.changed'> => ({
  ...moving(db),
  ...closing(db),
  ...changing(db),
})

/** The row of a fee of a dossier, as it is received and as it is put right. */
export function feeRow(db: Db) {
  const insert = db.prepare(
    `INSERT INTO dossier_fee (dossier_id, no, kind, amount, exempt, "when", taken, name, collector_id, refund,
       code, count)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (dossierId: string, fee: RecordedOf<'dossier.received'>['payload']['fees'][number]): void => {
    const { no, kind, amount, exempt, when, tariff } = fee
    const taken = fee.taken ?? (exempt === null ? amount : 0)
    const named = [tariff?.name ?? '', tariff?.agencyId ?? null, tariff?.refund ?? null]
    const chosen = [tariff?.code ?? null, tariff?.count ?? null]
    insert.run(dossierId, no, kind, amount, exempt, when, taken, ...named, ...chosen)
  }
}

function changing(db: Db): Pick<Projectors, 'fee.changed'> {
  const drop = db.prepare('DELETE FROM dossier_fee WHERE dossier_id = ? AND paid_ms IS NULL')
  const insert = feeRow(db)
  return {
    'fee.changed': ({ payload: p }) => {
      drop.run(p.dossierId)
      for (const fee of p.fees) insert(p.dossierId, fee)
    },
  }
}

function moving(db: Db): Pick<Projectors, Moving> {
  const receipt = db.prepare(
    `INSERT INTO fee_receipt (seq, id, slip_id, book, serial, year, count, number, method, reference, total, business_date,
       at_ms, officer_id, counter_id, ticket_id, visit_id, replaces, payer_person)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const line = db.prepare('INSERT INTO fee_line (receipt_id, dossier_id, no, amount) VALUES (?, ?, ?, ?)')
  const entry = db.prepare('INSERT INTO fee_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const paid = db.prepare(
    `UPDATE dossier_fee SET paid_ms = ?, method = ?, officer_id = ?, receipt_id = ? WHERE dossier_id = ? AND no = ?`,
  )
  const unpaid = db.prepare(
    `UPDATE dossier_fee SET paid_ms = NULL, method = NULL, officer_id = NULL, receipt_id = NULL WHERE receipt_id = ?`,
  )
  const cancelled = db.prepare(
    'UPDATE fee_receipt SET cancelled_ms = ?, cancel_cause = ?, cancel_person = ?, cancelled_by = ? WHERE id = ?',
  )
  // What a receipt brought goes out again line by line, so that the sums of procedures and units stay right.
  const back = db.prepare(
    `INSERT INTO fee_entry SELECT ?, n, receipt_id, ?, ?, ?, method, 'cancel', dossier_id, no, procedure_id, agency_id, kind,
       -amount FROM fee_entry WHERE receipt_id = ? AND what = 'receipt'`,
  )
  const refund = db.prepare(
    `INSERT INTO fee_entry SELECT ?, ?, receipt_id, ?, ?, ?, ?, 'refund', dossier_id, no, procedure_id, agency_id, kind, ?
     FROM fee_entry WHERE receipt_id = ? AND dossier_id = ? AND no = ? AND what = 'receipt'`,
  )
  const refunded = db.prepare('UPDATE fee_receipt SET refunded = refunded + ? WHERE id = ?')
  const refundedLine = db.prepare(
    'UPDATE fee_line SET is_refunded = 1 WHERE receipt_id = ? AND dossier_id = ? AND no = ?',
  )
  const refundedFee = db.prepare('UPDATE dossier_fee SET refunded_ms = ? WHERE dossier_id = ? AND no = ?')
  return {
    'fee.collected': ({ payload: p, seq, atMs, businessDate }) => {
      const total = p.lines.reduce((sum, { amount }) => sum + amount, 0)
      receipt.run(
        ...[seq, p.receiptId, p.slipId, p.book, p.serial, p.year, p.count, p.number, p.method, p.reference, total],
        ...[businessDate, atMs, p.officerId, p.counterId, p.ticketId, p.visitId, p.replaces, p.payer?.id ?? null],
      )
      for (const [n, one] of p.lines.entries()) {
        line.run(p.receiptId, one.dossierId, one.no, one.amount)
        paid.run(atMs, p.method, p.officerId, p.receiptId, one.dossierId, one.no)
        entry.run(
          ...[seq, n, p.receiptId, businessDate, atMs, p.officerId, p.method, 'receipt', one.dossierId, one.no],
          ...[one.procedureId, one.agencyId, one.kind, one.amount],
        )
      }
    },
    'fee.receiptCancelled': ({ payload: p, seq, atMs, businessDate }) => {
      cancelled.run(atMs, p.cause, p.words?.id ?? null, p.officerId, p.receiptId)
      back.run(seq, businessDate, atMs, p.drawerId, p.receiptId)
      unpaid.run(p.receiptId)
    },
    'fee.refunded': ({ payload: p, seq, atMs, businessDate }) => {
      for (const [n, { dossierId, no, amount }] of p.lines.entries()) {
        refund.run(seq, n, businessDate, atMs, p.officerId, p.method, -amount, p.receiptId, dossierId, no)
        refundedLine.run(p.receiptId, dossierId, no)
        refundedFee.run(atMs, dossierId, no)
        refunded.run(amount, p.receiptId)
      }
    },
  }
}

function closing(db: Db): Pick<Projectors, Closing> {
  const close = db.prepare('INSERT INTO fee_close VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)')
  const reopen = db.prepare('UPDATE fee_close SET reopened_ms = ? WHERE id = ?')
  const month = db.prepare('INSERT INTO fee_month VALUES (?, ?, ?, ?, ?, ?)')
  const redactBank = db.prepare('UPDATE fee_bank SET content_person = ? WHERE id = ?')
  const bank = db.prepare('INSERT INTO fee_bank VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  return {
    'fee.dayClosed': ({ payload: p, seq, atMs }) =>
      close.run(
        ...[seq, p.closeId, p.of ?? '', p.date, atMs, p.officerId, p.totals.all, p.counted, p.difference],
        ...[p.words?.id ?? null, p.witness.id, p.slipId],
      ),
    'fee.dayReopened': ({ payload: p, atMs }) => reopen.run(atMs, p.closeId),
    'fee.monthClosed': ({ payload: p, atMs }) => month.run(p.month, p.from, p.to, atMs, p.officerId, p.totals.all),
    'fee.bankRedacted': ({ payload: p }) => redactBank.run(p.content.id, p.comparisonId),
    'fee.bankCompared': ({ payload: p, seq, atMs }) =>
      bank.run(
        ...[seq, p.comparisonId, p.month, atMs, p.officerId, p.rows, p.matched, p.missing, p.extra, p.late ? 1 : 0],
        p.content.id,
      ),
  }
}
