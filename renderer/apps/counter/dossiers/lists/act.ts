import type { DossierView } from '../../../../../shared/api/dossier-views.ts'
import type { CallResult } from '../../../../../shared/api/client.ts'
import type { AnswerOf, BodyOf } from '../../../../../shared/api/operations.ts'
import { atLocal } from '../../../../../shared/domain/time/vietnam-time.ts'
import type { PageApi } from '../../../../client/api.ts'
import { dateOf, timeOf } from '../../../../features/typed/read-typed.ts'
import { YES } from './action-forms.ts'
import type { Values } from './action-forms.ts'
import type { AskedAction } from './actions.ts'

export type Acted = AnswerOf<'forwardDossier'>
type Say = (key: string) => string
type Bodies = {
  [K in keyof Calls]: (say: Say, dossier: DossierView, ticketId: string | null) => Calls[K]
}
type Calls = {
  result: BodyOf<'recordResult'>
  return: BodyOf<'returnResult'>
  supplement: BodyOf<'requestSupplement'>
  apologise: BodyOf<'issueApology'>
  'require-payment': BodyOf<'requirePayment'>
  withdraw: BodyOf<'requestWithdrawal'>
  stop: BodyOf<'stopDossier'>
  refuse: BodyOf<'refuseDossier'>
  correct: BodyOf<'correctParty'>
  void: BodyOf<'voidDossier'>
  appoint: BodyOf<'issueAppointment'>
  harm: BodyOf<'reportHarm'>
  'settle-harm': BodyOf<'settleHarm'>
}

const optional = <K extends string>(key: K, text: string): { [P in K]?: string } =>
  text === '' ? {} : ({ [key]: text } as { [P in K]?: string })
const signer = (say: Say): BodyOf<'stopDossier'>['signer'] =>
  say('signerId') === ''
    ? { ...optional('onBehalf', say('onBehalf')), title: say('title'), name: say('signer') }
    : { signerId: say('signerId') }

/** What each question's answers become; choices come from lists made of the contract's own codes. */
const BODIES: Bodies = {
  result: (say) => ({
    kind: say('kind') as Calls['result']['kind'],
    paper: say('paper') === YES,
    electronic: say('electronic') === YES,
    ...optional('shelf', say('shelf')),
    ...(say('lateCause') === '' ? {} : { lateCause: say('lateCause') as Calls['apologise']['cause'] }),
    ...optional('words', say('words')),
  }),
  return: (say, _dossier, ticketId) => ({
    proof: say('proof') as Calls['return']['proof'],
    ...(ticketId === null ? {} : { ticketId }),
    receiver: { name: say('name'), ...optional('identity', say('identity')), ...optional('paper', say('paper')) },
  }),
  supplement: (say, dossier) => ({
    items: itemsOf(say('items'), dossier, say('ground')),
    reason: say('words'),
    ...optional('ground', say('lateGround')),
    ...optional('beyondLimit', say('beyondLimit')),
    ...optional('allowance', say('allowance')),
  }),
  apologise: (say) => ({
    dueAt: typedMoment(say('day'), say('time')) ?? 0,
    cause: say('lateCause') as Calls['apologise']['cause'],
    words: say('words'),
    signer: signer(say),
  }),
  'require-payment': (say) => ({ words: say('words') }),
  withdraw: (say) => ({ how: say('how') as Calls['withdraw']['how'], words: say('words') }),
  stop: (say) => ({ signer: signer(say), ...optional('returned', say('returned')) }),
  refuse: (say) => ({ cause: say('cause') as Calls['refuse']['cause'], words: say('words') }),
  correct: (say, dossier) => correction(say, dossier),
  void: (say) => ({
    cause: say('cause') as Calls['void']['cause'],
    ...(say('cause') === 'entered-twice' ? optional('twinCode', say('twin')) : {}),
    ...optional('words', say('words')),
  }),
  appoint: (say) => ({ dueAt: typedMoment(say('day'), say('time')) ?? 0, words: say('words') }),
  harm: (say) => ({
    kind: say('kind') as Calls['harm']['kind'],
    place: say('place') as Calls['harm']['place'],
    words: say('words'),
  }),
  'settle-harm': (say) => {
    const cost = Number(say('cost').replace(/\D/g, ''))
    return {
      ...{ how: say('how') as Calls['settle-harm']['how'], cost, words: say('words') },
      ...(cost > 0 ? { borneBy: say('borneBy') as NonNullable<Calls['settle-harm']['borneBy']> } : {}),
    }
  },
}

/** One item a line; a number in front names a paper of the check-list, alone it stands for its name. */
export function itemsOf(
  typed: string,
  { components }: Pick<DossierView, 'components'>,
  ground: string,
): Calls['supplement']['items'] {
  const lines = typed.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).map((line) => {
    const [, digits = '', rest = ''] = /^(\d{1,3})(?:[.:)]\s*(.*))?$/.exec(line) ?? []
    const paper = components.find(({ no }) => no === Number(digits))
    const text = paper ? rest || (paper.name ?? line).slice(0, 300) : line
    return { text, verify: false, ...(paper ? { no: paper.no } : {}), ...optional('ground', ground) }
  })
}

/** What the question does not ask for stays as it was. */
function correction(say: Say, { parties }: DossierView): Calls['correct'] {
  const role = say('role') as Calls['correct']['role']
  const before = parties.find((one) => one.role === role)
  return {
    role,
    cause: say('cause') as Calls['correct']['cause'],
    party: {
      kind: before?.kind ?? 'person',
      name: say('name'),
      ...optional('identity', say('identity')),
      ...optional('birthDate', before?.birthDate ?? ''),
      ...optional('address', say('address')),
      ...optional('phone', say('phone')),
      ...optional('email', before?.email ?? ''),
      ...optional('paper', say('paper')),
    },
  }
}

/** A day and a time as typed, ms; null when one cannot be read. */
export function typedMoment(day: string, time: string): number | null {
  const [date, clock] = [dateOf(day), timeOf(time)]
  return date === null || clock === null ? null : atLocal(date, clock)
}

/** The mishap that is not made good yet; the first, when there are several. */
const openHarm = ({ harms }: DossierView): string => harms.find(({ settledAt }) => settledAt === null)?.id ?? ''

/** What is done without a word. */
const BARE = {
  forward: 'forwardDossier',
  supply: 'supplementReceived',
  paid: 'paymentMade',
  continue: 'continueDossier',
  archive: 'archiveDossier',
  control: 'issueControlSlip',
} as const
const isBare = (action: AskedAction): action is keyof typeof BARE => action in BARE

/** Does it: one operation, with the key of this press. */
export function act(
  api: PageApi,
  action: AskedAction,
  dossier: DossierView,
  values: Values,
  { key, ticketId }: { key: string; ticketId: string | null },
): Promise<CallResult<Acted>> {
  const say: Say = (name) => (values[name] ?? '').trim()
  const params = { dossierId: dossier.id }
  const body = <A extends keyof Calls>(which: A): Calls[A] => BODIES[which](say, dossier, ticketId)
  if (isBare(action)) return api.press(BARE[action], { params, body: {}, key })
  switch (action) {
    case 'result':
      return api.press('recordResult', { params, body: body('result'), key })
    case 'return':
      return api.press('returnResult', { params, body: body('return'), key })
    case 'supplement':
      return api.press('requestSupplement', { params, body: body('supplement'), key })
    case 'apologise':
      return api.press('issueApology', { params, body: body('apologise'), key })
    case 'require-payment':
      return api.press('requirePayment', { params, body: body('require-payment'), key })
    case 'withdraw':
      return api.press('requestWithdrawal', { params, body: body('withdraw'), key })
    case 'stop':
      return api.press('stopDossier', { params, body: body('stop'), key })
    case 'refuse':
      return api.press('refuseDossier', { params, body: body('refuse'), key })
    case 'correct':
      return api.press('correctParty', { params, body: body('correct'), key })
    case 'appoint':
      return api.press('issueAppointment', { params, body: body('appoint'), key })
    case 'harm':
      return api.press('reportHarm', { params, body: body('harm'), key })
    case 'settle-harm':
      return api.press('settleHarm', {
        params: { ...params, harmId: openHarm(dossier) },
        body: body('settle-harm'),
        key,
      })
    case 'void':
      return api.press('voidDossier', { params, body: body('void'), key })
  }
}
