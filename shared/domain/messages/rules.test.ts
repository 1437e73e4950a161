import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dossierState } from '../../api/dossier-views.ts'
import { messageFact } from './message.ts'
import { MESSAGE_SETTINGS, isQuiet } from './message-settings.ts'
import { retryAfter } from './retry.ts'
import { isStillSo } from './still-so.ts'

describe('what is still so', () => {
  test('nothing is told of a dossier that has ended', () => {
    for (const fact of messageFact.options)
      for (const state of ['returned', 'stopped', 'archived', 'void'] as const)
        expect([fact, state, isStillSo({ fact, dueAt: null, state, nowDueAt: 0 })]).toEqual([fact, state, false])
  })

  test('every fact is worth telling somewhere, and a date only while it is the one', () => {
    for (const fact of messageFact.options) {
      const states = dossierState.options.filter((state) => isStillSo({ fact, dueAt: 5, state, nowDueAt: 5 }))
      expect([fact, states.length > 0]).toEqual([fact, true])
      expect(states.some((state) => isStillSo({ fact, dueAt: 5, state, nowDueAt: 6 }))).toBe(false)
    }
  })
})

test.each([
  ['21:00', '07:00', '20:59', false],
  ['21:00', '07:00', '21:00', true],
  ['21:00', '07:00', '06:59', true],
  ['21:00', '07:00', '07:00', false],
  ['11:30', '13:00', '12:00', true],
  ['11:30', '13:00', '13:00', false],
])('rest from %s to %s: at %s %s', (from, to, time, quiet) => {
  expect(isQuiet(time, { from, to })).toBe(quiet)
})

test('tries lie apart by a random share of a time that doubles, never sooner than was asked for, never over half an hour', () => {
  const tries = fc.integer({ min: 1, max: 30 })
  const chance = fc.double({ min: 0, max: 0.999_999, noNaN: true })
  const asked = fc.integer({ min: 0, max: 10_000_000 })
  fc.assert(
    fc.property(tries, chance, asked, (n, share, askedMs) => {
      const wait = retryAfter(n, share, askedMs)
      return wait >= Math.min(askedMs, 1_800_000) && wait <= 1_800_000
    }),
  )
  expect(retryAfter(1, 0.5)).toBe(7_500)
  expect(retryAfter(3, 0.5)).toBe(30_000)
})

test('a gateway says where it is, and a mail server who sends', () => {
  const isGood = (gateway: object) => MESSAGE_SETTINGS['message.gateways'].safeParse([gateway]).success
  expect(isGood({ channel: 'sms', kind: 'file' })).toBe(true)
  expect(isGood({ channel: 'sms', kind: 'http' })).toBe(false)
  expect(isGood({ channel: 'sms', kind: 'http', address: 'https://tin.example/gui' })).toBe(true)
  expect(isGood({ channel: 'sms', kind: 'http', address: 'file:///etc/passwd' })).toBe(false)
  expect(isGood({ channel: 'email', kind: 'mail', address: 'smtp://thu.example:25' })).toBe(false)
  expect(isGood({ channel: 'email', kind: 'mail', address: 'smtp://thu.example:25', from: 'tt@mau.example' })).toBe(
    true,
  )
})
