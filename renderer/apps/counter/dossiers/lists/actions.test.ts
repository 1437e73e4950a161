import { describe, expect, test } from 'vitest'
import { dossierState } from '../../../../../shared/api/dossier-views.ts'
import type { DossierView } from '../../../../../shared/api/dossier-views.ts'
import { pressing } from '../../../../../shared/domain/dossier/pressing.ts'
import { DOSSIER_MOVES } from '../../../../../shared/domain/dossier/states.ts'
import { itemsOf } from './act.ts'
import { askedAbout } from './action-forms.ts'
import { actionsOf, lifeOf } from './actions.ts'

const NOW = 1_000_000
const HOUR = 3_600_000
const looked = (state: DossierView['state'], more: Partial<Parameters<typeof actionsOf>[0]> = {}) => ({
  ...{ state, fees: [], dueDates: [], replyBy: null, endedAt: null, harm: null, isSameDay: false },
  ...{ dueAt: NOW + HOUR, resultAt: null },
  ...more,
})

/** Steps that need no move of the table. */
const FREE: ReadonlySet<string> = new Set(['continue', 'control', 'harm', 'settle-harm', 'appoint', 'fix-fees'])

test('words left in a question come back to that question alone, and not over what a colleague has put right since', () => {
  const filer = { role: 'filer', name: 'Nguyễn Thị Anh' }
  const dossier = { id: 'd1', state: 'in-process', shelf: null, parties: [filer] } as unknown as DossierView
  const corrected = { ...dossier, parties: [{ ...filer, name: 'Nguyễn Thị Ánh' }] } as DossierView
  const same = (action: 'correct' | 'apologise', other: DossierView) =>
    askedAbout(action, dossier) === askedAbout(action, other)
  expect([same('correct', { ...dossier }), same('correct', corrected)]).toEqual([true, false])
  expect([same('apologise', corrected), same('apologise', { ...dossier, id: 'd2' })]).toEqual([true, false])
  expect(same('apologise', { ...dossier, state: 'stopped' })).toBe(false)
})

describe('the next steps', () => {
  test.each(dossierState.options)('of %s are as many as the table of moves has, and none more', (state) => {
    const moves = Object.keys(DOSSIER_MOVES[state]).filter((move) => !move.startsWith('keep-') && move !== 'hand-back')
    const steps = actionsOf(looked(state, { replyBy: NOW - 1 }), NOW).filter((one) => !FREE.has(one))
    expect(steps).toHaveLength(moves.length)
  })

  test('TT-4.3e: an apology is offered once; BD-10.3b: filing only when the time to answer is over', () => {
    const apologised = { dueDates: [{ at: 1, dueAt: 2, cause: 'apologised' }] }
    expect(actionsOf(looked('in-process'), NOW)).toContain('apologise')
    expect(actionsOf(looked('in-process', apologised), NOW)).not.toContain('apologise')
    expect(actionsOf(looked('supplement', { replyBy: NOW + 1 }), NOW)).not.toContain('archive')
    expect(actionsOf(looked('supplement', { replyBy: NOW - 1 }), NOW)).toContain('archive')
  })

  test('what is unpaid can be paid, what is let off cannot', () => {
    const paid = { paidAt: null, method: null, refundedAt: null } as const
    const fee = {
      no: 1,
      kind: 'fee',
      name: '',
      amount: 8_000,
      taken: 8_000,
      exempt: null,
      when: 'result',
      ...paid,
    } as const
    expect(actionsOf(looked('result-ready', { fees: [fee] }), NOW)).toContain('pay')
    expect(actionsOf(looked('result-ready', { fees: [{ ...fee, exempt: 'poor', taken: 0 }] }), NOW)).not.toContain(
      'pay',
    )
    expect(actionsOf(looked('void', { fees: [fee], endedAt: NOW }), NOW)).toEqual([])
    const open = (more: Parameters<typeof looked>[1]) => actionsOf(looked('returned', more), NOW).includes('fix-fees')
    expect([open({ fees: [fee], endedAt: NOW }), open({ fees: [{ ...fee, paidAt: NOW }], endedAt: NOW })]).toEqual([
      true,
      false,
    ])
    expect([open({ endedAt: NOW }), open({})]).toEqual([false, true])
  })
})

describe('what presses', () => {
  const times = {
    soonFrom: null,
    forwardBy: null,
    replyBy: null,
    collectBy: null,
    dueAt: NOW + HOUR,
    resultAt: null,
    postedAt: null,
    endedAt: null,
    receivedAt: 0,
  }
  test.each([
    ['received', { forwardBy: NOW - 1 }, 'forward', 'late'],
    ['received', { forwardBy: NOW + 1 }, 'forward', 'todo'],
    ['received', { forwardBy: NOW + 1, soonFrom: NOW }, 'forward', 'soon'],
    ['in-process', {}, 'due', 'todo'],
    ['in-process', { soonFrom: NOW - 1 }, 'due', 'soon'],
    ['in-process', { dueAt: NOW - 1 }, 'late', 'late'],
    ['supplement', { replyBy: NOW - 1, dueAt: NOW - 2 }, 'reply', 'late'],
    ['supplement', { dueAt: NOW - 2 }, 'over', 'over'],
    ['result-ready', { resultAt: NOW, collectBy: NOW + 1 }, 'collect', 'todo'],
    ['result-ready', { resultAt: NOW, collectBy: NOW - 1, postedAt: NOW }, 'posted', 'todo'],
    ['returned', { dueAt: NOW - 1, endedAt: NOW }, 'ended', 'over'],
    ['with-agency', { dueAt: NOW - 1 }, 'over', 'over'],
  ] as const)('KT-7.2đ, forms.md §8: %s with %o: %s, %s', (state, more, what, standing) => {
    expect(pressing({ state, ...times, ...more }, NOW)).toMatchObject({ what, standing })
  })
})

test('the life of a dossier, the oldest first, with the dates that were promised', () => {
  const words = { personId: 'p', text: 'thiếu tờ khai' }
  const dossier = {
    ...{ state: 'returned', receivedAt: 1, forwardedAt: 2, paperHandedAt: null, resultAt: 7, endedAt: 9 },
    dueDates: [
      { at: 1, dueAt: 100, cause: 'received' },
      { at: 5, dueAt: 200, cause: 'supplemented' },
      { at: 6, dueAt: 300, cause: 'apologised' },
    ],
    supplements: [{ id: 's', at: 3, words, forced: false, replyBy: null, suppliedAt: 5 }],
  } as unknown as DossierView
  expect(lifeOf(dossier).map(({ at, what, due }) => [at, what, due])).toEqual([
    [1, 'received', 100],
    [2, 'forwarded', undefined],
    [3, 'asked', undefined],
    [5, 'supplied', 200],
    [6, 'apologised', 300],
    [7, 'result', undefined],
    [9, 'returned', undefined],
  ])
})

test('what the agency asks for: papers of the list by their number, everything else with its ground', () => {
  const components = [
    { no: 1, name: 'Tờ khai' },
    { no: 2, name: 'Giấy tờ chỗ ở' },
  ] as DossierView['components']
  const typed = '2\n1. bản có dấu\n\n 9 \nẢnh 3x4'
  expect(itemsOf(typed, { components }, 'Luật X')).toEqual([
    { no: 2, text: 'Giấy tờ chỗ ở', verify: false, ground: 'Luật X' },
    { no: 1, text: 'bản có dấu', verify: false, ground: 'Luật X' },
    { text: '9', verify: false, ground: 'Luật X' },
    { text: 'Ảnh 3x4', verify: false, ground: 'Luật X' },
  ])
  expect(itemsOf('2', { components }, '')).toEqual([{ no: 2, text: 'Giấy tờ chỗ ở', verify: false }])
})
