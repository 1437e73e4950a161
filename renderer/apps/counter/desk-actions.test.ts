import { expect, it } from 'vitest'
import type { CounterState } from '../../../shared/api/views.ts'
import { wordsIn } from '../../../shared/i18n/language.ts'
import { DESK_ACTIONS, HOTKEYS, actionWords, blockedBecause, mainAction } from './desk-actions.ts'
import type { Desk } from './desk-actions.ts'

const words = wordsIn('vi')
const desk = (state: CounterState, serving: boolean): Desk => ({
  counter: { id: 'q1', number: 1, name: 'Quầy 1', state, pauseReason: null, officerName: null, services: [] },
  current: serving
    ? {
        ...{
          id: 't',
          number: 'A015',
          serviceId: 's',
          serviceName: 'S',
          state: 'called',
          priority: false,
          ahead: 0,
          estimate: null,
        },
        ...{ issuedAt: 0, calledAt: 0, counterId: 'q1', counterNumber: 1, print: 'none', printCause: null, calls: 1 },
      }
    : null,
})
const free = (given: Desk): string[] =>
  DESK_ACTIONS.filter((action) => blockedBecause(action, given, false, words) === null)

it('allows what the centre would accept', () => {
  expect(free(desk('closed', false))).toEqual(['turn', 'issue'])
  expect(free(desk('open', false))).toEqual(['callNext', 'turn', 'close', 'issue'])
  expect(free(desk('paused', false))).toEqual(['turn', 'close', 'issue'])
  expect(free(desk('open', true))).toEqual(['recall', 'noShow', 'hold', 'transfer', 'finish', 'turn', 'issue'])
})

it('says why not', () => {
  expect(blockedBecause('callNext', desk('open', true), false, words)).toBe(
    'Đang phục vụ số A015. Kết thúc lượt (F8) trước.',
  )
  expect(blockedBecause('callNext', desk('closed', false), false, words)).toMatch(/F9 để mở quầy/)
  expect(blockedBecause('recall', desk('open', false), false, words)).toBe('Chưa có số nào tại quầy.')
  for (const action of DESK_ACTIONS)
    expect(blockedBecause(action, desk('open', true), true, words)).toMatch(/mất kết nối/)
})

it('names F9 by what it does, and one main action at any time', () => {
  expect(actionWords('turn', desk('closed', false), words)).toBe('Mở quầy')
  expect(actionWords('turn', desk('paused', false), words)).toBe('Tiếp tục phục vụ')
  expect(actionWords('turn', desk('open', false), words)).toBe('Tạm ngừng')
  expect([desk('closed', false), desk('open', false), desk('open', true)].map(mainAction)).toEqual([
    'turn',
    'callNext',
    'finish',
  ])
  expect(new Set(Object.values(HOTKEYS)).size).toBe(DESK_ACTIONS.length)
})
