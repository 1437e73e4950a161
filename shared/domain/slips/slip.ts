import { z } from 'zod'
import { instant } from '../../api/views.ts'
import * as citizen from './citizen-contents.ts'
import * as house from './house-contents.ts'
import * as money from './money-contents.ts'
import { line } from './parts.ts'
import * as process from './process-contents.ts'

/** Every kind of slip with what it says. The key is the kind's name everywhere: rows, operations, templates. */
export const SLIP_CONTENTS = {
  receipt: citizen.receiptContent,
  supplement: citizen.supplementContent,
  refusal: citizen.refusalContent,
  appointment: citizen.appointmentContent,
  apology: process.apologyContent,
  stop: process.stopContent,
  control: process.controlContent,
  book: process.bookContent,
  'dossier-handover': house.dossierHandoverContent,
  'result-handover': house.resultHandoverContent,
  'fee-receipt': house.feeReceiptContent,
  'fee-list': money.feeListContent,
  'fee-refund': money.feeRefundContent,
  postal: house.postalContent,
  'work-request': house.workRequestContent,
  'lost-receipt': house.lostReceiptContent,
  harm: house.harmContent,
  'feedback-answer': house.feedbackAnswerContent,
} as const

export type SlipKind = keyof typeof SLIP_CONTENTS
export const SLIP_KINDS = Object.keys(SLIP_CONTENTS) as [SlipKind, ...SlipKind[]]
export const slipKind = z.enum(SLIP_KINDS)
export type SlipContent<K extends SlipKind> = z.infer<(typeof SLIP_CONTENTS)[K]>

/** Sets of forms (forms.md §0). `own`: where no official text is known, laid out by us. */
export const FORM_SETS = ['TT03-2025', 'TT01-2018', 'TT66-2023-BCA', 'own'] as const
export const formSet = z.enum(FORM_SETS)
export type FormSet = (typeof FORM_SETS)[number]

/**
 * The head of a paper as it was on the day of issue. It is part of the value, so that a paper printed again years later
 * is the same although the centre has moved or taken another name.
 */
export const slipIssuer = z.strictObject({
  /** Đơn vị chủ quản, e.g. "ỦY BAN NHÂN DÂN PHƯỜNG …"; empty leaves the line out. */
  parent: line,
  /** The centre or department that issues. */
  name: line,
  /** Place before the date, e.g. "Bình Dương"; empty prints dots. */
  place: line,
  hotline: line,
  /** Where the public looks rules and dossiers up, in words; empty for none. */
  website: line,
  /** What stands before a dossier code in its QR code, e.g. `https://…/#hs=`; empty: the QR code is the bare code. */
  lookUp: line,
  /** Phương châm (TT-2.3a); empty for none. */
  motto: line,
  /** On receipts: what whoever files answers for (KT-6.2a). */
  duty: line.optional(),
})
export type SlipIssuer = z.infer<typeof slipIssuer>

const head = {
  formSet,
  /** Version of the form's template in that set. */
  version: z.number().int().positive(),
  /** "Số" as printed, e.g. `15/PBS-TTPVHCC(BPTNTKQ)`; see `slipNumber`. */
  number: z.string().max(80),
  issuedAt: instant,
  issuer: slipIssuer,
  /** Where the regulation of the house names the form otherwise (TT-4.2c*). */
  title: line.optional(),
}

const of = <K extends SlipKind>(kind: K) =>
  z.strictObject({ kind: z.literal(kind), ...head, content: SLIP_CONTENTS[kind] })

/**
 * A slip: a numbered value that is printed the same whenever it is printed (product.md, invariant 6). It carries
 * personal data, so it is kept in an erasable row and never in an event.
 */
export const slip = z.discriminatedUnion('kind', [
  of('receipt'),
  of('supplement'),
  of('refusal'),
  of('appointment'),
  of('apology'),
  of('stop'),
  of('control'),
  of('book'),
  of('dossier-handover'),
  of('result-handover'),
  of('fee-receipt'),
  of('fee-list'),
  of('fee-refund'),
  of('postal'),
  of('work-request'),
  of('lost-receipt'),
  of('harm'),
  of('feedback-answer'),
])
export type Slip = z.infer<typeof slip>
export type SlipOf<K extends SlipKind> = Extract<Slip, { kind: K }>
