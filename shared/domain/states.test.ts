import { describe, expect, it } from 'vitest'
import { dossierState } from '../api/dossier-views.ts'
import { feedbackState } from '../api/feedback-views.ts'
import { counterState, printState, ticketState } from '../api/views.ts'
import { DOSSIER_MOVES } from './dossier/states.ts'
import { MESSAGE_MOVES, messageState } from './messages/message.ts'
import { COUNTER_MOVES, FEEDBACK_MOVES, PRINT_MOVES, TICKET_MOVES, move } from './states.ts'

type Moves = Record<string, Record<string, string>>
const machines: [name: string, moves: Moves, states: readonly string[], starts: string[]][] = [
  ['ticket', TICKET_MOVES, ticketState.options, ['waiting']],
  ['counter', COUNTER_MOVES, counterState.options, ['closed']],
  ['feedback', FEEDBACK_MOVES, feedbackState.options, ['new']],
  ['dossier', DOSSIER_MOVES, dossierState.options, ['received']],
  ['message', MESSAGE_MOVES, messageState.options, ['queued']],
  ['print job', PRINT_MOVES, printState.options, ['none', 'queued']],
]

describe.each(machines)('legal moves of a %s', (_, moves, states, starts) => {
  it('have a row for every state and lead only to states', () => {
    expect(Object.keys(moves).toSorted()).toEqual([...states].toSorted())
    const targets = Object.values(moves).flatMap((ways) => Object.values(ways))
    expect(targets.filter((target) => !states.includes(target))).toEqual([])
  })

  it('reach every state', () => {
    const reached = new Set(starts)
    for (const state of reached) for (const next of Object.values(moves[state] ?? {})) reached.add(next)
    expect([...reached].toSorted()).toEqual([...states].toSorted())
  })
})

it('moves by the table, and nowhere else', () => {
  expect(move(TICKET_MOVES, 'waiting', 'call')).toBe('called')
  expect(move(TICKET_MOVES, 'finished', 'call')).toBeNull()
  expect(move(PRINT_MOVES, 'expired', 'take')).toBeNull()
  expect(move(COUNTER_MOVES, 'closed', 'pause')).toBeNull()
})
