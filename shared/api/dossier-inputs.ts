import { z } from 'zod'
import { CO_CHECKS } from '../domain/agencies/agency-work.ts'
import { filingChannel, resultChannel } from '../domain/slips/parts.ts'
import { messageChannel } from '../domain/messages/message.ts'
import * as v from './dossier-views.ts'
import { feeInput } from './fee-inputs.ts'
import { words } from './operations/operation.ts'
import { id, instant, localDate } from './views.ts'

/** What an officer enters about a dossier. */
const text = (max: number) => words.min(1).max(max)
const count = z.int().min(0).max(999)

/** Số hiệu bưu gửi. */
export const trackingCode = z.string().regex(/^[0-9A-Z-]{5,30}$/)

export const partyInput = z.strictObject({
  kind: v.partyKind,
  name: text(200),
  /** Số định danh: of a person 12 digits, of an organisation its tax or registration number; a passport of a foreigner. */
  identity: z
    .string()
    .regex(/^[0-9A-Za-z-]{5,20}$/)
    .optional(),
  birthDate: localDate.optional(),
  address: text(300).optional(),
  phone: z
    .string()
    .regex(/^[0-9+][0-9 .]{6,14}$/)
    .optional(),
  email: z
    .string()
    .regex(/^[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,20}$/)
    .optional(),
})
export type PartyInput = z.infer<typeof partyInput>

/** Who of the agency checked beside the officer (TQ-7.2): one whom the centre knows, else by name. */
export const coCheckInput = z.strictObject({
  how: z.enum(CO_CHECKS),
  contactId: id.optional(),
  name: text(120).optional(),
})

/** The principal with the paper that proves the power (KT-6.2b). */
export const principalInput = partyInput.extend({ paper: text(300) })

const papers = {
  originals: count.default(0),
  certified: count.default(0),
  copies: count.default(0),
  electronic: count.default(0),
}

export const dossierInput = z.strictObject({
  procedureId: id,
  caseCode: z.string().min(1).max(40).optional(),
  /** Chủ hồ sơ, when another one files. */
  owner: partyInput.optional(),
  summary: text(500).optional(),
  /** One line for each paper that the procedure lists, by its place from 1: papers, or what became of it. */
  components: z
    .array(z.strictObject({ no: z.int().min(1).max(400), ...papers, mark: v.componentMark.optional() }))
    .max(400),
  /** Papers beyond the list: only with a citation (TT-9.1b). */
  outside: z
    .array(z.strictObject({ name: text(300), ground: text(300), ...papers }))
    .max(20)
    .default([]),
  sets: z.int().min(1).max(99).default(1),
  delivery: z.strictObject({ how: resultChannel, where: text(300).optional() }),
  fees: z.array(feeInput).max(20).default([]),
  note: text(500).optional(),
  coCheck: coCheckInput.optional(),
  externalCode: z
    .string()
    .regex(/^[\w./-]{1,60}$/)
    .optional(),
  /** Only where the procedure has no limit that can be counted: the day that the officer promises. */
  dueAt: instant.optional(),
})
export type DossierInput = z.infer<typeof dossierInput>

export const receiveInput = z.strictObject({
  /** The number in service at the officer's counter. */
  ticketId: id.optional(),
  channel: filingChannel,
  filer: partyInput,
  principal: principalInput.optional(),
  dossiers: z.array(dossierInput).min(1).max(10),
  /** Channels on which the filer agrees to be told of these dossiers. */
  told: z.array(messageChannel).max(3).default([]),
  /** Why not online, by the list of the house (TQ-6.11); absent: the first of it. */
  offline: z.string().min(1).max(40).optional(),
  /** Number of the parcel that they came in (BD-10.5). */
  tracking: trackingCode.optional(),
  /** All on one receipt (forms.md §2). */
  oneReceipt: z.boolean().default(false),
})

/** A thing that is asked for. `no`: a paper of the list; without it, or asked for again to verify: with its citation. */
const wanted = z.strictObject({
  no: z.int().min(1).max(400).optional(),
  text: text(300),
  verify: z.boolean().default(false),
  ground: text(300).optional(),
  /** Why this paper, where the reason of the whole is not enough. */
  why: text(300).optional(),
})
const request = {
  items: z.array(wanted).min(1).max(40),
  reason: text(1_000),
  /** A leader's, when the limit is used up. */
  beyondLimit: text(300).optional(),
  /** That a leader has agreed to it at this desk (`allowSupplement`). */
  allowance: z.string().max(200).optional(),
}
export const deskSupplementInput = z.strictObject({
  ticketId: id.optional(),
  procedureId: id,
  channel: filingChannel,
  party: partyInput,
  ...request,
})
export const supplementInput = z.strictObject({
  ...request,
  /** Why it comes later than the agency's days (TT-4.3d). */
  ground: text(300).optional(),
})

export const deskRefusalInput = z.strictObject({
  ticketId: id.optional(),
  procedureId: id.optional(),
  /** What was asked for, where no procedure of the list fits. */
  subject: text(300).optional(),
  channel: filingChannel,
  party: partyInput,
  cause: v.refusalCause,
  words: text(2_000),
  redirectTo: id.optional(),
})
export const refusalInput = z.strictObject({ cause: v.refusalCause, words: text(2_000) })

/** The time of a run, or its number in the day where no times are set (KT-4.1*). */
const runName = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|[1-9]\d?)$/)
const shelf = z.string().regex(/^[\w./ -]{1,40}$/)

export const handOverInput = z.strictObject({
  direction: z.enum(['out', 'back', 'archive']),
  agencyId: id,
  run: runName.optional(),
  /** Who takes them over and signs. */
  receiver: text(120),
  /** How many the receiver has counted (TT-4.2c); nothing goes until it is as many as are listed. */
  counted: z.int().min(0).max(999).optional(),
  dossierIds: z.array(id).min(1).max(200),
})

/** Results that an agency sends, on the way back of a run (TT-4.2b, TQ-8.2a). */
export const runResultsInput = z.strictObject({
  agencyId: id,
  run: runName.optional(),
  /** Who brings them and signs. */
  carrier: text(120),
  counted: z.int().min(0).max(999),
  results: z
    .array(
      z.strictObject({
        dossierId: id,
        kind: v.resultKind.default('granted'),
        electronic: z.boolean().default(false),
        shelf: shelf.optional(),
        lateCause: v.lateCause.optional(),
      }),
    )
    .min(1)
    .max(200),
})

export const harmInput = z.strictObject({ kind: v.harmKind, place: v.harmPlace, words: text(1_000) })
export const harmSettledInput = z.strictObject({
  how: v.harmRemedy,
  /** Đồng that making it good cost; who caused it bears all of it (TT-7.3). */
  cost: z.int().min(0).max(1_000_000_000).default(0),
  borneBy: v.harmPlace.optional(),
  words: text(1_000),
})

export const appointmentInput = z.strictObject({ dueAt: instant, words: text(500) })

/** Who signs: by the delegation that is kept (KT-11.2); typed only where none are. */
export const signerInput = z.union([
  z.strictObject({ signerId: id }),
  z.strictObject({ onBehalf: text(60).optional(), title: text(100), name: text(100) }),
])
export type SignerInput = z.infer<typeof signerInput>
export const apologyInput = z.strictObject({
  dueAt: instant,
  cause: v.lateCause,
  words: text(1_000),
  signer: signerInput,
})

export const resultInput = z.strictObject({
  kind: v.resultKind.default('granted'),
  paper: z.boolean(),
  electronic: z.boolean(),
  /** Where it lies (BD-26). */
  shelf: shelf.optional(),
  /** Asked for when the promised time is over (BD-8.3). */
  lateCause: v.lateCause.optional(),
  words: text(1_000).optional(),
})
export const returnInput = z.strictObject({
  proof: v.returnProof,
  ticketId: id.optional(),
  receiver: z.strictObject({
    name: text(200),
    identity: z
      .string()
      .regex(/^[0-9A-Za-z-]{5,20}$/)
      .optional(),
    /** Giấy ủy quyền, or the number of the postal parcel. */
    paper: text(300).optional(),
  }),
})

export const correctionInput = z.strictObject({
  role: v.partyRole,
  party: partyInput.extend({ paper: text(300).optional() }),
  cause: v.correctionCause,
})
export const voidInput = z.strictObject({
  cause: v.correctionCause,
  /** The dossier that was meant, when one was entered twice: by its id, or by its code. */
  twinId: id.optional(),
  twinCode: z.string().min(1).max(60).optional(),
  words: text(500).optional(),
})
