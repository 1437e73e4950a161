import type { DossierView } from '../../../../../shared/api/dossier-views.ts'
import { DOSSIER_MOVES } from '../../../../../shared/domain/dossier/states.ts'
import type { IconName } from '../../../../ui/Icon.tsx'

/** What an officer can do with a dossier, the most usual first. */
export const DOSSIER_ACTIONS = [
  'forward',
  'supply',
  'return',
  'result',
  'pay',
  'supplement',
  'apologise',
  'paid',
  'require-payment',
  'withdraw',
  'stop',
  'continue',
  'appoint',
  'control',
  'refuse',
  'archive',
  'correct',
  'fix-fees',
  'harm',
  'settle-harm',
  'void',
] as const
export type DossierAction = (typeof DOSSIER_ACTIONS)[number]
/** Those that the question of all answers; money has its own. */
export type AskedAction = Exclude<DossierAction, 'pay' | 'fix-fees'>

export const ACTION_ICONS: Record<DossierAction, IconName> = {
  forward: 'send',
  supply: 'check',
  return: 'hand',
  result: 'paper',
  pay: 'card',
  'fix-fees': 'type',
  supplement: 'message',
  apologise: 'calendar',
  paid: 'check',
  'require-payment': 'card',
  withdraw: 'undo',
  stop: 'hold',
  continue: 'play',
  refuse: 'close',
  archive: 'lower',
  appoint: 'calendar',
  control: 'list',
  harm: 'alert',
  'settle-harm': 'check',
  correct: 'type',
  void: 'delete',
}

/** The step in the table of legal moves that an action needs; some need none. */
const STEPS: Record<
  Exclude<DossierAction, 'pay' | 'fix-fees' | 'continue' | 'control' | 'harm' | 'settle-harm'>,
  string
> = {
  forward: 'forward',
  supply: 'supply',
  return: 'return-result',
  result: 'record-result',
  supplement: 'request-supplement',
  apologise: 'apologise',
  paid: 'pay',
  'require-payment': 'require-payment',
  withdraw: 'withdraw',
  stop: 'stop',
  refuse: 'refuse',
  archive: 'archive',
  appoint: 'record-result',
  correct: 'correct',
  void: 'void',
}

type Looked = Pick<
  DossierView,
  'state' | 'fees' | 'dueDates' | 'replyBy' | 'endedAt' | 'harm' | 'isSameDay' | 'dueAt' | 'resultAt'
>

/** Fees that are still to be paid. */
export const unpaidFees = ({ fees }: Pick<DossierView, 'fees'>): DossierView['fees'] =>
  fees.filter(({ paidAt, taken }) => paidAt === null && taken > 0)

/** None of its fees was paid, or one is missing: they may still be put right. */
const areFeesOpen = ({ fees, endedAt }: Pick<DossierView, 'fees' | 'endedAt'>): boolean =>
  fees.every(({ paidAt }) => paidAt === null) && (fees.length > 0 || endedAt === null)

/**
 * What is lawful now, by the same table that the centre decides with: a second apology (TT-4.3e) and filing before the
 * time to answer is over (BD-10.3b) are not offered.
 */
export function actionsOf(dossier: Looked, now: number): DossierAction[] {
  const moves = Object.keys(DOSSIER_MOVES[dossier.state])
  const isLawful = (action: DossierAction): boolean => {
    if (action === 'pay') return unpaidFees(dossier).length > 0 && dossier.state !== 'void'
    if (action === 'fix-fees') return dossier.state !== 'void' && areFeesOpen(dossier)
    if (action === 'continue') return dossier.state === 'withdrawing'
    if (action === 'control') return dossier.endedAt === null
    if (action === 'harm') return dossier.state !== 'void'
    if (action === 'settle-harm') return dossier.harm !== null
    if (action === 'appoint' && (!dossier.isSameDay || dossier.resultAt !== null || now > dossier.dueAt)) return false
    return moves.includes(STEPS[action])
  }
  const isApologised = dossier.dueDates.some(({ cause }) => cause.startsWith('apologised'))
  const isOver = dossier.replyBy !== null && now > dossier.replyBy
  return DOSSIER_ACTIONS.filter(
    (action) => isLawful(action) && (action !== 'apologise' || !isApologised) && (action !== 'archive' || isOver),
  )
}

/** One moment in the life of a dossier. */
export type LifeMoment = { readonly at: number; readonly what: LifeWhat; readonly due?: number; readonly said?: string }
export type LifeWhat =
  | 'received'
  | 'forwarded'
  | 'paper'
  | 'asked'
  | 'supplied'
  | 'apologised'
  | 'appointed'
  | 'result'
  | 'returned'
  | 'stopped'
  | 'archived'
  | 'void'
  | 'refused'

const ENDS: Partial<Record<DossierView['state'], LifeWhat>> = {
  returned: 'returned',
  stopped: 'stopped',
  archived: 'archived',
  void: 'void',
  refused: 'refused',
}

/** The life of a dossier, the oldest first; every date that was promised stands beside what gave it (decisions.md 17). */
export function lifeOf(dossier: DossierView): LifeMoment[] {
  const { dueDates, supplements, forwardedAt, paperHandedAt, resultAt, endedAt, receivedAt, state } = dossier
  const dueOf = (cause: string, at: number): { due?: number } => {
    const found = dueDates.find((one) => one.cause.startsWith(cause) && one.at === at) ?? null
    return found ? { due: found.dueAt } : {}
  }
  const one = (at: number | null, what: LifeWhat): LifeMoment[] => (at === null ? [] : [{ at, what }])
  const end = ENDS[state]
  const moments: LifeMoment[] = [
    { at: receivedAt, what: 'received', ...(dueDates[0] ? { due: dueDates[0].dueAt } : {}) },
    ...one(forwardedAt, 'forwarded'),
    ...one(paperHandedAt, 'paper'),
    ...supplements.flatMap(({ at, words, suppliedAt }): LifeMoment[] => [
      { at, what: 'asked', ...(words.text === null ? {} : { said: words.text }) },
      ...(suppliedAt === null
        ? []
        : [{ at: suppliedAt, what: 'supplied' as const, ...dueOf('supplemented', suppliedAt) }]),
    ]),
    ...dueDates
      .filter(({ cause }) => cause.startsWith('apologised') || cause === 'appointed')
      .map(({ at, dueAt, cause }): LifeMoment => ({
        at,
        what: cause === 'appointed' ? cause : 'apologised',
        due: dueAt,
      })),
    ...one(resultAt, 'result'),
    ...(end ? one(endedAt, end) : []),
  ]
  return moments.sort((a, b) => a.at - b.at)
}
