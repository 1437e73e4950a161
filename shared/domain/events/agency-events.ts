import { z } from 'zod'
import { CALL_OUTCOMES, CONTACT_RANKS, QUESTION_KINDS, SIGNED_SLIPS } from '../agencies/agency-work.ts'
import { localDate } from '../../api/views.ts'
import { personRef } from './config-events.ts'

const key = z.string().min(1).max(64)
const instant = z.number().int()

/** Whom a desk calls at an agency; name, title and telephone lie in an erasable row. Kept again: changed. */
export const contactKept = z.strictObject({
  contactId: key,
  officerId: key,
  agencyId: key,
  rank: z.enum(CONTACT_RANKS),
  person: personRef,
})
export const contactEnded = z.strictObject({ contactId: key, officerId: key })

/** Somebody may sign slips on behalf of an agency, or of the centre, from one day to another (KT-3.3, KT-11.2). */
export const signerKept = z.strictObject({
  signerId: key,
  officerId: key,
  /** Null: of every agency, as the centre's own head. */
  agencyId: key.nullable(),
  kinds: z.array(z.enum(SIGNED_SLIPS)).min(1),
  from: localDate,
  to: localDate.nullable(),
  /** Number of the decision that delegates; of a head, of the one that appoints. */
  decision: z.string().min(1).max(100),
  /** E.g. KT. GIÁM ĐỐC; empty for who signs in an own right. */
  onBehalf: z.string().max(60),
  title: z.string().min(1).max(100),
  person: personRef,
})
/** The delegation is over before its time. */
export const signerEnded = z.strictObject({ signerId: key, officerId: key })

/** The desk calls somebody of an agency that is not in the house (TQ-7.3, TQ-10.2). */
export const agencyCalled = z.strictObject({
  callId: key,
  officerId: key,
  counterId: key.nullable(),
  ticketId: key.nullable(),
  agencyId: key,
  contactId: key.nullable(),
  /** By when he has to be there; null: no limit is set. */
  dueAt: instant.nullable(),
})
/** Nobody answered yet: another one, or the same one, is called; the time goes on. */
export const agencyCalledAgain = z.strictObject({ callId: key, officerId: key, contactId: key.nullable() })
export const agencyCallEnded = z.strictObject({
  callId: key,
  officerId: key,
  outcome: z.enum(CALL_OUTCOMES),
  /** After the time by which somebody had to be there. */
  late: z.boolean(),
})

const question = { questionId: key, officerId: key, dossierId: key.nullable() }
/** A desk asks an agency: before reception (TT-7.1), or for a citizen who wants to know why (KT-6.1đ). */
export const questionAsked = z.strictObject({
  ...question,
  kind: z.enum(QUESTION_KINDS),
  counterId: key.nullable(),
  ticketId: key.nullable(),
  agencyId: key,
  procedureId: key.nullable(),
  /** Who waits for the answer. */
  party: personRef.nullable(),
  words: personRef,
  dueAt: instant.nullable(),
})
/** What the agency said, and who, in an erasable row. */
export const questionAnswered = z.strictObject({ ...question, words: personRef, late: z.boolean() })
/** The answer is not needed any more. */
export const questionDropped = z.strictObject(question)
