import { z } from 'zod'
import {
  CALL_OUTCOMES,
  CO_CHECKS,
  CO_CHECK_RULES,
  CONTACT_RANKS,
  QUESTION_KINDS,
  SIGNED_SLIPS,
} from '../domain/agencies/agency-work.ts'
import { filingChannel } from '../domain/slips/parts.ts'
import { id, instant, localDate } from './views.ts'

export const coCheckHow = z.enum(CO_CHECKS)
export const contactRank = z.enum(CONTACT_RANKS)
export const callOutcome = z.enum(CALL_OUTCOMES)
export const questionKind = z.enum(QUESTION_KINDS)
export const signedSlip = z.enum(SIGNED_SLIPS)

/** Whom a desk calls at an agency. */
export const contact = z.object({
  id,
  agencyId: id,
  agency: z.string(),
  rank: contactRank,
  /** Null: erased. */
  name: z.string().nullable(),
  position: z.string(),
  phone: z.string(),
})
export type ContactView = z.infer<typeof contact>

/** Who may sign, for whom, from when to when and by which decision (KT-3.3, KT-11.2). */
export const signer = z.object({
  id,
  agencyId: id.nullable(),
  agency: z.string().nullable(),
  kinds: z.array(signedSlip),
  from: localDate,
  to: localDate.nullable(),
  decision: z.string(),
  onBehalf: z.string(),
  title: z.string(),
  name: z.string().nullable(),
})
export type SignerView = z.infer<typeof signer>

/** A call to somebody of an agency; it ends when he is there, or with its day. */
export const agencyCall = z.object({
  id,
  agencyId: id,
  agency: z.string(),
  counterNumber: z.number().int().nullable(),
  isMine: z.boolean(),
  ticketNumber: z.string().nullable(),
  officer: z.string(),
  contact: contact.nullable(),
  /** How often somebody was called. */
  calls: z.number().int(),
  at: instant,
  dueAt: instant.nullable(),
  endedAt: instant.nullable(),
  outcome: callOutcome.nullable(),
  late: z.boolean(),
})
export type AgencyCallView = z.infer<typeof agencyCall>

const erasable = z.object({ personId: id, text: z.string().nullable() })

/** A question to an agency. Without an end it waits for the agency's word (TT-7.1). */
export const agencyQuestion = z.object({
  id,
  kind: questionKind,
  agencyId: id,
  agency: z.string(),
  procedureId: id.nullable(),
  procedure: z.string(),
  dossierId: id.nullable(),
  code: z.string().nullable(),
  counterNumber: z.number().int().nullable(),
  officer: z.string(),
  /** Who waits for it; null: nobody was named, or erased. */
  name: z.string().nullable(),
  phone: z.string().nullable(),
  words: erasable,
  at: instant,
  dueAt: instant.nullable(),
  /** What was answered, and by whom; null: not yet, or dropped. */
  answer: erasable.extend({ by: z.string().nullable() }).nullable(),
  endedAt: instant.nullable(),
  late: z.boolean(),
})
export type AgencyQuestionView = z.infer<typeof agencyQuestion>

export const offlineReason = z.object({ code: z.string(), text: z.string(), textEn: z.string().optional() })
export type OfflineReason = z.infer<typeof offlineReason>

/** What the desk has to ask beside the papers, for the agency of a procedure. */
export const agencyDesk = z.object({
  agencyId: id,
  agency: z.string(),
  coCheck: z.enum(CO_CHECK_RULES).nullable(),
  /** Reasons for filing at the desk, the usual one first; none: not asked (TQ-6.11). */
  offline: z.array(offlineReason),
  contacts: z.array(contact),
  /** Minutes in which who was called has to be there; null: no limit. */
  comesMinutes: z.number().int().nullable(),
  /** The last call of this counter to this agency today. */
  call: agencyCall.nullable(),
  now: instant,
  through: z.number().int(),
})
export type AgencyDeskView = z.infer<typeof agencyDesk>

/** How an agency stands by the desks: online filing, checks beside the officer, calls, questions. Minutes are means. */
export const agencyRecordRow = z.object({
  agencyId: id,
  name: z.string(),
  received: z.number().int(),
  channels: z.partialRecord(filingChannel, z.number().int()),
  reasons: z.array(z.object({ code: z.string(), n: z.number().int() })),
  coChecks: z.partialRecord(coCheckHow, z.number().int()),
  calls: z.object({
    called: z.number().int(),
    came: z.number().int(),
    late: z.number().int(),
    missed: z.number().int(),
    minutes: z.number().nullable(),
  }),
  questions: z.object({
    asked: z.number().int(),
    answered: z.number().int(),
    late: z.number().int(),
    minutes: z.number().nullable(),
  }),
})
export type AgencyRecordRow = z.infer<typeof agencyRecordRow>

export const agencyRecord = z.object({
  from: localDate,
  to: localDate,
  agencies: z.array(agencyRecordRow),
  /** Words of the reasons as the house has them now; an older code stands for itself. */
  reasons: z.array(offlineReason),
  now: instant,
  through: z.number().int(),
})
export type AgencyRecord = z.infer<typeof agencyRecord>
