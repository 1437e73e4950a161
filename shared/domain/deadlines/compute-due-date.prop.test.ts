import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Holiday } from '../events/config-events.ts'
import { addDays, atLocal, businessDate, localMinutes } from '../time/vietnam-time.ts'
import { centreSource, PLAIN_PRESETS, rulesOf } from '../../testkit/deadline-centres.ts'
import { computeDueDate, DAY_MINUTES } from './compute-due-date.ts'
import type { DueDate } from './compute-due-date.ts'
import type { DueLimit } from './choose-limit.ts'
import type { RuleSource } from './deadline-rules.ts'
import { dossierClock } from './dossier-clock.ts'
import { workingMinutesBetween } from './working-time.ts'

const NAMES = fc
  .record({
    preset: fc.constantFrom('BD', 'KT'),
    week: fc.constantFrom('', ' sat', ' six', ' wed', ' change', ' half'),
    time: fc.constantFrom('', ' received', ' reception'),
    after: fc.constantFrom('', ' as', ' work'),
    counting: fc.constantFrom('', ' hours'),
    cut: fc.constantFrom('', ' cut=14:00', ' cut=17:00'),
  })
  .map(({ preset, week, time, after, counting, cut }) => preset + week + time + after + counting + cut)

const FIRST = atLocal('2026-01-01', '00:00')
const INSTANT = fc.integer({ min: 0, max: 700 * 86_400 }).map((seconds) => FIRST + seconds * 1_000)

/** Holidays and exchanged days anywhere, at most some a month. */
const HOLIDAYS = fc
  .uniqueArray(
    fc.record({
      day: fc.integer({ min: 0, max: 900 }),
      kind: fc.constantFrom('off', 'off', 'worked', 'morning', 'afternoon'),
    }),
    { maxLength: 60, selector: ({ day }) => day },
  )
  .map((days) =>
    days.map(({ day, kind }): Holiday => {
      const date = addDays('2026-01-01', day)
      const plain = { date, name: `Ngày ${date}`, source: 'test' }
      if (kind === 'off' || kind === 'worked') return { ...plain, kind }
      return { ...plain, kind: 'off', part: kind as 'morning' | 'afternoon' }
    }),
  )

const LIMIT: fc.Arbitrary<DueLimit> = fc
  .oneof(
    fc.record({ unit: fc.constant('same-day' as const), amount: fc.constantFrom(0, 1, 2) }),
    fc.record({
      unit: fc.constant('working-day' as const),
      amount: fc.constantFrom(0.25, 0.5, 1, 2, 3, 5, 10, 1.5, 25),
    }),
    fc.record({ unit: fc.constant('hour' as const), amount: fc.constantFrom(0.5, 1, 4, 8, 24, 112) }),
    fc.record({ unit: fc.constantFrom('day' as const, 'month' as const), amount: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ unit: fc.constant('year' as const), amount: fc.constantFrom(1, 2) }),
  )
  .map((limit) => ({ ...limit, extra: 0 }))

const CENTRE = fc.record({ name: NAMES, holidays: HOLIDAYS })
const sourceOf = ({ name, holidays }: { name: string; holidays: Holiday[] }): RuleSource =>
  centreSource(PLAIN_PRESETS, holidays, name)

function due(source: RuleSource, receivedAt: number, limit: DueLimit): DueDate {
  const answer = computeDueDate({ receivedAt, limit, rules: rulesOf(source, '', businessDate(receivedAt)) })
  if (!answer.ok) throw new Error(answer.problem)
  return answer
}

describe('a due date', () => {
  test('never comes earlier for a dossier that came later', () => {
    fc.assert(
      fc.property(CENTRE, LIMIT, INSTANT, fc.integer({ min: 0, max: 4 * 86_400 }), (centre, limit, at, later) => {
        const source = sourceOf(centre)
        expect(due(source, at + later * 1_000, limit).due).toBeGreaterThanOrEqual(due(source, at, limit).due)
      }),
      { numRuns: 400 },
    )
  })

  test('never lies on a day that does not count or is closed, nor outside the hours of work', () => {
    fc.assert(
      fc.property(CENTRE, LIMIT, INSTANT, (centre, limit, at) => {
        const source = sourceOf(centre)
        const { due: end } = due(source, at, limit)
        const day = rulesOf(source, '', businessDate(at)).calendar.day(businessDate(end))
        expect(day.off).toBeNull()
        const minute = localMinutes(end)
        expect(day.working.some(({ from, to }) => from <= minute && minute <= to)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('comes after the receipt, in whole minutes, at the end of steps that begin with the receipt', () => {
    fc.assert(
      fc.property(CENTRE, LIMIT, INSTANT, (centre, limit, at) => {
        const answer = due(sourceOf(centre), at, limit)
        const minute = Math.floor(at / 60_000) * 60_000
        expect(answer.countsFrom).toBeGreaterThanOrEqual(minute)
        expect(answer.due).toBeGreaterThan(answer.countsFrom)
        expect(answer.due % 60_000).toBe(0)
        expect(answer.steps[0]).toMatchObject({ code: 'received', at: minute })
        expect(answer.steps.at(-1)).toMatchObject({ code: 'due', at: answer.due })
        const isOtherDay = businessDate(answer.due) !== businessDate(at)
        expect(answer.needsNote).toBe(limit.unit === 'same-day' && isOtherDay)
      }),
      { numRuns: 400 },
    )
  })

  test('BLDS-147.2: so many working days lie between, the first not counted', () => {
    fc.assert(
      fc.property(CENTRE, fc.integer({ min: 1, max: 30 }), INSTANT, (centre, amount, at) => {
        fc.pre(!centre.name.includes('hours'))
        const source = sourceOf(centre)
        const answer = due(source, at, { amount, unit: 'working-day', extra: 0 })
        const { calendar } = rulesOf(source, '', businessDate(at))
        let days = 0
        let open = 0
        const last = businessDate(answer.due)
        for (let date = addDays(businessDate(answer.countsFrom), 1); date <= last; date = addDays(date, 1)) {
          days += Number(calendar.day(date).isCounted)
          open += Number(calendar.day(date).off === null)
        }
        expect(days).toBeGreaterThanOrEqual(amount)
        // Days that count but are closed may lie at the end: the last open one is then further on.
        expect(open).toBeLessThanOrEqual(amount)
      }),
      { numRuns: 300 },
    )
  })

  test('BLDS-147.1: so much working time lies between', () => {
    fc.assert(
      fc.property(CENTRE, fc.integer({ min: 1, max: 6_000 }), INSTANT, (centre, minutes, at) => {
        const source = sourceOf(centre)
        const answer = due(source, at, { amount: minutes / 60, unit: 'hour', extra: 0 })
        const { calendar } = rulesOf(source, '', businessDate(at))
        expect(workingMinutesBetween(calendar, answer.countsFrom, answer.due)).toBe(minutes)
        const byHour = due(sourceOf({ ...centre, name: `${centre.name} hours` }), at, {
          amount: minutes / DAY_MINUTES,
          unit: 'working-day',
          extra: 0,
        })
        expect(byHour.due).toBe(answer.due)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a clock that stops and starts', () => {
  const STOPPED = fc.record({
    wait: fc.integer({ min: 0, max: 20 * 1_440 }),
    pause: fc.integer({ min: 0, max: 60 * 1_440 }),
  })

  function clock(source: RuleSource, receivedAt: number, limit: DueLimit, wait: number, pause: number) {
    const stoppedAt = receivedAt + wait * 60_000
    const completedAt = stoppedAt + pause * 60_000
    const answer = dossierClock({
      receivedAt,
      limit,
      rulesOn: (date) => rulesOf(source, '', date),
      stops: [{ stoppedAt, completedAt }],
      extension: null,
    })
    if (!answer.ok) throw new Error(answer.problem)
    return { ...answer, completedAt, stop: answer.stops[0] }
  }

  test('TT-4.3d*: starts from zero: as if the dossier had come when it was complete', () => {
    fc.assert(
      fc.property(CENTRE, LIMIT, INSTANT, STOPPED, (centre, limit, at, { wait, pause }) => {
        const source = sourceOf(centre)
        const answer = clock(source, at, limit, wait, pause)
        expect(answer.counts).toBe('restarted')
        expect(answer.due).toBe(due(source, answer.completedAt, limit).due)
        expect(answer.due).toBe(answer.stop?.restarted)
        expect(answer.due).toBeGreaterThanOrEqual(answer.first.due)
        expect(answer.steps.at(-1)).toMatchObject({ code: 'due', at: answer.due })
      }),
      { numRuns: 200 },
    )
  })

  test('QĐ-766: goes on with what was left: a pause of no time changes nothing, a longer one never helps', () => {
    fc.assert(
      fc.property(CENTRE, LIMIT, INSTANT, STOPPED, (centre, limit, at, { wait, pause }) => {
        const source = sourceOf({ ...centre, name: `${centre.name} continue` })
        const first = due(source, at, limit)
        const stoppedAt = Math.floor(at / 60_000) * 60_000 + wait * 60_000
        fc.pre(stoppedAt < first.due)
        const answer = clock(source, at, limit, wait, pause)
        expect(answer.counts).toBe('continued')
        expect(answer.due).toBe(answer.stop?.continued)
        expect(answer.due).toBeGreaterThanOrEqual(first.due)
        const longer = clock(source, at, limit, wait, pause + 1_440)
        expect(longer.due).toBeGreaterThanOrEqual(answer.due ?? 0)
      }),
      { numRuns: 200 },
    )
  })
})
