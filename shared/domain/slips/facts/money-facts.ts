import { amountInWords } from '../amount-in-words.ts'
import type { SlipOf } from '../slip.ts'
import { slipAmount, slipDay, slipHour, slipMoment, slipMoney } from '../words.ts'
import type { Facts } from './facts.ts'
import * as f from './shared-facts.ts'

/** How a payment is named on papers. */
export const METHOD_WORDS = {
  cash: 'Tiền mặt',
  transfer: 'Chuyển khoản',
  card: 'Thẻ',
  qr: 'Quét mã QR',
  portal: 'Thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia',
} as const
/** In a column. */
const METHOD_SHORT = { ...METHOD_WORDS, portal: 'Trực tuyến' } as const
const WHAT = { receipt: 'Thu', cancel: 'Hủy biên lai', refund: 'Hoàn trả' } as const

const signed = (amount: number): string => `${amount < 0 ? '-' : ''}${slipAmount(Math.abs(amount))}`
const signedMoney = (amount: number): string => `${signed(amount)} đồng`

export const FEE_LIST_FACTS = {
  ...f.HEAD_FACTS,
  scope: true,
  day: true,
  ofOfficer: true,
  ofCentre: true,
  rows: { no: true, hour: true, what: true, number: true, codes: true, method: true, amount: true },
  officers: { no: true, name: true, receipts: true, cash: true, bank: true, portal: true, all: true, difference: true },
  numbers: true,
  receipts: true,
  cancelled: true,
  cash: true,
  bank: true,
  portal: true,
  all: true,
  inWords: true,
  counted: true,
  difference: true,
  reason: true,
  closer: true,
  closerUnit: true,
  witness: true,
  witnessUnit: true,
} as const

export function feeListFacts(slip: SlipOf<'fee-list'>): Facts<typeof FEE_LIST_FACTS> {
  const { content } = slip
  const { totals, scope } = content
  return {
    ...f.headFacts(slip),
    scope: scope === 'officer' ? `Người thu: ${content.officer}` : 'Toàn Trung tâm',
    day: slipDay(content.day),
    ofOfficer: scope === 'officer' ? 'X' : '',
    ofCentre: scope === 'centre' ? 'X' : '',
    rows: content.rows.map((row, index) => ({
      no: String(index + 1),
      hour: slipHour(row.at),
      what: WHAT[row.what],
      number: row.number,
      codes: row.codes,
      method: METHOD_SHORT[row.method],
      amount: signed(row.amount),
    })),
    officers: content.officers.map((one, index) => ({
      no: String(index + 1),
      name: one.name,
      receipts: String(one.receipts),
      cash: signed(one.cash),
      bank: signed(one.bank),
      portal: signed(one.portal),
      all: signed(one.all),
      difference: signed(one.difference),
    })),
    numbers: content.numbers,
    receipts: String(content.receipts),
    cancelled: String(content.cancelled),
    cash: signedMoney(totals.cash),
    bank: signedMoney(totals.transfer + totals.qr + totals.card),
    portal: signedMoney(totals.portal),
    all: signedMoney(totals.all),
    inWords: totals.all < 0 ? `Âm ${amountInWords(-totals.all).toLowerCase()}` : amountInWords(totals.all),
    counted: signedMoney(content.counted),
    difference: content.difference === 0 ? 'Không' : signedMoney(content.difference),
    reason: content.reason,
    closer: content.closer.name,
    closerUnit: content.closer.unit,
    witness: content.witness.name,
    witnessUnit: content.witness.unit,
  }
}

export const FEE_REFUND_FACTS = {
  ...f.HEAD_FACTS,
  ...f.PARTY_FACTS,
  codes: true,
  receipt: true,
  paidAt: true,
  lines: { no: true, name: true, amount: true },
  total: true,
  inWords: true,
  cause: true,
  basis: true,
  method: true,
  cashier: true,
} as const

export function feeRefundFacts(slip: SlipOf<'fee-refund'>): Facts<typeof FEE_REFUND_FACTS> {
  const { payer, codes, receipt, paidAt, lines, cause, basis, method, cashier } = slip.content
  const total = lines.reduce((sum, { amount }) => sum + amount, 0)
  return {
    ...f.headFacts(slip),
    ...f.partyFacts(payer),
    codes,
    receipt,
    paidAt: slipMoment(paidAt),
    lines: lines.map((one, index) => ({ no: String(index + 1), name: one.name, amount: slipAmount(one.amount) })),
    total: slipMoney(total),
    inWords: amountInWords(total),
    cause,
    basis,
    method: METHOD_WORDS[method],
    cashier,
  }
}
