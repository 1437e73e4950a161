import { describe, expect, test } from 'vitest'
import { atLocal } from '../time/vietnam-time.ts'
import { openingAt } from './opening.ts'
import { openingInSession } from './hall-session.ts'
import type { HandSession } from './hall-session.ts'

const DATE = '2026-11-23'
const at = (time: string): number => atLocal(DATE, time)
const HOURS = {
  days: {
    1: {
      working: [
        ['07:30', '11:30'],
        ['13:00', '17:00'],
      ],
      reception: [
        ['07:30', '11:00'],
        ['13:00', '16:30'],
      ],
    },
  },
  holidays: true,
} as Parameters<typeof openingAt>[0]['hours']

const closed = (untilMs: number | null, more: Partial<HandSession> = {}): HandSession => ({
  state: 'closed',
  reason: 'power',
  words: null,
  scope: 'all',
  untilMs,
  ...more,
})
const opening = (time: string, hand?: HandSession, kind: 'reception' | 'result' = 'reception') =>
  openingInSession({
    plannedAt: (now) => openingAt({ hours: HOURS, holidays: new Map(), kind, now }),
    hand,
    kind,
    now: at(time),
  })

describe('a session closed by hand', () => {
  test('gives no numbers, says why and when they are given again', () => {
    expect(opening('09:00', closed(at('10:00')))).toEqual({
      open: false,
      closedReason: 'suspended',
      suspension: { reason: 'power', words: null },
      opensAt: at('10:00'),
    })
  })

  test('ends by itself, to the minute', () => {
    expect(opening('09:59', closed(at('10:00'))).open).toBe(false)
    expect(opening('10:00', closed(at('10:00')))).toEqual(opening('10:00'))
  })

  test('until after the cut-off opens with the next session', () => {
    expect(opening('09:00', closed(at('11:10')))).toMatchObject({ opensAt: at('13:00') })
  })

  test('without an end promises none', () => {
    expect(opening('09:00', closed(null))).not.toHaveProperty('opensAt')
    expect(opening('12:00', closed(null))).toEqual({ open: false, closedReason: 'lunch' })
  })

  test('that lasts over lunch puts the afternoon off', () => {
    expect(opening('12:00', closed(at('14:00')))).toMatchObject({ closedReason: 'lunch', opensAt: at('14:00') })
    expect(opening('12:00', closed(at('12:30')))).toMatchObject({ closedReason: 'lunch', opensAt: at('13:00') })
  })

  test('may leave results alone', () => {
    expect(opening('09:00', closed(null, { scope: 'reception' }), 'result').open).toBe(true)
    expect(opening('09:00', closed(null, { scope: 'reception' })).open).toBe(false)
  })
})

describe('a session lengthened by hand', () => {
  const longer = closed(at('11:20'), { state: 'extended' })
  test('goes on beyond the cut-off until its end', () => {
    expect(opening('10:00', longer)).toEqual({ open: true, closesAt: at('11:20') })
    expect(opening('11:10', longer)).toEqual({ open: true, closesAt: at('11:20') })
    expect(opening('11:20', longer)).toEqual(opening('11:20'))
  })
  test('never ends a session earlier', () => {
    expect(opening('10:00', closed(at('10:30'), { state: 'extended' }))).toEqual(opening('10:00'))
  })
})

test('a session that was opened again follows the hours', () => {
  expect(opening('09:00', closed(null, { state: 'planned' }))).toEqual(opening('09:00'))
})
