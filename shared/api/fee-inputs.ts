import { z } from 'zod'
import { feeExemption, feeKind, feeWhen, payMethod } from './dossier-views.ts'
import { feeCancelCause, feeRefundCause } from './fee-views.ts'
import { words } from './operations/operation.ts'
import { id } from './views.ts'

const text = (max: number) => words.min(1).max(max)
const dong = z.int().min(0).max(100_000_000_000)

/**
 * A fee of a dossier. By its code in the tariff of the procedure; an amount of its own only where the procedure has no
 * tariff, with no words of an own: nothing is taken beyond the law (BD-2.4).
 */
export const feeInput = z.union([
  z.strictObject({
    tariff: z.string().regex(/^[\w.-]{1,40}$/),
    /** Pieces, e.g. pages; 1 unless told. */
    count: z.int().min(1).max(9_999).optional(),
    exempt: feeExemption.optional(),
    /** It was asked for a second time, and is so. */
    sure: z.boolean().optional(),
  }),
  z.strictObject({
    kind: feeKind,
    amount: dong,
    exempt: feeExemption.optional(),
    when: feeWhen,
    sure: z.boolean().optional(),
  }),
])
export type FeeInput = z.infer<typeof feeInput>

/** Number of a transaction of the bank or the portal; no words. Typed in small letters it is the same one. */
const reference = z
  .string()
  .regex(/^[\w./-]{3,40}$/)
  .toUpperCase()
const payer = z.strictObject({ name: text(200), address: text(300).optional() })

export const collectInput = z.strictObject({
  ticketId: id.optional(),
  /** Of one visit. */
  lines: z
    .array(z.strictObject({ dossierId: id, no: z.int().min(1).max(60) }))
    .min(1)
    .max(40),
  method: payMethod,
  reference: reference.optional(),
  /** Who pays, where it is not who filed. */
  payer: payer.optional(),
  /** What the officer's screen said it comes to, đồng. */
  expected: dong,
})

export const cancelReceiptInput = z.strictObject({
  cause: feeCancelCause,
  words: text(500).optional(),
  /** The same lines on another receipt at once. */
  replace: z.strictObject({ method: payMethod, reference: reference.optional(), payer: payer.optional() }).optional(),
})

export const refundInput = z.strictObject({
  lines: z
    .array(z.strictObject({ dossierId: id, no: z.int().min(1).max(60) }))
    .min(1)
    .max(40),
  cause: feeRefundCause,
  method: payMethod.exclude(['portal']),
  /** The text by which, where the tariff has none. */
  ground: text(300).optional(),
})

export const closeDayInput = z.strictObject({
  /** Whose day; null: the centre's. */
  officerId: id.nullable(),
  /** Cash that was counted, đồng. */
  counted: dong,
  /** Why it is not what the journal says. */
  words: text(500).optional(),
  /** Who counted with whoever closes, and signs. */
  witness: text(120),
})
