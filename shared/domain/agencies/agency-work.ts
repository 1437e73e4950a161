import type { FilingChannel } from '../slips/parts.ts'
import type { SlipKind } from '../slips/slip.ts'

/** Words of the work with agencies that both sides of the contract know. */
export const CO_CHECK_RULES = ['asked', 'required'] as const
/**
 * How somebody of the agency checked beside the officer (TQ-7.2); `not-reached`: he was called and neither came nor
 * answered, which is kept as such.
 */
export const CO_CHECKS = ['present', 'phone', 'not-reached'] as const
export type CoCheckHow = (typeof CO_CHECKS)[number]

/** Nhân sự chính thức, dự phòng (TQ-3.5): who is called first, and who then. */
export const CONTACT_RANKS = ['main', 'reserve'] as const

/** How a call to an agency ended (TQ-7.3). */
export const CALL_OUTCOMES = ['came', 'by-phone', 'not-coming', 'not-needed'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** What is put to an agency: an unclear procedure before its dossier is taken (TT-7.1), or why a paper is asked for (KT-6.1đ). */
export const QUESTION_KINDS = ['before-reception', 'explain'] as const

/** Slips whose form has somebody sign for the agency or the centre (KT-3.3, KT-11.2). */
export const SIGNED_SLIPS = ['apology', 'stop'] as const satisfies SlipKind[]
export type SignedSlip = (typeof SIGNED_SLIPS)[number]

/** Papers that come to the desk are checked together with the agency (TQ-7.2); what is filed online the agency checks (TQ-7.1). */
export const isCheckedTogether = (channel: FilingChannel): boolean => channel !== 'online'
