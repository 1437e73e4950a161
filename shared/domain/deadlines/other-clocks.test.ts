import { describe, expect, test } from 'vitest'
import { centreSource, PLAIN_PRESETS, rulesOf } from '../../testkit/deadline-centres.ts'
import type { Holiday, SettingKey } from '../events/config-events.ts'
import { isoTime, parseNow } from '../time/vietnam-time.ts'
import { latestApology, mayReappoint } from './apology.ts'
import { chooseLimit } from './choose-limit.ts'
import type { LimitQuestion } from './choose-limit.ts'
import { dueClass, workingDaysLeft } from './due-class.ts'
import type { DeadlineRules } from './deadline-rules.ts'
import { indexTiming, keepResultUntil, resultTiming } from './results.ts'

const at = (text: string): number => parseNow(text.replace(' ', 'T'))
const shown = (ms: number | undefined): string =>
  ms === undefined ? 'none' : isoTime(ms).slice(0, 16).replace('T', ' ')

const CULTURE_DAY: Holiday = { date: '2026-11-24', kind: 'off', name: 'Ngày Văn hóa Việt Nam', source: 'test' }

/** Bình Dương's hours with settings of its own. */
function rules(settings: Partial<Record<SettingKey, unknown>> = {}): DeadlineRules {
  const own = Object.entries(settings).map(([key, value]) => ({ key, agencyId: null, from: '2020-01-01', value }))
  const X = [...(PLAIN_PRESETS['BD'] ?? []), ...own]
  return rulesOf(centreSource({ X }, [CULTURE_DAY], 'X'), 'X', '2026-11-09')
}

describe('apologies', () => {
  test('TT-4.3e: alerts on the two working days before', () => {
    const deadline = latestApology(rules(), at('2026-11-25 17:00'))
    expect(deadline?.date).toBe('2026-11-23')
    expect(deadline?.alerts.map(shown)).toEqual(['2026-11-20 07:30', '2026-11-23 07:30'])
  })

  test('TT-4.3e: “ngày” may be set to mean every day; the paper is still given on an open one', () => {
    const calendar = rules({ 'apology.dayKind': 'calendar' })
    expect(shown(latestApology(calendar, at('2026-11-25 17:00'))?.by)).toBe('2026-11-23 17:00')
    expect(shown(latestApology(calendar, at('2026-11-16 17:00'))?.by)).toBe('2026-11-13 17:00')
    expect(shown(latestApology(calendar, at('2026-11-12 17:00'))?.by)).toBe('2026-11-11 17:00')
    const three = rules({ 'apology.leadDays': 3 })
    expect(shown(latestApology(three, at('2026-11-12 17:00'))?.by)).toBe('2026-11-09 17:00')
  })

  test('TQ-6.6: days before are counted as the regulation counts its own', () => {
    // Notice at least three working days before 01/12/2026 is given on Thursday 26/11/2026 at the latest.
    const three = rules({ 'apology.leadDays': 3 })
    expect(latestApology(three, at('2026-12-01 07:30'))?.date).toBe('2026-11-26')
  })

  const reappoint = (now: string, newDue: string, earlier = 0) =>
    mayReappoint({ rules: rules(), now: at(now), due: at('2026-11-12 17:00'), newDue: at(newDue), earlier })

  test('TT-4.3e*: once, later, on a day that is open', () => {
    expect(reappoint('2026-11-11 17:00', '2026-11-20 17:00')).toEqual({ ok: true, isLate: false })
    expect(reappoint('2026-11-11 17:01', '2026-11-20 17:00')).toEqual({ ok: true, isLate: true })
    expect(reappoint('2026-11-11 10:00', '2026-11-20 17:00', 1)).toMatchObject({ problem: 'already-reappointed' })
    expect(reappoint('2026-11-11 10:00', '2026-11-12 17:00')).toMatchObject({ problem: 'not-later' })
    expect(reappoint('2026-11-20 10:00', '2026-11-19 17:00')).toMatchObject({ problem: 'not-later' })
    expect(reappoint('2026-11-11 10:00', '2026-11-21 10:00')).toMatchObject({ problem: 'closed-day' })
    expect(reappoint('2026-11-11 10:00', '2026-11-24 10:00')).toMatchObject({ problem: 'closed-day' })
  })
})

describe('results', () => {
  test.each([
    ['2026-11-11 16:59', 'early'],
    ['2026-11-12 00:00', 'on-time'],
    ['2026-11-12 17:00', 'on-time'],
    ['2026-11-12 17:01', 'late'],
    ['2026-11-13 07:30', 'late'],
  ])('QĐ-766, forms.md §7.1: finished %s against Thursday 17:00 is %s', (finished, timing) => {
    expect(resultTiming(at(finished), at('2026-11-12 17:00'))).toBe(timing)
    expect(indexTiming(at(finished), at('2026-11-12 17:00'), 1)).toBe(timing)
  })

  test('QĐ-766: a second supplement request makes it late, however early it is', () => {
    expect(indexTiming(at('2026-11-09 08:00'), at('2026-11-12 17:00'), 2)).toBe('late')
  })

  test('BD-10.4b: a last day that is a day off gives way to the next', () => {
    // Sixty days after 25 September are 24 November, a holiday.
    expect(keepResultUntil(rules(), '2026-09-25')).toMatchObject({
      lastDate: '2026-11-25',
      until: at('2026-11-25 17:00'),
    })
  })

  test('BD-10.4b: working days, other numbers and reminders are settings', () => {
    const own = rules({
      'result.keepDays': 10,
      'result.keepDayKind': 'working',
      'result.reminders': [{ day: 3 }, { day: 12 }],
    })
    expect(keepResultUntil(own, '2026-11-12')).toMatchObject({ lastDate: '2026-11-27', reminders: ['2026-11-17'] })
  })
})

describe('urgency', () => {
  test.each([
    ['2026-11-27 17:01', 'late'],
    ['2026-11-27 17:00', 'today'],
    ['2026-11-27 00:00', 'today'],
    ['2026-11-26 17:00', 'soon'],
    // Wednesday, Thursday and Friday are left on Monday: Tuesday is a holiday.
    ['2026-11-23 08:00', 'soon'],
    ['2026-11-20 23:59', 'later'],
  ])('forms.md §8: at %s a dossier due on Friday 27 November is %s', (now, urgency) => {
    expect(dueClass(rules(), at('2026-11-27 17:00'), at(now))).toBe(urgency)
  })

  test('forms.md §8: how many days are soon is a setting', () => {
    expect(dueClass(rules({ 'due.soonDays': 4 }), at('2026-11-27 17:00'), at('2026-11-20 08:00'))).toBe('soon')
    expect(workingDaysLeft(rules(), at('2026-11-27 17:00'), at('2026-11-20 08:00'))).toBe(4)
    expect(workingDaysLeft(rules(), at('2026-11-20 17:00'), at('2026-11-27 08:00'))).toBe(0)
  })
})

describe('law-facts §10.1: the limit of a procedure', () => {
  const row = (channel: 'direct' | 'online' | 'postal', amount: number | null, more: object = {}) => ({
    channel,
    amount,
    unit: 'working-day' as const,
    words: `${amount} ngày làm việc`,
    ...more,
  })
  const choose = (limits: object[], question: Partial<LimitQuestion> = {}) =>
    chooseLimit({
      procedure: { limits: limits as LimitQuestion['procedure']['limits'] },
      channel: 'direct',
      caseCode: null,
      isRemote: false,
      ...question,
    })

  test('goes by channel: somebody authorised brings it to the desk, a hired service as the post does', () => {
    const limits = [row('direct', 5), row('online', 15), row('postal', 20)]
    const amounts = (['direct', 'authorised', 'online', 'postal', 'hired'] as const).map((channel) => {
      const chosen = choose(limits, { channel })
      return chosen.ok && chosen.limit.amount
    })
    expect(amounts).toEqual([5, 5, 15, 20, 20])
    expect(choose([row('direct', 5)], { channel: 'hired' })).toMatchObject({ ok: true, limit: { amount: 5 } })
  })

  test('of a channel without a row is that of the others when they agree, and none when they do not', () => {
    const same = { words: '5 ngày làm việc' }
    expect(choose([row('online', 5, same), row('postal', 5, same)])).toMatchObject({ ok: true, limit: { amount: 5 } })
    expect(choose([row('online', 5), row('postal', 7)])).toEqual({ ok: false, problem: 'no-limit', words: '' })
    expect(choose([])).toEqual({ ok: false, problem: 'no-limit', words: '' })
  })

  test('goes by case before channel', () => {
    const procedure = {
      limits: [row('direct', 5)],
      cases: [
        { code: 'a', name: 'Phải xác minh', limits: [row('direct', 25), row('online', 30)] },
        { code: 'b', name: 'Như thường', limits: [] },
      ],
    }
    const of = (caseCode: string | null, channel: 'direct' | 'online' = 'direct') =>
      chooseLimit({ procedure, channel, caseCode, isRemote: false })
    expect(of(null)).toMatchObject({ limit: { amount: 5 } })
    expect(of('a')).toMatchObject({ limit: { amount: 25 } })
    expect(of('a', 'online')).toMatchObject({ limit: { amount: 30 } })
    expect(of('b')).toMatchObject({ limit: { amount: 5 } })
    expect(of('c')).toEqual({ ok: false, problem: 'case-unknown', words: '' })
  })

  test('goes by region where the record says so: ten days more in difficult areas', () => {
    const limits = [row('direct', 20, { remoteDays: 10 })]
    expect(choose(limits)).toMatchObject({ limit: { amount: 20, extra: 0 } })
    expect(choose(limits, { isRemote: true })).toMatchObject({ limit: { amount: 30, extra: 10 } })
    expect(choose([row('direct', 20)], { isRemote: true })).toMatchObject({ limit: { amount: 20, extra: 0 } })
    expect(choose([row('direct', 8, { unit: 'hour', remoteDays: 10 })], { isRemote: true })).toMatchObject({
      limit: { amount: 8, extra: 0 },
    })
  })

  test('is never made from words', () => {
    const words = 'Theo từng bước thực hiện'
    expect(choose([row('direct', null, { unit: 'other', words })])).toEqual({ ok: false, problem: 'words-only', words })
    expect(choose([row('direct', 1, { unit: 'other', words })])).toEqual({ ok: false, problem: 'words-only', words })
    expect(choose([row('direct', null, { words })])).toEqual({ ok: false, problem: 'words-only', words })
    expect(choose([row('direct', null, { unit: 'same-day' })])).toMatchObject({
      limit: { amount: 0, unit: 'same-day' },
    })
  })
})
