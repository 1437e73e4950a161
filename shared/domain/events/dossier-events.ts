import { z } from 'zod'
import { CO_CHECKS } from '../agencies/agency-work.ts'
import * as v from '../../api/dossier-views.ts'
import { localDate } from '../../api/views.ts'
import { limitUnit } from '../deadlines/due-step.ts'
import { filingChannel, resultChannel } from '../slips/parts.ts'
import { personRef } from './config-events.ts'

/**
 * What happens to dossiers. Ids and codes only: who somebody is, what was said and why stand in erasable rows
 * (decisions.md 2). Names of papers are those that the procedure publishes.
 */
const key = z.string().min(1).max(64)
const instant = z.number().int()
const count = z.number().int().min(0).max(999)
const by = { dossierId: key, officerId: key }
const words = personRef.nullable()
const date = instant.nullable()

const component = z.strictObject({
  no: z.number().int().positive(),
  /** As published; null for a paper that the procedure does not list. */
  name: z.string().nullable(),
  originals: count,
  certified: count,
  copies: count,
  electronic: count,
  mark: v.componentMark.nullable(),
  /** Name and citation of a paper beyond the list (TT-9.1b). */
  outside: z.strictObject({ name: personRef, ground: personRef }).nullable(),
})

const fee = z.strictObject({
  no: z.number().int().positive(),
  kind: v.feeKind,
  /** Đồng. */
  amount: z.number().int().nonnegative(),
  exempt: v.feeExemption.nullable(),
  when: v.feeWhen,
  /** What is to be paid, when something is let off; absent: all of it, or nothing where it is exempt. */
  taken: z.number().int().nonnegative().optional(),
  /** Line of the tariff, with its words as they were. */
  tariff: z
    .strictObject({
      code: z.string(),
      name: z.string(),
      count: z.number().int().positive(),
      basis: z.string(),
      /** The unit that it is collected for, when it is not the agency of the procedure (TT-4.5a). */
      agencyId: key.optional(),
      /** The text by which it is paid back; absent: it is not. */
      refund: z.string().optional(),
    })
    .optional(),
})

export const dossierReceived = z.strictObject({
  ...by,
  code: z.string(),
  /** What the number runs by, and the number: see dossier/code.ts. */
  series: z.string(),
  no: z.number().int().positive(),
  visitId: key,
  ticketId: key.nullable(),
  counterId: key.nullable(),
  procedureId: key,
  caseCode: z.string().max(40).nullable(),
  agencyId: key,
  fieldId: key,
  channel: filingChannel,
  filer: personRef,
  /** Null: who files it owns it. */
  owner: words,
  principal: words,
  components: z.array(component),
  sets: z.number().int().positive(),
  delivery: z.strictObject({ how: resultChannel, where: words }),
  fees: z.array(fee),
  summary: words,
  note: words,
  /** Code in the software of a ministry (TT-4.6). */
  externalCode: z.string().max(60).nullable(),
  /** Whether paper has to be carried to the agency. */
  hasPaper: z.boolean(),
  /** Its procedure was set down as secret: nothing of it is digitised (TQ-4.5). */
  secret: z.literal(true).optional(),
  /** Who of the competent agency checked the papers beside the officer, by the words of that day (TQ-7.2). */
  coCheck: z.strictObject({ how: z.enum(CO_CHECKS), contactId: key.nullable(), name: words }).optional(),
  /** Why it was not filed online, by the house's list (TQ-6.11); absent: it was, or nobody asks. */
  offline: z.string().max(40).optional(),
  /** As it was when the dossier came in; null where the procedure has none that can be counted. */
  limit: z.strictObject({ amount: z.number(), unit: limitUnit, extra: z.number() }).nullable(),
  dueAt: instant,
  /** By when it must be forwarded (TQ-7.2b, KT-4.1). */
  forwardBy: date,
})

/** Electronic; the agency's clock does not wait for paper (TT-4.3b). */
export const dossierForwarded = z.strictObject({
  ...by,
  late: z.boolean(),
  /** The same by the wall clock, pauses counted (regulations.md §6.1.2). */
  lateByClock: z.boolean().optional(),
})

/** Papers on their way, counted on a list (TT-4.2c); that both sides have signed it is told apart. */
export const papersHandedOver = z.strictObject({
  handOverId: key,
  officerId: key,
  direction: v.handOverDirection,
  agencyId: key,
  /** The run by its time, e.g. 09:00; null: outside of runs. */
  run: z.string().max(5).nullable(),
  receiver: personRef,
  dossierIds: z.array(key).min(1),
  /** Those of them whose run had gone without them (TT-4.2b). */
  missed: z.array(key),
})
/** Both sides have signed the list, each with its copy. */
export const papersSigned = z.strictObject({ handOverId: key, officerId: key })
/** The list was not handed over after all: its papers wait again. */
export const handOverCancelled = z.strictObject({ handOverId: key, officerId: key, dossierIds: z.array(key) })

const asked = z.strictObject({
  /** Line of the procedure's list; null: something that it does not list, or words only. */
  no: z.number().int().positive().nullable(),
  /** Asked for again although it was re-used from a database, to verify it (TV-3.2a). */
  verify: z.boolean(),
  /** Not on the list, so it needs its citation, and is counted (TT-9.1b). */
  outside: z.boolean(),
})
const request = {
  supplementId: key,
  officerId: key,
  procedureId: key,
  items: z.array(asked).min(1),
  words: personRef,
  /** Request of this many in its row, from 1. */
  nth: z.number().int().positive(),
  /** Why one more than the limit was allowed, by a leader. */
  beyondLimit: words,
  /** The leader who agreed to it at the officer's desk. */
  allowedBy: key.optional(),
}
/** Before acceptance: no dossier yet (TQ-7.2a). */
export const supplementAsked = z.strictObject({
  ...request,
  visitId: key,
  ticketId: key.nullable(),
  counterId: key.nullable(),
  channel: filingChannel,
  party: personRef,
})
/** After it (TT-4.3d): the clock stands still from now. */
export const supplementRequested = z.strictObject({
  ...request,
  dossierId: key,
  /** Last moment of the answer (BD-10.3b). */
  replyBy: date,
  /** Why it came later than the days that the agency has (TT-4.3d). */
  ground: words,
})
export const dossierSupplemented = z.strictObject({
  ...by,
  supplementId: key,
  /** Both moments of the clock are kept, so that either way of counting can be worked out (decisions.md 17). */
  stoppedAt: instant,
  startedAt: instant,
  previousDueAt: instant,
  dueAt: instant,
  counted: z.enum(['restarted', 'continued']),
  forwardBy: date,
})

export const dossierRefused = z.strictObject({
  refusalId: key,
  /** Null: refused at the desk, without a code (forms.md §4). */
  dossierId: key.nullable(),
  officerId: key,
  visitId: key.nullable(),
  ticketId: key.nullable(),
  counterId: key.nullable(),
  procedureId: key.nullable(),
  channel: filingChannel,
  party: personRef,
  cause: v.refusalCause,
  words: personRef,
  /** The agency that is competent, where the centre knows it (KT-7.2d). */
  redirectTo: key.nullable(),
  /** Until when the refusal and the papers wait at the counter, after acceptance. */
  collectBy: date,
})

export const dossierApologised = z.strictObject({
  ...by,
  cause: v.lateCause,
  words: personRef,
  signer: personRef,
  previousDueAt: instant,
  dueAt: instant,
  /** Less than the days before the due date that the rule wants (TT-4.3e): a leader's, flagged and counted. */
  late: z.boolean(),
})

export const resultRecorded = z.strictObject({
  ...by,
  kind: v.resultKind,
  paper: z.boolean(),
  electronic: z.boolean(),
  shelf: z.string().max(40).nullable(),
  /** Asked for when the promised time is over (BD-8.3). */
  lateCause: v.lateCause.nullable(),
  /** Until when it waits at the counter (BD-10.4b). */
  collectBy: date,
  words,
})
export const resultReturned = z.strictObject({
  ...by,
  counterId: key.nullable(),
  ticketId: key.nullable(),
  proof: v.returnProof,
  /** Who took it and signed. */
  receiver: personRef,
})

/** Same-day work that is not done the same day: hour and day are promised on a note (records 2.000908 ff.). */
export const dossierAppointed = z.strictObject({ ...by, previousDueAt: instant, dueAt: instant, words: personRef })

/** Papers were lost or damaged (TT-7.3). */
export const dossierHarmed = z.strictObject({
  ...by,
  harmId: key,
  kind: v.harmKind,
  place: v.harmPlace,
  words: personRef,
})
export const harmSettled = z.strictObject({
  ...by,
  harmId: key,
  how: v.harmRemedy,
  /** Đồng. */
  cost: z.number().int().nonnegative(),
  borneBy: v.harmPlace.nullable(),
  words: personRef,
})

export const paymentRequired = z.strictObject({ ...by, words: personRef })
export const paymentMet = z.strictObject(by)
/** Of journals from before there were receipts; none is written any more. */
export const feePaid = z.strictObject({ ...by, no: z.number().int().positive(), method: v.payMethod })
/** What was still to be paid is put right; what was paid stays. */
export const feesChanged = z.strictObject({ ...by, fees: z.array(fee), words: personRef })

export const withdrawalRequested = z.strictObject({
  ...by,
  how: z.enum(['desk', 'writing', 'portal']),
  words: personRef,
})
/** The wish came too late, or was taken back. */
export const dossierContinued = z.strictObject(by)
export const dossierStopped = z.strictObject({ ...by, signer: personRef })
export const dossierArchived = z.strictObject(by)

export const partyCorrected = z.strictObject({
  ...by,
  role: v.partyRole,
  /** The erasable row that named it before; null: none did. */
  previous: key.nullable(),
  person: personRef,
  cause: v.correctionCause,
})
export const dossierVoided = z.strictObject({
  ...by,
  cause: v.correctionCause,
  /** The dossier that was meant, when one was entered twice. */
  twinId: key.nullable(),
  words,
})
/** Somebody saw all personal data of a dossier (KT-5.1d). */
export const dossierViewed = z.strictObject({ ...by, purpose: z.enum(['processing', 'contact', 'check', 'complaint']) })

export const slipIssued = z.strictObject({
  slipId: key,
  officerId: key,
  kind: z.string(),
  formSet: z.string(),
  version: z.number().int().positive(),
  year: z.number().int(),
  /** Running number of the form in the year (forms.md §10.3). */
  count: z.number().int().positive(),
  number: z.string(),
  businessDate: localDate,
  dossierIds: z.array(key),
  /** The request, refusal or hand-over that it stands for. */
  aboutId: key.nullable(),
  /** The cancelled slip that it stands in for. */
  replaces: key.nullable(),
  /** The value as JSON. */
  content: personRef,
})
export const slipCancelled = z.strictObject({ slipId: key, officerId: key, cause: v.correctionCause, words })
export const slipReprinted = z.strictObject({ slipId: key, officerId: key, nth: z.number().int().positive() })
