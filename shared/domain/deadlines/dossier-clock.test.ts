import { describe, expect, test } from 'vitest'
import { centreSource, PLAIN_PRESETS, rulesOf } from '../../testkit/deadline-centres.ts'
import { isoTime, parseNow } from '../time/vietnam-time.ts'
import { dossierClock } from './dossier-clock.ts'
import type { DossierClock, Extension, Stop } from './dossier-clock.ts'
import type { DueLimit } from './choose-limit.ts'

const at = (text: string): number => parseNow(text.replace(' ', 'T'))
const shown = (ms: number | null | undefined): string =>
  ms === null || ms === undefined ? 'none' : isoTime(ms).slice(0, 16).replace('T', ' ')

const FIVE_DAYS: DueLimit = { amount: 5, unit: 'working-day', extra: 0 }

function clock(
  received: string,
  more: { limit?: DueLimit; stops?: readonly Stop[]; extension?: Extension | null; centre?: string } = {},
): DossierClock {
  const { limit = FIVE_DAYS, stops = [], extension = null, centre = 'BD' } = more
  const source = centreSource(PLAIN_PRESETS, [], centre)
  const rulesOn = (date: string) => rulesOf(source, centre, date)
  const answer = dossierClock({ receivedAt: at(received), limit, rulesOn, stops, extension })
  if (!answer.ok) throw new Error(answer.problem)
  return answer
}

const stop = (stoppedAt: string, completedAt: string | null): Stop => ({
  stoppedAt: at(stoppedAt),
  completedAt: completedAt === null ? null : at(completedAt),
})

describe('the clock of a dossier', () => {
  test('KT-4.2: runs from the day of the full dossier', () => {
    const answer = clock('2026-11-02 09:00')
    expect([answer.counts, shown(answer.due)]).toEqual(['first', '2026-11-09 17:00'])
    expect(answer.steps).toEqual(answer.first.steps)
  })

  test('TT-4.3d: stands while a supplement is awaited', () => {
    const answer = clock('2026-11-02 09:00', { stops: [stop('2026-11-04 10:00', null)] })
    expect([answer.counts, answer.due]).toEqual(['stopped', null])
    expect(answer.steps.at(-1)).toEqual({ code: 'stopped', source: 'TT-4.3d', at: at('2026-11-04 10:00') })
    expect(shown(answer.first.due)).toBe('2026-11-09 17:00')
    expect(answer.stops).toEqual([{ ...stop('2026-11-04 10:00', null), restarted: null, continued: null }])
  })

  test('TT-4.3d*: counts again from the start, and keeps what the other way would give', () => {
    const answer = clock('2026-11-02 09:00', { stops: [stop('2026-11-04 10:00', '2026-11-16 14:00')] })
    expect([answer.counts, shown(answer.due)]).toEqual(['restarted', '2026-11-23 17:00'])
    // Wednesday 10:00 to Monday 17:00 are 5.5 + 8 + 8 + 8 = 29.5 working hours: 3 on Monday the 16th, 24 on the next
    // three days, 2.5 on Friday the 20th.
    expect(shown(answer.stops[0]?.restarted)).toBe('2026-11-23 17:00')
    expect(shown(answer.stops[0]?.continued)).toBe('2026-11-20 10:00')
    expect(answer.steps.map(({ code }) => code)).toEqual(
      ['received limit first-day days-off last-day time-of-day', 'stopped restarted']
        .concat('received limit first-day days-off last-day time-of-day due')
        .join(' ')
        .split(' '),
    )
  })

  test('QĐ-766: or goes on with what was left, where the centre says so', () => {
    const answer = clock('2026-11-02 09:00', {
      centre: 'BD continue',
      stops: [stop('2026-11-04 10:00', '2026-11-16 14:00')],
    })
    expect([answer.counts, shown(answer.due)]).toEqual(['continued', '2026-11-20 10:00'])
    expect(shown(answer.stops[0]?.restarted)).toBe('2026-11-23 17:00')
    expect(answer.steps.at(-2)).toMatchObject({ code: 'continued', due: at('2026-11-20 10:00') })
  })

  test('QĐ-766: a limit in calendar days is put off by whole days, and not to a day off', () => {
    const limit: DueLimit = { amount: 10, unit: 'day', extra: 0 }
    // Due on Thursday the 12th; nine days of waiting make Saturday the 21st, which is Monday.
    const answer = clock('2026-11-02 09:00', {
      limit,
      centre: 'BD continue',
      stops: [stop('2026-11-04 10:00', '2026-11-13 14:00')],
    })
    expect(shown(answer.due)).toBe('2026-11-23 17:00')
  })

  test('law-facts §10.2: a dossier completed after the hours counts from the next morning', () => {
    const answer = clock('2026-11-02 09:00', { stops: [stop('2026-11-04 10:00', '2026-11-16 16:40')] })
    expect(shown(answer.due)).toBe('2026-11-24 17:00')
  })

  test('a second stop, allowed by a leader, starts it a third time', () => {
    const stops = [stop('2026-11-04 10:00', '2026-11-16 14:00'), stop('2026-11-17 09:00', '2026-11-25 09:00')]
    const answer = clock('2026-11-02 09:00', { stops })
    expect([answer.counts, shown(answer.due)]).toEqual(['restarted', '2026-12-02 17:00'])
    expect(answer.stops.map(({ restarted }) => shown(restarted))).toEqual(['2026-11-23 17:00', '2026-12-02 17:00'])
    expect(clock('2026-11-02 09:00', { stops: [...stops.slice(0, 1), stop('2026-11-17 09:00', null)] }).due).toBeNull()
  })

  test('TT-4.3e: an apology sets another date; a later supplement starts anew', () => {
    const extension = { at: at('2026-11-06 09:00'), due: at('2026-11-13 17:00') }
    const apologised = clock('2026-11-02 09:00', { extension })
    expect([apologised.counts, shown(apologised.due)]).toEqual(['extended', '2026-11-13 17:00'])
    expect(apologised.steps.at(-2)).toMatchObject({ code: 'extended', from: at('2026-11-09 17:00') })
    const stops = [stop('2026-11-10 09:00', '2026-11-16 09:00')]
    const both = clock('2026-11-02 09:00', { extension, stops })
    expect([both.counts, shown(both.due)]).toEqual(['restarted', '2026-11-23 17:00'])
    // Tuesday 09:00 to Friday 17:00: 6.5 + 24 hours; from Monday the 16th at 09:00 that ends on Thursday at 17:00.
    expect(shown(both.stops[0]?.continued)).toBe('2026-11-19 17:00')
    const before = clock('2026-11-02 09:00', { extension, stops: [stop('2026-11-03 09:00', '2026-11-05 09:00')] })
    expect([before.counts, shown(before.due)]).toEqual(['extended', '2026-11-13 17:00'])
    const waiting = clock('2026-11-02 09:00', { extension, stops: [stop('2026-11-03 09:00', null)] })
    expect([waiting.counts, waiting.due]).toEqual(['stopped', null])
  })

  test('BD-5.4: a dossier completed after a change of hours counts by the new ones', () => {
    const stops = [stop('2026-11-27 10:00', '2026-12-01 11:30')]
    const answer = clock('2026-11-26 09:00', { centre: 'BD change received work', stops })
    // Kon Tum's lunch break has begun at 11:00: it counts from 13:00.
    expect(shown(answer.due)).toBe('2026-12-08 13:00')
  })

  test('KT-4.2: the date on the receipt holds, whatever has been set since', () => {
    const source = centreSource(PLAIN_PRESETS, [], 'BD continue')
    const question = {
      receivedAt: at('2026-11-02 09:00'),
      limit: FIVE_DAYS,
      promisedDue: at('2026-11-10 11:00'),
      rulesOn: (date: string) => rulesOf(source, 'BD', date),
      extension: null,
    }
    const running = dossierClock({ ...question, stops: [] })
    expect(running.ok && [running.counts, shown(running.due), shown(running.first.due)]).toEqual([
      'first',
      '2026-11-10 11:00',
      '2026-11-09 17:00',
    ])
    expect(running.ok && running.steps.at(-2)).toEqual({
      code: 'promised',
      source: 'KT-4.2',
      at: at('2026-11-10 11:00'),
    })
    // From Wednesday 10:00 on 5.5 + 8 + 8 + 8 + 3.5 = 33 hours are left: 3 on Monday the 16th, 24 until Thursday, 6 on Friday.
    const stopped = dossierClock({ ...question, stops: [stop('2026-11-04 10:00', '2026-11-16 14:00')] })
    expect(stopped.ok && shown(stopped.due)).toBe('2026-11-20 15:00')
  })

  test('is not started where nothing can be counted', () => {
    const source = centreSource({ X: [] }, [], 'X')
    const rulesOn = (date: string) => rulesOf(source, 'X', date)
    const question = { receivedAt: at('2026-11-02 09:00'), limit: FIVE_DAYS, rulesOn, stops: [], extension: null }
    expect(dossierClock(question)).toEqual({ ok: false, problem: 'not-configured' })
  })
})
