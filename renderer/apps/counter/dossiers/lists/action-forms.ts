import type { DossierView } from '../../../../../shared/api/dossier-views.ts'
import type { Words } from '../../../../../shared/i18n/vi.ts'
import type { SignedSlip } from '../../../../../shared/domain/agencies/agency-work.ts'
import type { AskedAction } from './actions.ts'

/** A field of the question that an action asks. */
export type FieldSpec = {
  readonly key: string
  readonly kind: 'line' | 'text' | 'choice' | 'check'
  readonly label: string
  readonly value?: string
  readonly options?: readonly { id: string; text: string }[]
  readonly isOptional?: boolean
  readonly maxLength?: number
  /** Asked only then. */
  readonly when?: (values: Values) => boolean
}
export type Values = Readonly<Record<string, string>>

export const YES = 'yes'

const optionsOf = (words: Readonly<Record<string, string>>): { id: string; text: string }[] =>
  Object.entries(words).map(([id, text]) => ({ id, text }))

type Asking = {
  readonly dossier: DossierView
  readonly words: Words['dossiers']
  readonly house: Words['house']
  readonly desk: Words['dossierDesk']
  readonly now: number
}

const said = (label: string): FieldSpec => ({ key: 'words', kind: 'text', label, maxLength: 1_000 })
const lateCause = ({ ask, lateCauses }: Words['dossiers']): FieldSpec => {
  return { key: 'lateCause', kind: 'choice', label: ask.lateCause, options: optionsOf(lateCauses), value: 'agency' }
}
/** Typed only where no delegation to sign is kept (KT-11.2): else one is chosen, by its id. */
const isTyped = ({ signerId }: Values): boolean => signerId === undefined
const signer = ({ ask }: Words['dossiers']): FieldSpec[] => [
  { key: 'onBehalf', kind: 'line', label: ask.onBehalf, isOptional: true, maxLength: 60, when: isTyped },
  { key: 'title', kind: 'line', label: ask.signerTitle, maxLength: 100, when: isTyped },
  { key: 'signer', kind: 'line', label: ask.signer, maxLength: 100, when: isTyped },
]
/** The slip that an action has somebody sign. */
export const SIGNED_BY: Partial<Record<AskedAction, SignedSlip>> = { apologise: 'apology', stop: 'stop' }
const nothing = (): FieldSpec[] => []

const FIELDS: Readonly<Record<AskedAction, (asking: Asking) => FieldSpec[]>> = {
  forward: nothing,
  supply: nothing,
  paid: nothing,
  continue: nothing,
  archive: nothing,
  result: ({ dossier, words, now }) => {
    const { ask, resultKinds } = words
    return [
      { key: 'kind', kind: 'choice', label: ask.resultKind, options: optionsOf(resultKinds), value: 'granted' },
      { key: 'paper', kind: 'check', label: ask.paper, value: YES },
      { key: 'electronic', kind: 'check', label: ask.electronic },
      { key: 'shelf', kind: 'line', label: ask.shelf, isOptional: true, maxLength: 40, value: dossier.shelf ?? '' },
      ...(dossier.resultAt === null && now > dossier.dueAt ? [lateCause(words)] : []),
      { ...said(ask.resultWords), isOptional: true },
    ]
  },
  return: ({ dossier, words }) => returnFields(dossier, words),
  supplement: ({ dossier, words, desk, now }) => [
    { key: 'items', kind: 'text', label: words.ask.items, maxLength: 2_000 },
    said(words.supplementReason),
    { key: 'ground', kind: 'line', label: words.ground, isOptional: true, maxLength: 300 },
    ...(dossier.agencyBy !== null && now > dossier.agencyBy
      ? [{ key: 'lateGround', kind: 'line' as const, label: desk.lateGround, maxLength: 300 }]
      : []),
  ],
  apologise: ({ words }) => [
    { key: 'day', kind: 'line', label: words.ask.newDay, maxLength: 10 },
    { key: 'time', kind: 'line', label: words.ask.newTime, maxLength: 8, value: '16:30' },
    lateCause(words),
    said(words.ask.apologyWords),
    ...signer(words),
  ],
  'require-payment': ({ words }) => [said(words.ask.paymentWords)],
  withdraw: ({ words: { ask, withdrawHows } }) => [
    { key: 'how', kind: 'choice', label: ask.withdrawHow, options: optionsOf(withdrawHows), value: 'desk' },
    said(ask.withdrawWords),
  ],
  stop: ({ words }) => [
    { key: 'returned', kind: 'line', label: words.ask.returned, isOptional: true, maxLength: 300 },
    ...signer(words),
  ],
  refuse: ({ words }) => [
    { key: 'cause', kind: 'choice', label: words.cause, options: optionsOf(words.causes), value: 'not-eligible' },
    { ...said(words.refusalWords), maxLength: 2_000 },
  ],
  correct: ({ dossier, words }) => correctFields(dossier, words),
  control: nothing,
  appoint: ({ house: { ask } }) => [
    { key: 'day', kind: 'line', label: ask.noteDay, maxLength: 10 },
    { key: 'time', kind: 'line', label: ask.noteTime, maxLength: 8 },
    { ...said(ask.noteWords), maxLength: 500 },
  ],
  harm: ({ house: { ask, harms, places } }) => [
    { key: 'kind', kind: 'choice', label: ask.harm, options: optionsOf(harms), value: 'lost' },
    { key: 'place', kind: 'choice', label: ask.place, options: optionsOf(places), value: 'centre' },
    said(ask.harmWords),
  ],
  'settle-harm': ({ house: { ask, remedies, places } }) => [
    { key: 'how', kind: 'choice', label: ask.how, options: optionsOf(remedies), value: 'found' },
    { key: 'cost', kind: 'line', label: ask.cost, isOptional: true, maxLength: 12 },
    {
      key: 'borneBy',
      kind: 'choice',
      label: ask.borneBy,
      options: optionsOf(places),
      value: 'centre',
      when: ({ cost = '' }) => cost.trim() !== '' && cost.trim() !== '0',
    },
    said(ask.outcome),
  ],
  void: ({ words: { ask, corrections }, house }) => [
    { key: 'cause', kind: 'choice', label: ask.voidCause, options: optionsOf(corrections), value: 'entered-twice' },
    {
      key: 'twin',
      kind: 'line',
      label: house.ask.twin,
      maxLength: 60,
      isOptional: true,
      when: ({ cause = '' }) => cause === 'entered-twice',
    },
    { ...said(ask.voidWords), isOptional: true, maxLength: 500 },
  ],
}

/**
 * What an action asks before it is done; an empty list: only whether it is meant.
 * @param now the centre's time, ms
 */
export const fieldsOf = (
  action: AskedAction,
  dossier: DossierView,
  { dossiers, dossierDesk, house }: Words,
  now: number,
): FieldSpec[] => FIELDS[action]({ dossier, words: dossiers, desk: dossierDesk, house, now })

function returnFields(dossier: DossierView, words: Words['dossiers']): FieldSpec[] {
  const { ask } = words
  const name = dossier.parties.find(({ role }) => role === 'filer')?.name ?? dossier.name ?? ''
  const needsPaper = ({ proof = '' }: Values): boolean => proof === 'authorisation' || proof === 'postal'
  const needsIdentity = ({ proof = '' }: Values): boolean => proof === 'authorisation' || proof === 'lost-receipt'
  return [
    { key: 'proof', kind: 'choice', label: ask.proof, options: optionsOf(words.proofs), value: 'receipt' },
    { key: 'name', kind: 'line', label: ask.receiver, value: name, maxLength: 200 },
    { key: 'identity', kind: 'line', label: ask.receiverIdentity, maxLength: 20, when: needsIdentity },
    { key: 'paper', kind: 'line', label: ask.receiverPaper, maxLength: 300, when: needsPaper },
  ]
}

/** The party as it is now, to be put right; another role brings its own words. */
export function correctFields(dossier: DossierView, words: Words['dossiers'], role?: string): FieldSpec[] {
  const { ask } = words
  const roles = dossier.parties.map((one) => ({ id: one.role, text: words.roles[one.role] }))
  const party = dossier.parties.find((one) => one.role === role) ?? dossier.parties[0]
  const line = (key: string, label: string, value: string | null | undefined, maxLength: number): FieldSpec => {
    return { key, kind: 'line', label, value: value ?? '', maxLength, isOptional: key !== 'name' }
  }
  return [
    { key: 'role', kind: 'choice', label: ask.role, options: roles, value: party?.role ?? 'filer' },
    line('name', words.name, party?.name, 200),
    line('identity', words.identity, party?.identity, 20),
    line('address', words.address, party?.address, 300),
    line('phone', words.phone, party?.phone, 15),
    ...(party?.role === 'principal' ? [line('paper', words.principalPaper, party.paper, 300)] : []),
    { key: 'cause', kind: 'choice', label: ask.voidCause, options: optionsOf(words.corrections), value: 'wrong-party' },
  ]
}

/**
 * What a question is about: words that were left in it come back only while it would begin as it did then. Where a colleague
 * has put a party right since, what was left would put it wrong again.
 */
export function askedAbout(action: AskedAction, { id, state, parties, shelf }: DossierView): string {
  const facts = { correct: parties, return: parties, result: shelf }
  return JSON.stringify([id, state, action, action in facts ? facts[action as keyof typeof facts] : null])
}

/** The values that a question opens with. */
export const startOf = (fields: readonly FieldSpec[]): Values =>
  Object.fromEntries(fields.map(({ key, value = '' }) => [key, value]))

/** Whether everything that is asked has an answer. */
export const isAnswered = (fields: readonly FieldSpec[], values: Values): boolean =>
  fields.every(
    ({ key, kind, isOptional, when }) =>
      isOptional === true ||
      kind === 'check' ||
      (when !== undefined && !when(values)) ||
      (values[key] ?? '').trim() !== '',
  )
