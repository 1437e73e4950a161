import type { DossierState } from '../../api/dossier-views.ts'

/**
 * The legal moves of a dossier, one table like those of shared/domain/states.ts; docs/states.md draws it.
 * `supply` leads back to `received`: what was brought is forwarded anew. `keep-…`: a wish to withdraw is taken back, or came
 * too late because a result is there already (Điều 21 NĐ 118/2025); the dossier goes on where it was.
 */
export const DOSSIER_MOVES = {
  received: {
    forward: 'in-process',
    'request-supplement': 'supplement',
    'require-payment': 'payment',
    withdraw: 'withdrawing',
    refuse: 'refused',
    'record-result': 'result-ready',
    correct: 'received',
    void: 'void',
  },
  'in-process': {
    'request-supplement': 'supplement',
    'require-payment': 'payment',
    apologise: 'in-process',
    withdraw: 'withdrawing',
    refuse: 'refused',
    'record-result': 'result-ready',
    correct: 'in-process',
    void: 'void',
  },
  supplement: {
    supply: 'received',
    archive: 'archived',
    withdraw: 'withdrawing',
    correct: 'supplement',
    void: 'void',
  },
  payment: { pay: 'in-process', withdraw: 'withdrawing', refuse: 'refused', correct: 'payment', void: 'void' },
  withdrawing: {
    stop: 'stopped',
    'keep-received': 'received',
    'keep-in-process': 'in-process',
    'keep-supplement': 'supplement',
    'keep-payment': 'payment',
    'record-result': 'result-ready',
  },
  refused: { 'return-result': 'returned', 'hand-back': 'with-agency' },
  'result-ready': {
    'record-result': 'result-ready',
    'return-result': 'returned',
    'hand-back': 'with-agency',
    correct: 'result-ready',
  },
  'with-agency': { 'record-result': 'result-ready', 'return-result': 'returned' },
  returned: {},
  stopped: {},
  archived: {},
  void: {},
} as const satisfies Record<DossierState, Partial<Record<string, DossierState>>>

/** A step of the table. */
export type DossierStep = {
  [S in DossierState]: keyof (typeof DOSSIER_MOVES)[S]
}[DossierState]

/**
 * The national portal's code of a state (trạng thái hồ sơ, national-data §3.1). Practice varies for a dossier that was
 * refused after its appraisal: 9 with a refusal for a result, or 8 (setting `dossier.refusedAs`). Void ones never leave the
 * house; should one have left already, it was stopped.
 */
export function nationalState(state: DossierState, refusedAs: 8 | 9 = 9): number {
  return state === 'refused' ? refusedAs : NATIONAL[state]
}

const NATIONAL: Readonly<Record<Exclude<DossierState, 'refused'>, number>> = {
  received: 2,
  'in-process': 4,
  supplement: 5,
  payment: 6,
  withdrawing: 7,
  stopped: 8,
  archived: 8,
  void: 8,
  'result-ready': 9,
  'with-agency': 9,
  returned: 10,
}
