import { partyInput, trackingCode } from '../../../../../shared/api/dossier-inputs.ts'
import type { DossierInput, PartyInput } from '../../../../../shared/api/dossier-inputs.ts'
import type { BodyOf } from '../../../../../shared/api/operations.ts'
import { isCheckedTogether } from '../../../../../shared/domain/agencies/agency-work.ts'
import type { FilingChannel } from '../../../../../shared/domain/slips/parts.ts'
import { addressOn } from '../../../../../shared/domain/messages/address.ts'
import { identityDoubt } from '../../../../../shared/domain/scan/identity-doubt.ts'
import type { IdentityDoubt } from '../../../../../shared/domain/scan/identity-doubt.ts'
import { atLocal } from '../../../../../shared/domain/time/vietnam-time.ts'
import { dateOf, timeOf } from '../../../../features/typed/read-typed.ts'
import { areFeesReadable, feesSent } from '../fees/tariff-draft.ts'
import { COUNTS } from './draft.ts'
import type { Asked } from './left-words.ts'
import type { CoCheckDraft, DossierDraft, LineDraft, PartyDraft, VisitDraft } from './draft.ts'

/** The parts of the form, in the order of the keys Alt+1 to Alt+4. */
export const PARTS = ['party', 'procedure', 'papers', 'result'] as const
/** Beside them the part that only some houses have. */
export type Part = (typeof PARTS)[number] | 'agency'

export type ProblemCode =
  | 'name'
  | 'identity'
  | 'birth'
  | 'phone'
  | 'email'
  | 'owner'
  | 'principal'
  | 'principalPaper'
  | 'procedure'
  | 'lines'
  | 'missing'
  | 'counts'
  | 'ground'
  | 'where'
  | 'amount'
  | 'dueAt'
  | 'sets'
  | 'tracking'
  | 'coCheck'

/** What is still to be done before a dossier can be received, and where. */
export type Problem = { readonly part: Part; readonly code: ProblemCode; readonly lines?: readonly number[] }

const digits = (text: string): string => text.replaceAll(/[\s.]/g, '')
const given = (text: string): string | undefined => text.trim() || undefined
const field = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: string })

/** A party as the centre takes it; call it when `partyProblems` finds nothing. */
export function partyOf(party: PartyDraft): PartyInput {
  const { kind, name, identity, birth, address, phone, email } = party
  return {
    kind,
    name: name.trim(),
    ...field('identity', given(digits(identity))),
    ...(kind === 'person' ? field('birthDate', dateOf(birth) ?? undefined) : {}),
    ...field('address', given(address)),
    ...field('phone', given(phone)),
    ...field('email', given(email)),
  }
}

/** What looks odd about the number of a person, though it can be sent. */
export const doubtOf = ({ kind, identity, birth }: PartyDraft): IdentityDoubt | null =>
  kind === 'person' ? identityDoubt(digits(identity), dateOf(birth)) : null

/** What of a party cannot be sent as it is. */
export function partyProblems(party: PartyDraft): ProblemCode[] {
  const { shape } = partyInput
  const isWrong = (key: 'identity' | 'phone' | 'email', value: string): boolean =>
    value !== '' && !shape[key].safeParse(value).success
  return [
    ...(party.name.trim() === '' ? (['name'] as const) : []),
    ...(isWrong('identity', digits(party.identity)) ? (['identity'] as const) : []),
    ...(party.kind === 'person' && party.birth.trim() !== '' && dateOf(party.birth) === null
      ? (['birth'] as const)
      : []),
    ...(isWrong('phone', party.phone.trim()) ? (['phone'] as const) : []),
    ...(isWrong('email', party.email.trim()) ? (['email'] as const) : []),
  ]
}

const placesOf = (lines: readonly LineDraft[], fits: (line: LineDraft) => boolean): number[] =>
  lines.flatMap((line, place) => (fits(line) ? [place + 1] : []))
const hasNoPapers = (line: LineDraft): boolean => COUNTS.every((kind) => line[kind] === 0)

/** The promise that was typed, ms; null when it cannot be read. */
export function typedDue({ dueDay, dueTime }: Pick<DossierDraft, 'dueDay' | 'dueTime'>): number | null {
  const [day, time] = [dateOf(dueDay), timeOf(dueTime)]
  return day === null || time === null ? null : atLocal(day, time)
}

/**
 * What is still missing before this dossier can be received, in the order of the form.
 * @param isPromised whether a date was counted, or no own date is needed
 * @param isCheckNeeded whether somebody of the agency has to be named (TQ-7.2)
 */
export function dossierProblems(dossier: DossierDraft, isPromised: boolean, isCheckNeeded = false): Problem[] {
  const { procedure, lines, owner, how, where, outside, sets } = dossier
  if (!procedure) return [{ part: 'procedure', code: 'procedure' }]
  const found = (part: Part, code: ProblemCode, places: number[]): Problem[] =>
    places.length > 0 ? [{ part, code, lines: places }] : []
  const when = (isSo: boolean, part: Part, code: ProblemCode): Problem[] => (isSo ? [{ part, code }] : [])
  return [
    ...when(owner !== null && partyProblems(owner).length > 0, 'party', 'owner'),
    ...when(!isPromised && typedDue(dossier) === null, 'procedure', 'dueAt'),
    ...found(
      'papers',
      'lines',
      placesOf(lines, ({ state }) => state === 'open'),
    ),
    ...found(
      'papers',
      'missing',
      placesOf(lines, ({ state }) => state === 'missing'),
    ),
    ...found(
      'papers',
      'counts',
      placesOf(lines, (line) => line.state === 'given' && hasNoPapers(line)),
    ),
    ...when(
      outside.some(({ name, ground }) => !given(name) || !given(ground)),
      'papers',
      'ground',
    ),
    ...when(sets < 1, 'papers', 'sets'),
    ...when(!isCoCheckWhole(dossier, isCheckNeeded), 'agency', 'coCheck'),
    ...when(how === 'postal' && !given(where), 'result', 'where'),
    ...when(!areFeesReadable(dossier), 'result', 'amount'),
  ]
}

/** Whether who checked is named, or need not be. */
function isCoCheckWhole({ coCheck }: DossierDraft, isNeeded: boolean): boolean {
  const { how, contactId, name } = coCheck
  if (how === null) return !isNeeded
  return how === 'not-reached' || contactId !== null || name.trim() !== ''
}

/** What is still missing in the whole visit. */
export function visitProblems(visit: VisitDraft, isPromised: boolean, isCheckNeeded = false): Problem[] {
  const { channel, filer, principal, now } = visit
  const needsPrincipal = channel === 'authorised'
  const parties: ProblemCode[] = [
    ...partyProblems(filer),
    ...(needsPrincipal && partyProblems(principal).length > 0 ? (['principal'] as const) : []),
    ...(needsPrincipal && !given(principal.paper) ? (['principalPaper'] as const) : []),
    ...(channel === 'postal' && !isTrackingGood(visit) ? (['tracking'] as const) : []),
  ]
  return [
    ...parties.map((code): Problem => ({ part: 'party', code })),
    ...dossierProblems(now, isPromised, isCheckNeeded),
  ]
}

/** What should be looked at once more before it is sent, and where. */
export function visitDoubts({
  channel,
  filer,
  principal,
  now,
}: VisitDraft): { code: ProblemCode; doubt: IdentityDoubt }[] {
  const parties = [
    { code: 'identity', party: filer },
    ...(channel === 'authorised' ? [{ code: 'principal', party: principal } as const] : []),
    ...(now.owner === null ? [] : [{ code: 'owner', party: now.owner } as const]),
  ] as const
  return parties.flatMap(({ code, party }) => {
    const doubt = doubtOf(party)
    return doubt === null ? [] : [{ code, doubt }]
  })
}

/** Who checked, as the centre takes it; nothing of papers that are filed online. */
function coCheckSent({ how, contactId, name }: CoCheckDraft, channel: FilingChannel): Pick<DossierInput, 'coCheck'> {
  if (how === null || !isCheckedTogether(channel)) return {}
  if (how === 'not-reached') return { coCheck: { how } }
  return { coCheck: contactId === null ? { how, name: name.trim() } : { how, contactId } }
}

function dossierOf(dossier: DossierDraft, channel: FilingChannel): DossierInput {
  const { procedure, caseCode, lines, outside, sets, owner, how, where, summary, note } = dossier
  const dueAt = typedDue(dossier)
  return {
    procedureId: procedure?.id ?? '',
    ...(caseCode === null ? {} : { caseCode }),
    ...(owner === null ? {} : { owner: partyOf(owner) }),
    ...field('summary', given(summary)),
    components: lines.map(({ state, ...counts }, place) => ({
      no: place + 1,
      ...counts,
      ...(state === 'reused' || state === 'presented' || state === 'not-needed' ? { mark: state } : {}),
    })),
    outside: outside.map(({ name, ground, originals }) => ({
      ...{ name: name.trim(), ground: ground.trim(), originals, certified: 0, copies: 0, electronic: 0 },
    })),
    sets,
    delivery: { how, ...field('where', given(where)) },
    fees: feesSent(dossier, dossier.sure),
    ...field('note', given(note)),
    ...coCheckSent(dossier.coCheck, channel),
    ...(dueAt === null ? {} : { dueAt }),
  }
}

const ticketOf = ({ ticket }: VisitDraft): { ticketId?: string } => (ticket === null ? {} : { ticketId: ticket.id })

/** Everything as the centre receives it. */
export const receptionOf = (visit: VisitDraft): BodyOf<'receiveDossier'> => ({
  ...ticketOf(visit),
  channel: visit.channel,
  filer: partyOf(visit.filer),
  ...(visit.channel === 'authorised'
    ? { principal: { ...partyOf(visit.principal), paper: visit.principal.paper.trim() } }
    : {}),
  dossiers: [...visit.done, visit.now].map((one) => dossierOf(one, visit.channel)),
  ...(visit.offline === null || visit.channel === 'online' ? {} : { offline: visit.offline }),
  oneReceipt: visit.oneReceipt && visit.done.length > 0,
  told: visit.told.filter((channel) => addressOn(channel, visit.filer) !== null),
  ...(visit.channel === 'postal' ? field('tracking', given(trackingOf(visit))) : {}),
})

const trackingOf = ({ tracking }: VisitDraft): string => tracking.replaceAll(/\s/g, '').toUpperCase()

/** Whether the number of a parcel can be sent as it was typed. */
export const isTrackingGood = (visit: VisitDraft): boolean =>
  trackingOf(visit) === '' || trackingCode.safeParse(trackingOf(visit)).success

/** Whose dossier it is: the owner, else who gave the power, else who files. */
export const applicantOf = ({ now, channel, principal, filer }: VisitDraft): PartyDraft =>
  now.owner ?? (channel === 'authorised' ? principal : filer)

/** The papers of the list that are marked as missing, to be asked for. */
export const missingOf = ({ procedure, lines }: DossierDraft): Asked[] =>
  lines.flatMap(({ state }, place) =>
    state === 'missing'
      ? [{ no: place + 1, text: procedure?.components[place]?.name.slice(0, 300) ?? '', verify: false }]
      : [],
  )

type Request = Pick<BodyOf<'requestSupplementAtDesk'>, 'items' | 'reason' | 'beyondLimit' | 'allowance'>
export const supplementOf = (visit: VisitDraft, request: Request): BodyOf<'requestSupplementAtDesk'> => ({
  ...ticketOf(visit),
  procedureId: visit.now.procedure?.id ?? '',
  channel: visit.channel,
  party: partyOf(applicantOf(visit)),
  ...request,
})

type Refusal = Pick<BodyOf<'refuseAtDesk'>, 'cause' | 'words' | 'redirectTo' | 'subject'>
export const refusalOf = (visit: VisitDraft, refusal: Refusal): BodyOf<'refuseAtDesk'> => ({
  ...ticketOf(visit),
  ...(visit.now.procedure ? { procedureId: visit.now.procedure.id } : {}),
  channel: visit.channel,
  party: partyOf(applicantOf(visit)),
  ...refusal,
})
