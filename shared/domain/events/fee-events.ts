import { z } from 'zod'
import { feeKind, payMethod } from '../../api/dossier-views.ts'
import { feeCancelCause, feeRefundCause } from '../../api/fee-views.ts'
import { localDate } from '../../api/views.ts'
import { personRef } from './config-events.ts'

/**
 * Money that comes in and goes out (TT-4.5, KT-7.2n). Amounts are whole đồng. A movement belongs to the business day of its
 * event and to a drawer: that of the officer whose cash it changes.
 */
const key = z.string().min(1).max(64)
const dong = z.number().int().nonnegative()
const signed = z.number().int()
const words = personRef.nullable()

const feePart = z.strictObject({ dossierId: key, no: z.number().int().positive(), amount: z.number().int().positive() })

/** A receipt, or a payment that the portal gave the receipt for (`count` null). */
export const feeCollected = z.strictObject({
  receiptId: key,
  officerId: key,
  counterId: key.nullable(),
  ticketId: key.nullable(),
  visitId: key,
  /** The collecting unit's book: agency id, empty for the centre's; sign, year and number are never used again. */
  book: z.string().max(64),
  serial: z.string().max(40),
  year: z.number().int(),
  count: z.number().int().positive().nullable(),
  number: z.string().max(80),
  method: payMethod,
  /** Number of the bank's or portal's transaction; no words. */
  reference: z.string().max(40).nullable(),
  lines: z
    .array(feePart.extend({ procedureId: key, agencyId: key, kind: feeKind }))
    .min(1)
    .max(40),
  replaces: key.nullable(),
  slipId: key.nullable(),
  /** Who paid, where it is not who filed. */
  payer: personRef.optional(),
})

export const feeReceiptCancelled = z.strictObject({
  receiptId: key,
  officerId: key,
  /** Whose drawer the money leaves. */
  drawerId: key,
  cause: feeCancelCause,
  words,
})

export const feeRefunded = z.strictObject({
  refundId: key,
  receiptId: key,
  officerId: key,
  method: payMethod,
  lines: z.array(feePart).min(1).max(40),
  cause: feeRefundCause,
  /** The citation of a leader, where the tariff has none. */
  ground: words,
  slipId: key.nullable(),
})

export const feeTotals = z.strictObject({
  cash: signed,
  transfer: signed,
  qr: signed,
  card: signed,
  portal: signed,
  all: signed,
})

/** The day of an officer, or of the centre (`of` null): counted against what the journal says, signed by two. */
export const feeDayClosed = z.strictObject({
  closeId: key,
  officerId: key,
  of: key.nullable(),
  date: localDate,
  totals: feeTotals,
  receipts: z.number().int().nonnegative(),
  cancelled: z.number().int().nonnegative(),
  counted: dong,
  difference: signed,
  words,
  witness: personRef,
  slipId: key.nullable(),
})
export const feeDayReopened = z.strictObject({ closeId: key, officerId: key, words: personRef })

/** The period of a month is settled (TT-4.5c). */
export const feeMonthClosed = z.strictObject({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  officerId: key,
  from: localDate,
  to: localDate,
  totals: feeTotals,
  /** Issued less cancelled in these days: negative where more of an earlier month were cancelled than were issued. */
  receipts: signed,
})

/** A list of the bank was held against the transfers of a month; its rows stand in an erasable row. */
export const feeBankCompared = z.strictObject({
  comparisonId: key,
  month: z.string().regex(/^\d{4}-\d{2}$/),
  officerId: key,
  rows: z.number().int().nonnegative(),
  matched: z.number().int().nonnegative(),
  missing: z.number().int().nonnegative(),
  extra: z.number().int().nonnegative(),
  /** After the day by which it should be there (TT-4.5c). */
  late: z.boolean(),
  content: personRef,
})
/** The same list without what it said about somebody who was erased (Luật 91/2025/QH15, Điều 4). */
export const feeBankRedacted = z.strictObject({ comparisonId: key, content: personRef })
