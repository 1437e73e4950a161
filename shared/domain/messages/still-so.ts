import type { DossierState } from '../../api/dossier-views.ts'
import type { MessageFact } from './message.ts'

/** What a message told of, and how its dossier stands now. */
export type Told = {
  readonly fact: MessageFact
  /** The date that it promises, ms; null: none. */
  readonly dueAt: number | null
  readonly state: DossierState
  readonly nowDueAt: number
}

const RUNNING: readonly DossierState[] = ['received', 'in-process', 'payment']
const WAITING: readonly DossierState[] = ['result-ready', 'refused']
/** In which states of its dossier a fact is still worth telling. */
const HOLDS: Readonly<Record<MessageFact, readonly DossierState[]>> = {
  received: RUNNING,
  supplement: ['supplement'],
  'new-date': RUNNING,
  appointment: RUNNING,
  'result-ready': WAITING,
  'result-online': ['result-ready'],
  posted: ['result-ready', 'refused', 'with-agency'],
  reminder: WAITING,
}

/** Whether what a message says is still so: a result that was collected is not announced, nor a date that has moved. */
export const isStillSo = ({ fact, dueAt, state, nowDueAt }: Told): boolean =>
  HOLDS[fact].includes(state) && (dueAt === null || dueAt === nowDueAt)
