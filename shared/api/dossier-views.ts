import { z } from 'zod'
import { CO_CHECKS } from '../domain/agencies/agency-work.ts'
import { messageChannel, messageFact } from '../domain/messages/message.ts'
import { filingChannel, resultChannel } from '../domain/slips/parts.ts'
import { formSet, slip, slipKind } from '../domain/slips/slip.ts'
import { agencyQuestion } from './agency-views.ts'
import { id, instant, localDate } from './views.ts'

/**
 * Where a dossier stands in the house (national-data §3.1; domain/dossier/states.ts has the moves and the national codes).
 * `with-agency`: not collected in time, kept by the agency (BD-10.4b); `void`: entered by mistake, e.g. twice.
 */
export const dossierState = z.enum([
  'received',
  'in-process',
  'supplement',
  'payment',
  'withdrawing',
  'refused',
  'result-ready',
  'with-agency',
  'returned',
  'stopped',
  'archived',
  'void',
])
export type DossierState = z.infer<typeof dossierState>

/** Person of flesh and blood, or organisation (LoaiDoiTuong, national-data §3.2). */
export const partyKind = z.enum(['person', 'organisation'])
export const partyRole = z.enum(['filer', 'owner', 'principal'])
export type PartyRole = z.infer<typeof partyRole>

/** What became of a line of the check-list beside papers handed in. */
export const componentMark = z.enum(['reused', 'presented', 'not-needed'])
export type ComponentMark = z.infer<typeof componentMark>

/** Phí pays a service, lệ phí a state act. */
export const feeKind = z.enum(['fee', 'charge'])
/** Why less is taken, or nothing (law-facts §11). */
export const feeExemption = z.enum(['merit', 'poor', 'disabled', 'elderly', 'child', 'by-decision'])
export const feeWhen = z.enum(['reception', 'result'])
export const payMethod = z.enum(['cash', 'transfer', 'card', 'qr', 'portal'])

/** Why a dossier is not taken or not settled (BD-3.1 to 3.4, KT-8.1, TT-4.3đ). `out-of-scope` names where to go instead. */
export const refusalCause = z.enum(['invalid', 'out-of-scope', 'not-eligible', 'not-supplemented', 'forged', 'other'])
/** Why a result is late or a date is put off; asked and printed (BD-8.3, KT-13.5). */
export const lateCause = z.enum(['agency', 'partner', 'verification', 'system', 'citizen', 'force-majeure', 'other'])
/** What collects a result: the receipt, a legal authorisation with it (KT-6.2b), or identity papers when it is lost. */
export const returnProof = z.enum(['receipt', 'authorisation', 'lost-receipt', 'postal', 'online'])
export const resultKind = z.enum(['granted', 'refused'])
/** What became of papers that are not as they were handed in (TT-7.3). */
export const harmKind = z.enum(['lost', 'damaged'])
/** Where it happened, and who bears the cost of making it good. */
export const harmPlace = z.enum(['centre', 'agency', 'carrier', 'citizen'])
export const harmRemedy = z.enum(['found', 'reissued', 'resubmitted', 'settled'])

export const correctionCause = z.enum(['wrong-party', 'wrong-words', 'entered-twice', 'wrong-procedure', 'other'])

/**
 * Which way papers go: `out` to the agency, `in` results that it sends, `back` results that nobody collected (BD-10.4b),
 * `archive` dossiers that were not supplemented (BD-10.3b).
 */
export const handOverDirection = z.enum(['out', 'in', 'back', 'archive'])
export type HandOverDirection = z.infer<typeof handOverDirection>

/** Words of somebody; `text` is null once they were erased. */
const erasable = z.object({ personId: id, text: z.string().nullable() })

/** A party; identity, telephone and e-mail are masked unless the whole was asked for. Null fields: erased or not given. */
export const dossierParty = z.object({
  personId: id,
  role: partyRole,
  kind: partyKind,
  name: z.string().nullable(),
  identity: z.string().nullable(),
  birthDate: localDate.nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** Giấy tờ ủy quyền, of a principal. */
  paper: z.string().nullable(),
})
export type DossierParty = z.infer<typeof dossierParty>

/** A dossier in a list. */
export const dossierLine = z.object({
  id,
  code: z.string(),
  state: dossierState,
  procedureId: id,
  procedure: z.string(),
  agencyId: id,
  agency: z.string(),
  channel: filingChannel,
  /** Name of the owner, else of the filer; null: erased. */
  name: z.string().nullable(),
  receivedAt: instant,
  dueAt: instant,
  /** By when it must be forwarded (TQ-7.2b); null: no such rule here, or done. */
  forwardBy: instant.nullable(),
  /** With `supplement`: last moment of the answer (BD-10.3b). */
  replyBy: instant.nullable(),
  resultAt: instant.nullable(),
  /** Until when the result waits at the counter (BD-10.4b). */
  collectBy: instant.nullable(),
  /** Since when the post has the result; null: it has not, or no more. */
  postedAt: instant.nullable(),
  endedAt: instant.nullable(),
  shelf: z.string().nullable(),
  /** From when the moment that presses now counts as soon (`domain/dossier/pressing.ts`). */
  soonFrom: instant.nullable(),
  /** When its papers go; with the run of that time where there are runs (TT-4.2b). Null: no papers, or gone. */
  carryBy: instant.nullable(),
  /** Until when the agency has to apologise, should it become late (TT-4.3e); null: done, or nothing is due. */
  apologyBy: instant.nullable(),
  /** Until when the agency may ask for a supplement (TT-4.3d); null: not set, or asked. */
  agencyBy: instant.nullable(),
  /** Papers were lost or damaged, and it is not settled (TT-7.3). */
  harm: harmKind.nullable(),
})
export type DossierLine = z.infer<typeof dossierLine>

export const slipLine = z.object({
  id,
  kind: slipKind,
  formSet,
  number: z.string(),
  issuedAt: instant,
  cancelled: z.boolean(),
  cancelCause: correctionCause.nullable(),
  /** The slip that this one stands in for. */
  replaces: id.nullable(),
  /** Times it was printed, copies of the first print not counted. */
  reprints: z.number().int(),
})
export type SlipLine = z.infer<typeof slipLine>

/** The value of a slip (domain/slips); personal data. */
export const slipContent = slip

export const dossier = dossierLine.extend({
  nationalState: z.number().int(),
  businessDate: localDate,
  visitId: id,
  ticketId: id.nullable(),
  officer: z.string().nullable(),
  caseCode: z.string().nullable(),
  externalCode: z.string().nullable(),
  parties: z.array(dossierParty),
  components: z.array(
    z.object({
      no: z.number().int(),
      name: z.string().nullable(),
      originals: z.number().int(),
      certified: z.number().int(),
      copies: z.number().int(),
      electronic: z.number().int(),
      mark: componentMark.nullable(),
      /** Citation of a paper that the procedure does not list (TT-9.1b). */
      ground: z.string().nullable(),
    }),
  ),
  sets: z.number().int(),
  delivery: z.object({ how: resultChannel, where: erasable.nullable() }),
  fees: z.array(
    z.object({
      no: z.number().int(),
      kind: feeKind,
      /** As the tariff names it; empty where it was entered without one. */
      name: z.string(),
      amount: z.number().int(),
      /** What is to be paid of it. */
      taken: z.number().int(),
      exempt: feeExemption.nullable(),
      when: feeWhen,
      paidAt: instant.nullable(),
      method: payMethod.nullable(),
      refundedAt: instant.nullable(),
    }),
  ),
  summary: erasable.nullable(),
  note: erasable.nullable(),
  /** Every date that was promised, the first first, and why it changed. */
  dueDates: z.array(z.object({ at: instant, dueAt: instant, cause: z.string() })),
  supplements: z.array(
    z.object({
      id,
      at: instant,
      words: erasable,
      /** Beyond the limit, by a leader. */
      forced: z.boolean(),
      replyBy: instant.nullable(),
      suppliedAt: instant.nullable(),
    }),
  ),
  /** Who of the agency checked the papers beside the officer (TQ-7.2); null: nobody was named. */
  coCheck: z.object({ how: z.enum(CO_CHECKS), by: erasable.nullable() }).nullable(),
  /** Why it was not filed online, in the words of the house (TQ-6.11). */
  offline: z.string().nullable(),
  /** What was put to the agency about it, and what it said (KT-6.1đ). */
  questions: z.array(agencyQuestion),
  /** Work that is to be done the day it comes in (law-facts §10.2). */
  isSameDay: z.boolean(),
  /** Every hand-over of its papers, the first first (TT-4.2c). */
  hops: z.array(
    z.object({
      handOverId: id,
      direction: handOverDirection,
      at: instant,
      run: z.string().nullable(),
      officer: z.string(),
      other: erasable,
      signedAt: instant.nullable(),
    }),
  ),
  harms: z.array(
    z.object({
      id,
      kind: harmKind,
      place: harmPlace,
      at: instant,
      words: erasable,
      settledAt: instant.nullable(),
      how: harmRemedy.nullable(),
      cost: z.number().int().nullable(),
      borneBy: harmPlace.nullable(),
      outcome: erasable.nullable(),
    }),
  ),
  /** Entered twice: the other one. `right`: which of the two counts. */
  twins: z.array(z.object({ id, code: z.string(), isRight: z.boolean() })),
  forwardedAt: instant.nullable(),
  paperHandedAt: instant.nullable(),
  lateCause: lateCause.nullable(),
  slips: z.array(slipLine),
})
export type DossierView = z.infer<typeof dossier>

/** Lists that keep the desk honest (TQ-6.3, BD-5.3, TT-9.1đ). */
export const dossierListName = z.enum([
  'to-forward',
  'paper-to-carry',
  'to-digitise',
  'to-apologise',
  'agency-window',
  'due-today',
  'due-soon',
  'late',
  'waiting',
  'to-archive',
  'results',
  'posted',
  'uncollected',
  'harmed',
  'archived',
])
export type DossierListName = z.infer<typeof dossierListName>

/** What anybody may know of a dossier (law-facts §7): its state by the code alone; the rest only with a second factor. */
export const publicDossier = z.object({
  code: z.string(),
  /** The code that was asked for, of a dossier that was cancelled and for which this one stands. */
  asked: z.string().optional(),
  state: dossierState,
  nationalState: z.number().int(),
  more: z
    .object({
      procedure: z.string(),
      agency: z.string(),
      receivedAt: instant,
      dueAt: instant,
      isLate: z.boolean(),
      /** The result is here and can be collected now. */
      isHere: z.boolean(),
      delivery: resultChannel,
      /** Service of kind `result` that hands it out; null: none is configured. */
      resultServiceId: id.nullable(),
      hasUnpaidFees: z.boolean(),
      /** Messages that were sent, the latest first; never where to. */
      told: z.array(z.object({ fact: messageFact, channel: messageChannel, at: instant })),
    })
    .nullable(),
})
export type PublicDossier = z.infer<typeof publicDossier>
