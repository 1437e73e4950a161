import { z } from 'zod'
import { feeExemption, feeKind, feeWhen, payMethod } from './dossier-views.ts'
import { id, instant, localDate } from './views.ts'

/** Why a receipt is cancelled; its number stays used. */
export const feeCancelCause = z.enum([
  'wrong-payer',
  'wrong-amount',
  'wrong-method',
  'entered-twice',
  'not-paid',
  'other',
])
export type FeeCancelCause = z.infer<typeof feeCancelCause>
/** Why money is paid back. */
export const feeRefundCause = z.enum(['refused', 'withdrawn', 'overpaid', 'other'])

const signed = z.number().int()
export const totals = z.object({
  cash: signed,
  transfer: signed,
  qr: signed,
  card: signed,
  portal: signed,
  all: signed,
})
export type TotalsView = z.infer<typeof totals>

/** A line of the tariff that holds for a dossier today. */
export const tariffView = z.object({
  code: z.string(),
  kind: feeKind,
  name: z.string(),
  amount: z.number().int(),
  unit: z.string().nullable(),
  tiers: z.array(z.object({ from: z.number().int(), amount: z.number().int() })),
  most: z.number().int().nullable(),
  required: z.boolean(),
  when: feeWhen,
  issuer: z.enum(['national', 'province']),
  basis: z.string(),
  agency: z.string(),
  reductions: z.array(z.object({ reason: feeExemption, percent: z.number().int(), basis: z.string() })),
})
export type TariffView = z.infer<typeof tariffView>

/** A fee of a dossier as it was chosen: a line of the tariff with its pieces, or an amount that was typed. */
export const chosenFee = z.object({
  code: z.string().nullable(),
  count: z.number().int().nullable(),
  kind: feeKind,
  amount: z.number().int(),
  exempt: feeExemption.nullable(),
  when: feeWhen,
  taken: z.number().int(),
})
export type ChosenFee = z.infer<typeof chosenFee>

/** What an account may do with money. */
export const feeRight = z.enum([
  'collect',
  'cancel-own',
  'cancel-any',
  'refund-tariff',
  'refund-any',
  'close-own',
  'close-all',
])
export type FeeRight = z.infer<typeof feeRight>
export const feeAccount = z.object({
  officerId: id,
  name: z.string(),
  position: z.string(),
  /** By role a leader, or named by the setting `fees.cashiers`. */
  as: z.enum(['leader', 'cashier', 'officer']),
  rights: z.array(feeRight),
})
export type FeeAccount = z.infer<typeof feeAccount>

/** A fee of a dossier that waits to be paid, with whose dossier it is. */
export const unpaidFee = z.object({
  dossierId: id,
  code: z.string(),
  procedure: z.string(),
  no: z.number().int(),
  kind: feeKind,
  name: z.string(),
  amount: z.number().int(),
  exempt: feeExemption.nullable(),
  when: feeWhen,
  /** The unit that it is collected for. */
  agency: z.string(),
})
export type UnpaidFee = z.infer<typeof unpaidFee>

export const receiptLine = z.object({
  id,
  slipId: id.nullable(),
  /** Sign and number as printed; empty where the portal gave the receipt. */
  serial: z.string(),
  number: z.string(),
  at: instant,
  date: localDate,
  officer: z.string(),
  method: payMethod,
  reference: z.string().nullable(),
  /** Who paid, where it is not who filed; a null name was erased. */
  payer: z.object({ personId: id, name: z.string().nullable() }).nullable(),
  total: z.number().int(),
  refunded: z.number().int(),
  dossiers: z.array(z.object({ id, code: z.string() })),
  lines: z.array(
    z.object({
      dossierId: id,
      no: z.number().int(),
      name: z.string(),
      amount: z.number().int(),
      isRefunded: z.boolean(),
      /** The text by which it is paid back when the dossier is refused or withdrawn. */
      refund: z.string().nullable(),
    }),
  ),
  cancelled: z.object({ at: instant, cause: feeCancelCause, by: z.string() }).nullable(),
  replaces: id.nullable(),
  /** Whether who asks may cancel it now. */
  canCancel: z.boolean(),
  canRefund: z.boolean(),
})
export type ReceiptLine = z.infer<typeof receiptLine>

export const dayClose = z.object({
  id,
  at: instant,
  by: z.string(),
  witness: z.string().nullable(),
  counted: z.number().int(),
  difference: signed,
  words: z.string().nullable(),
  slipId: id.nullable(),
})
export type DayClose = z.infer<typeof dayClose>

/** The money of one officer, or of the centre, on one day. */
export const feeDay = z.object({
  date: localDate,
  officerId: id.nullable(),
  totals,
  receipts: z.number().int(),
  cancelled: z.number().int(),
  close: dayClose.nullable(),
})

const sums = { n: z.number().int(), totals }
export const feeMonth = z.object({
  month: z.string(),
  from: localDate,
  to: localDate,
  papersBy: localDate,
  /** What stands in the way of closing it. */
  openDays: z.array(localDate),
  /** Whether the last day of its period has come. */
  isOver: z.boolean(),
  closed: z.object({ at: instant, by: z.string() }).nullable(),
  ...sums,
  procedures: z.array(z.object({ code: z.string(), name: z.string(), agency: z.string(), ...sums })),
  agencies: z.array(z.object({ agency: z.string(), fees: signed, charges: signed, ...sums })),
  days: z.array(z.object({ date: localDate, difference: signed.nullable(), isClosed: z.boolean(), ...sums })),
  bank: z
    .object({
      at: instant,
      by: z.string(),
      late: z.boolean(),
      rows: z.number().int(),
      /** Null: its rows were erased, only how many there were is kept. */
      pairs: z
        .array(
          z.object({
            what: z.enum(['matched', 'different', 'missing', 'extra']),
            number: z.string(),
            reference: z.string(),
            date: localDate,
            own: z.number().int().nullable(),
            bank: z.number().int().nullable(),
            words: z.string(),
          }),
        )
        .nullable(),
      matched: z.number().int(),
      different: z.number().int(),
      missing: z.number().int(),
      extra: z.number().int(),
    })
    .nullable(),
})
export type FeeMonth = z.infer<typeof feeMonth>
