import { z } from 'zod'
import { instant, localDate } from '../../api/views.ts'
import * as p from './parts.ts'

/** What papers of money say beside the receipt: the list of a day, and money that was paid back. */

/** Đồng, whole; what was cancelled or paid back is negative. */
const signed = z.number().int().min(-1_000_000_000_000).max(1_000_000_000_000)
const count = z.number().int().min(0).max(100_000)
const method = z.enum(['cash', 'transfer', 'card', 'qr', 'portal'])
const totals = z.strictObject({
  cash: signed,
  transfer: signed,
  qr: signed,
  card: signed,
  portal: signed,
  all: signed,
})

/** BẢNG KÊ THU PHÍ, LỆ PHÍ of a day, signed by two (TT-4.5): of one officer, or of the centre. */
export const feeListContent = z.strictObject({
  day: localDate,
  scope: z.enum(['officer', 'centre']),
  /** Whose day; empty: the centre's. */
  officer: p.line,
  /** Movements of an officer's day, in their order. */
  rows: z
    .array(
      z.strictObject({
        at: instant,
        what: z.enum(['receipt', 'cancel', 'refund']),
        /** Number of the receipt with its sign; empty where the portal gave one. */
        number: p.line,
        codes: p.line,
        method,
        amount: signed,
      }),
    )
    .max(5_000),
  /** Days of officers, in the list of the centre. */
  officers: z
    .array(
      z.strictObject({
        name: p.line,
        receipts: count,
        cash: signed,
        bank: signed,
        portal: signed,
        all: signed,
        difference: signed,
      }),
    )
    .max(500),
  totals,
  receipts: count,
  cancelled: count,
  /** Numbers that were used, the first and the last of each series; empty for none. */
  numbers: p.line,
  /** Cash that was counted, and what it is more (or less) than the system says. */
  counted: signed,
  difference: signed,
  reason: p.words,
  closer: p.hand,
  witness: p.hand,
})

/** PHIẾU HOÀN TRẢ PHÍ, LỆ PHÍ. No national form was found. */
export const feeRefundContent = z.strictObject({
  payer: p.party,
  codes: p.line,
  /** The receipt that it was paid by, with its day. */
  receipt: p.line,
  paidAt: instant,
  lines: z
    .array(z.strictObject({ name: p.line, amount: z.number().int().positive() }))
    .min(1)
    .max(40),
  cause: p.line,
  /** The text by which it is paid back. */
  basis: p.line,
  method,
  cashier: p.line,
})
