import { z } from 'zod'
import * as f from '../fee-inputs.ts'
import * as v from '../fee-views.ts'
import { id, instant, localDate } from '../views.ts'
import { dossierNow } from './dossiers.ts'
import { words } from './operation.ts'
import type { Operation } from './operation.ts'

const who = ['officer', 'leader'] as const
const issued = z.array(z.object({ id, kind: z.string(), number: z.string() }))
/** What became of money, without a word about people: such answers are kept to be repeated. */
const receipts = z.object({
  receipts: z.array(z.object({ id, serial: z.string(), number: z.string(), total: z.number().int() })),
  slips: issued,
})
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const stand = { now: instant, through: z.number().int() }
const said = words.min(1).max(500)

/** Fees and charges: tariff, receipts, the day and the month (TT-4.5, KT-7.2n, TT-9.2b). */
export const feeOperations = {
  getTariff: {
    method: 'GET',
    path: '/procedures/{procedureId}/tariff',
    who,
    summary: 'The lines of the tariff of a procedure that hold today, for a channel and a case',
    query: z.strictObject({ channel: z.enum(['direct', 'online', 'postal']), caseCode: id.optional() }),
    answer: z.object({ lines: z.array(v.tariffView), askAbove: z.number().int() }),
  },
  getFees: {
    method: 'GET',
    path: '/dossiers/{dossierId}/fees',
    who,
    summary: 'What is still to be paid for a dossier and for the others of its visit, and what was paid',
    answer: z.object({
      visitId: id,
      payer: z.string(),
      /** Fees of this dossier are the agency's own to take (TQ-8.1). */
      agencyCollects: z.boolean(),
      unpaid: z.array(v.unpaidFee),
      receipts: z.array(v.receiptLine),
      ...stand,
    }),
  },
  getDossierTariff: {
    method: 'GET',
    path: '/dossiers/{dossierId}/tariff',
    who,
    summary: 'The tariff under which a dossier was received, what was chosen of it, and whether it may be put right',
    answer: z.object({
      lines: z.array(v.tariffView),
      chosen: z.array(v.chosenFee),
      /** Why who asks may not change them, in words; null: may. */
      whyNot: z.string().nullable(),
      ...stand,
    }),
  },
  listFeeAccounts: {
    method: 'GET',
    path: '/fee-accounts',
    who,
    summary: 'Who of the staff may collect, cancel, pay back and close; officers see it of themselves',
    answer: z.object({ accounts: z.array(v.feeAccount), ...stand }),
  },
  changeFees: {
    method: 'POST',
    path: '/dossiers/{dossierId}/fees/changes',
    who,
    summary: 'Put the unpaid fees of a dossier right; what was paid stays',
    body: z.strictObject({ fees: z.array(f.feeInput).max(20), words: said }),
    answer: dossierNow,
  },
  collectFees: {
    method: 'POST',
    path: '/fee-receipts',
    who,
    summary: 'Take fees of one visit, on one receipt for each collecting unit',
    body: f.collectInput,
    answer: receipts,
  },
  cancelFeeReceipt: {
    method: 'POST',
    path: '/fee-receipts/{receiptId}/cancel',
    who,
    summary: 'Cancel a receipt with its reason, and issue another in its place if wished; its number stays used',
    body: f.cancelReceiptInput,
    answer: receipts,
  },
  refundFees: {
    method: 'POST',
    path: '/fee-receipts/{receiptId}/refund',
    who,
    summary: 'Pay fees back where the law says so, against a signature',
    body: f.refundInput,
    answer: z.object({ refundId: id, total: z.number().int(), slips: issued }),
  },
  getFeeDay: {
    method: 'GET',
    path: '/fee-days/{date}',
    who,
    summary: 'Receipts and sums of the own day, or with `officerId` of another officer; `centre` for all of them',
    query: z.strictObject({ officerId: id.optional(), scope: z.enum(['officer', 'centre']).default('officer') }),
    answer: z.object({
      day: v.feeDay,
      receipts: z.array(v.receiptLine),
      /** With `centre`: the days of its officers. */
      officers: z.array(v.feeDay.extend({ name: z.string() })),
      /** Earlier days of the same that were never closed. */
      openDays: z.array(localDate),
      /** Whether who asks may close the centre's day. */
      isCashier: z.boolean(),
      ...stand,
    }),
  },
  closeFeeDay: {
    method: 'POST',
    path: '/fee-days/{date}/close',
    who,
    summary: 'Close the day of an officer or of the centre: cash counted against the journal, signed by two',
    body: f.closeDayInput,
    answer: z.object({ closeId: id, difference: z.number().int(), slips: issued }),
  },
  reopenFeeDay: {
    method: 'POST',
    path: '/fee-days/{date}/reopen',
    who: ['leader'],
    summary: "Open an officer's day of today once more, before the centre's is closed",
    body: z.strictObject({ officerId: id, words: said }),
    answer: z.object({ closeId: id }),
  },
  getFeeMonth: {
    method: 'GET',
    path: '/fee-months/{month}',
    who,
    summary:
      'The period of a month: sums by procedure, collecting unit, method and day, and the comparison with the bank',
    answer: z.object({ month: v.feeMonth, isCashier: z.boolean(), ...stand }),
  },
  closeFeeMonth: {
    method: 'POST',
    path: '/fee-months/{month}/close',
    who,
    summary: 'Settle the period of a month, from its last working day on',
    body: z.strictObject({}),
    answer: z.object({ month, from: localDate, to: localDate }),
  },
  compareBankFile: {
    method: 'POST',
    path: '/fee-months/{month}/bank-file',
    who,
    summary:
      'Hold a list of the bank (CSV) against the transfers of a month: matched, of another amount, missing, extra',
    body: z.strictObject({ text: z.string().min(1).max(2_000_000) }),
    answer: z.object({
      matched: z.number().int(),
      different: z.number().int(),
      missing: z.number().int(),
      extra: z.number().int(),
    }),
    bodyLimit: 8_000_000,
  },
  exportFeeMonth: {
    method: 'GET',
    path: '/fee-months/{month}/sheet',
    who,
    summary: 'The month as a spreadsheet (xlsx) with real numbers and dates',
    answer: z.object({
      name: z.string(),
      /** The file in Base64. */
      xlsx: z.base64(),
    }),
  },
} as const satisfies Record<string, Operation>
