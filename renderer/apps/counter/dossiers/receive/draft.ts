import type { ComponentMark } from '../../../../../shared/api/dossier-views.ts'
import type { CoCheckHow } from '../../../../../shared/domain/agencies/agency-work.ts'
import type { ProcedureView } from '../../../../../shared/api/find-views.ts'
import type { DossierInput } from '../../../../../shared/api/dossier-inputs.ts'
import type { MessageChannel } from '../../../../../shared/domain/messages/message.ts'
import type { FilingChannel, ResultChannel } from '../../../../../shared/domain/slips/parts.ts'
import type { CitizenCard } from '../../../../../shared/domain/scan/citizen-card.ts'
import type { TariffDraft, TypedFee } from '../fees/tariff-draft.ts'
import { formatDate } from '../../../../../shared/i18n/format.ts'
import type { LeftRefusal, LeftSupplement } from './left-words.ts'

/**
 * What an officer has entered about a citizen and the dossiers of one visit, as it stands in the fields. It lives in the
 * page's memory only: no storage of the browser ever holds a name.
 */
export type PartyDraft = {
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly identity: string
  /** As typed, day/month/year. */
  readonly birth: string
  readonly address: string
  readonly phone: string
  readonly email: string
  /** Giấy tờ ủy quyền; of a principal only. */
  readonly paper: string
}

/** `open`: not looked at yet; `missing`: asked for. */
export type LineState = 'open' | 'given' | 'missing' | ComponentMark
export const LINE_STATES = ['given', 'missing', 'reused', 'presented', 'not-needed'] as const satisfies LineState[]

export type Counts = Pick<DossierInput['components'][number], 'originals' | 'certified' | 'copies' | 'electronic'>
export const COUNTS = ['originals', 'certified', 'copies', 'electronic'] as const satisfies (keyof Counts)[]
export type LineDraft = Counts & { readonly state: LineState }

/** A paper beyond the list, with the citation that allows it (TT-9.1b). */
export type OutsideDraft = { readonly name: string; readonly ground: string; readonly originals: number }

/** Who of the agency checked beside the officer (TQ-7.2); `how` null: nobody is named. Without an id the name counts. */
export type CoCheckDraft = {
  readonly how: CoCheckHow | null
  readonly contactId: string | null
  readonly name: string
  /** Whose he is; empty until somebody is named. */
  readonly agency: string
}
export const NO_CO_CHECK: CoCheckDraft = { how: null, contactId: null, name: '', agency: '' }

export type DossierDraft = {
  readonly procedure: ProcedureView | null
  readonly caseCode: string | null
  readonly lines: readonly LineDraft[]
  readonly outside: readonly OutsideDraft[]
  readonly sets: number
  /** Another one owns it than who files. */
  readonly owner: PartyDraft | null
  readonly how: ResultChannel
  readonly where: string
  /** Lines of the tariff; empty where it is not known line by line, then `fees` are typed. */
  readonly tariff: readonly TariffDraft[]
  readonly fees: readonly TypedFee[]
  /** Amounts that the centre asked about a second time are so. */
  readonly sure: boolean
  readonly coCheck: CoCheckDraft
  readonly summary: string
  readonly note: string
  /** The officer's own promise, where no limit can be counted: day and time as typed. */
  readonly dueDay: string
  readonly dueTime: string
  /** Words of questions that were left without an answer: they wait with the dossier that they are about. */
  readonly leftSupplement: LeftSupplement | null
  readonly leftRefusal: LeftRefusal | null
}

export type VisitDraft = {
  readonly ticket: { readonly id: string; readonly number: string } | null
  readonly channel: FilingChannel
  readonly filer: PartyDraft
  readonly principal: PartyDraft
  /** Dossiers of the same visit that are complete. */
  readonly done: readonly DossierDraft[]
  readonly now: DossierDraft
  readonly oneReceipt: boolean
  /** Ways on which the filer agrees to be told. */
  readonly told: readonly MessageChannel[]
  /** Of the parcel that it came in, as typed; by post only. */
  readonly tracking: string
  /** Why not online, by the code of the house's list; null: the first of it (TQ-6.11). */
  readonly offline: string | null
}

export const NOBODY: PartyDraft = {
  kind: 'person',
  name: '',
  identity: '',
  birth: '',
  address: '',
  phone: '',
  email: '',
  paper: '',
}

export const NO_DOSSIER: DossierDraft = {
  procedure: null,
  caseCode: null,
  lines: [],
  outside: [],
  sets: 1,
  owner: null,
  how: 'counter',
  where: '',
  tariff: [],
  fees: [],
  sure: false,
  coCheck: NO_CO_CHECK,
  summary: '',
  note: '',
  dueDay: '',
  dueTime: '16:30',
  leftSupplement: null,
  leftRefusal: null,
}

export const NO_VISIT: VisitDraft = {
  ticket: null,
  channel: 'direct',
  filer: NOBODY,
  principal: NOBODY,
  done: [],
  now: NO_DOSSIER,
  oneReceipt: false,
  told: [],
  tracking: '',
  offline: null,
}

/** Whether something would be lost. */
export const isBegun = (visit: VisitDraft): boolean =>
  JSON.stringify({ ...visit, ticket: null }) !== JSON.stringify(NO_VISIT)

/**
 * The number in service is written down with the first word, and not before: a question that was opened and left empty
 * binds the next citizen's form to nobody.
 */
export function boundTo(before: VisitDraft, after: VisitDraft, current: VisitDraft['ticket']): VisitDraft {
  if (isBegun(before)) return after
  return { ...after, ticket: isBegun(after) && current ? { id: current.id, number: current.number } : null }
}

const NO_PAPERS: Counts = { originals: 0, certified: 0, copies: 0, electronic: 0 }
const OPEN_LINE: LineDraft = { state: 'open', ...NO_PAPERS }

/** The card's own facts; telephone and e-mail, which no card has, stay as they were typed. */
export const withCard = (party: PartyDraft, card: CitizenCard): PartyDraft => ({
  ...party,
  kind: 'person',
  identity: card.number,
  name: card.name ?? party.name,
  birth: card.birthDate === null ? party.birth : formatDate(card.birthDate),
  address: card.address ?? party.address,
})

/** Another procedure: its list is looked at anew, what is known of the citizen and of the result stays. */
export const withProcedure = (dossier: DossierDraft, procedure: ProcedureView): DossierDraft => ({
  ...dossier,
  procedure,
  caseCode: null,
  lines: procedure.components.map(() => OPEN_LINE),
  outside: [],
  tariff: [],
  sure: false,
  leftSupplement: null,
  leftRefusal: null,
  coCheck: dossier.coCheck.agency === procedure.agency ? dossier.coCheck : NO_CO_CHECK,
})

/** The papers that the list asks for; online they come as files. */
export function listed(procedure: ProcedureView | null, place: number, channel: FilingChannel): Counts {
  const { originals = 0, copies = 0 } = procedure?.components[place] ?? {}
  if (channel === 'online') return { ...NO_PAPERS, electronic: 1 }
  return originals + copies === 0 ? { ...NO_PAPERS, originals: 1 } : { ...NO_PAPERS, originals, copies }
}

/** A line as decided: handed in as listed, or without papers. */
export function withState(visit: VisitDraft, place: number, state: LineState): VisitDraft {
  const { now, channel } = visit
  const counts = state === 'given' ? listed(now.procedure, place, channel) : NO_PAPERS
  return { ...visit, now: { ...now, lines: now.lines.map((line, i) => (i === place ? { state, ...counts } : line)) } }
}

/** Everything that nobody has decided on is there as listed. */
export const withAllGiven = (visit: VisitDraft): VisitDraft =>
  visit.now.lines.reduce((all, line, place) => (line.state === 'open' ? withState(all, place, 'given') : all), visit)

/** A count that was typed; papers that are there are handed in. */
export function withCount(dossier: DossierDraft, place: number, kind: keyof Counts, count: number): DossierDraft {
  const lines = dossier.lines.map((line, i): LineDraft =>
    i === place ? { ...line, [kind]: count, state: count > 0 ? 'given' : line.state } : line,
  )
  return { ...dossier, lines }
}

/** Sets the dossier at hand aside as complete and begins another one of the same citizen. */
export const withAnother = (visit: VisitDraft): VisitDraft => ({
  ...visit,
  done: [...visit.done, visit.now],
  // Who sits beside the officer checks the next one of his agency, too.
  now: {
    ...NO_DOSSIER,
    how: visit.now.how,
    where: visit.now.where,
    owner: visit.now.owner,
    coCheck: visit.now.coCheck,
  },
})

/** Amounts that the centre asked about are so, in every dossier of the visit. */
export const withSure = (visit: VisitDraft, sure: boolean): VisitDraft => ({
  ...visit,
  now: { ...visit.now, sure },
  done: visit.done.map((one) => ({ ...one, sure })),
})
