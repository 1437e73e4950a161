import { describe, expect, test } from 'vitest'
import { agencySupplementBy, supplementReplyBy } from '../../../shared/domain/deadlines/supplement.ts'
import { latestApology } from '../../../shared/domain/deadlines/apology.ts'
import { electronicForwardBy, paperForward, runsOf } from '../../../shared/domain/deadlines/forwarding.ts'
import { keepResultUntil } from '../../../shared/domain/deadlines/results.ts'
import type { DeadlineRules } from '../../../shared/domain/deadlines/deadline-rules.ts'
import { atLocal, isoTime, parseNow } from '../../../shared/domain/time/vietnam-time.ts'
import { centreSource, rulesOf } from '../../../shared/testkit/deadline-centres.ts'
import { loadHolidays, loadPreset } from './load-seed.ts'
import type { PresetName } from './load-seed.ts'

const HOLIDAYS = loadHolidays()
const PRESETS = { BD: 'binh-duong', KT: 'kon-tum', TT: 'trung-thanh', TQ: 'tuyen-quang', TV: 'tra-vinh' } as const

/** The rules of a shipped preset; `hours`: with those of Bình Dương, which the regulation itself does not give. */
function rules(name: keyof typeof PRESETS, hours: 'own' | 'borrowed' = 'own'): DeadlineRules {
  const settings = (preset: PresetName) => loadPreset(preset).settings
  const lent = settings('binh-duong').filter(({ key }) => key === 'hours')
  const own = [...settings(PRESETS[name]), ...(hours === 'borrowed' ? lent : [])]
  return rulesOf(centreSource({ X: own }, HOLIDAYS, 'X'), 'X', '2026-11-09')
}

const at = (text: string): number => parseNow(text.replace(' ', 'T'))
const shown = (ms: number | null | undefined): string =>
  ms === null || ms === undefined ? 'none' : isoTime(ms).slice(0, 19).replace('T', ' ')
const seconds = (text: string): string => `${text}:00`.slice(0, 19)

describe('electronic forwarding', () => {
  test.each([
    ['2026-11-09 08:00', 'at-once'],
    ['2026-11-09 16:45', 'at-once'],
    ['2026-11-14 10:00', 'at-once'],
  ])('TT-4.2a: at once, whenever it is received (%s)', (received, rule) => {
    expect(electronicForwardBy(rules('TT'), at(received))).toEqual({
      rule,
      by: at(received),
      warnAt: null,
      byClock: null,
    })
  })

  test.each([
    ['2026-11-09 08:00:20', '2026-11-09 08:30:20', '2026-11-09 08:20:20', '2026-11-09 08:30:20'],
    // The lunch break does not count (regulations.md §6.1.2); by the wall clock it is reported beside.
    ['2026-11-09 10:55:00', '2026-11-09 11:25:00', '2026-11-09 11:15:00', '2026-11-09 11:25:00'],
    ['2026-11-09 11:10:00', '2026-11-09 13:10:00', '2026-11-09 11:30:00', '2026-11-09 11:40:00'],
    ['2026-11-09 11:20:00', '2026-11-09 13:20:00', '2026-11-09 13:10:00', '2026-11-09 11:50:00'],
    ['2026-11-13 16:50:00', '2026-11-16 07:50:00', '2026-11-16 07:40:00', '2026-11-13 17:20:00'],
    ['2026-11-23 17:30:00', '2026-11-25 08:00:00', '2026-11-25 07:50:00', '2026-11-23 18:00:00'],
  ])('TQ-7.2b: received %s, within thirty working minutes, by %s', (received, by, warnAt, byClock) => {
    const deadline = electronicForwardBy(rules('TQ', 'borrowed'), at(received))
    expect(deadline?.rule).toBe('minutes')
    expect([deadline?.by, deadline?.warnAt, deadline?.byClock].map(shown)).toEqual([by, warnAt, byClock])
  })

  test('TQ-7.2b: without hours there is nothing to count in', () => {
    expect(electronicForwardBy(rules('TQ'), at('2026-11-09 08:00'))).toBeNull()
  })

  test.each([
    ['2026-11-09 08:00', 'same-day', '2026-11-09 17:00'],
    ['2026-11-09 16:00', 'same-day', '2026-11-09 17:00'],
    ['2026-11-09 16:00:59', 'same-day', '2026-11-09 17:00'],
    ['2026-11-09 16:01', 'next-day', '2026-11-10 07:00'],
    ['2026-11-13 16:30', 'next-day', '2026-11-16 07:00'],
    ['2026-11-23 16:30', 'next-day', '2026-11-25 07:00'],
    ['2026-11-14 09:00', 'same-day', '2026-11-16 17:00'],
    ['2026-02-13 16:59', 'next-day', '2026-02-23 07:00'],
  ])('KT-4.1*, KT-4.1**: received %s, %s, by %s', (received, rule, by) => {
    const deadline = electronicForwardBy(rules('KT'), at(received))
    expect([deadline?.rule, shown(deadline?.by)]).toEqual([rule, seconds(by)])
  })
})

describe('paper', () => {
  test.each([
    ['2026-11-09 08:10', '2026-11-09 09:00'],
    ['2026-11-09 09:00', '2026-11-09 09:00'],
    ['2026-11-09 09:00:01', '2026-11-09 11:00'],
    ['2026-11-09 13:59', '2026-11-09 14:00'],
    ['2026-11-09 16:00', '2026-11-09 16:00'],
    // Inferred, not said: after the last run the first of the next working day.
    ['2026-11-09 16:01', '2026-11-10 09:00'],
    ['2026-11-13 16:20', '2026-11-16 09:00'],
    ['2026-11-23 17:00', '2026-11-25 09:00'],
    ['2026-11-14 09:00', '2026-11-16 09:00'],
    ['2026-08-21 16:30', '2026-08-22 09:00'],
  ])('TT-4.2b: ready %s, with the run of %s', (ready, run) => {
    const paper = paperForward(rules('TT'), at(ready), false)
    expect(paper?.kind === 'run' && shown(paper.by)).toBe(seconds(run))
  })

  test('TT-4.2b: four runs on a working day, none on a day off', () => {
    expect(runsOf(rules('TT'), '2026-11-09').map(shown)).toEqual(
      ['09:00', '11:00', '14:00', '16:00'].map((time) => `2026-11-09 ${time}:00`),
    )
    expect(runsOf(rules('TT'), '2026-11-14')).toEqual([])
    expect(runsOf(rules('TT'), '2026-11-24')).toEqual([])
  })

  test('TT-4.2b: no run leaves in a half-day off (law-facts §10.3)', () => {
    const afternoon = { date: '2026-11-09', kind: 'off', part: 'afternoon', name: 'Họp', source: 'test' } as const
    const own = [...loadPreset('trung-thanh').settings, ...loadPreset('binh-duong').settings]
    const short = rulesOf(centreSource({ X: own }, [afternoon], 'X'), 'X', '2026-11-09')
    expect(runsOf(short, '2026-11-09')).toEqual([atLocal('2026-11-09', '09:00'), atLocal('2026-11-09', '11:00')])
  })

  test('TT-4.2b*: dossiers of three steps are carried at once', () => {
    expect(paperForward(rules('TT'), at('2026-11-09 08:10'), true)).toEqual({
      kind: 'at-once',
      by: at('2026-11-09 08:10'),
    })
  })

  test.each([
    ['2026-11-09 08:10', '2026-11-09 17:00'],
    ['2026-11-09 16:10', '2026-11-10 07:00'],
    ['2026-11-14 08:10', '2026-11-16 17:00'],
  ])('KT-4.1*: twice a day, the times are not said: ready %s, some time until %s', (ready, by) => {
    const paper = paperForward(rules('KT'), at(ready), false)
    expect(paper?.kind === 'day' && shown(paper.by)).toBe(seconds(by))
  })

  test('BD-10.2b, TV: chưa cấu hình', () => {
    for (const name of ['BD', 'TV'] as const)
      expect(paperForward(rules(name), at('2026-11-09 08:10'), false)).toEqual({ kind: 'not-configured' })
  })
})

describe('supplements', () => {
  test.each([
    ['2026-11-09 08:00', '2026-11-12 17:00', '2026-11-11 07:30'],
    ['2026-11-12 16:45', '2026-11-18 17:00', '2026-11-17 07:30'],
    ['2026-11-20 10:00', '2026-11-26 17:00', '2026-11-25 07:30'],
  ])('TT-4.3d: received %s, an agency may send it back until %s', (received, by, warnAt) => {
    const window = agencySupplementBy(rules('TT', 'borrowed'), at(received))
    expect([shown(window?.by), shown(window?.warnAt)]).toEqual([seconds(by), seconds(warnAt)])
  })

  test('TT-4.3d: where no regulation says it, nothing is blocked', () => {
    for (const name of ['BD', 'KT'] as const) expect(agencySupplementBy(rules(name), at('2026-11-09 08:00'))).toBeNull()
  })

  test.each([
    [{ amount: 5, unit: 'working-day', extra: 0 }, '2026-11-09 10:00', '2026-11-16 17:00'],
    [{ amount: 10, unit: 'day', extra: 0 }, '2026-11-04 10:00', '2026-11-16 17:00'],
    [{ amount: 1, unit: 'month', extra: 0 }, '2026-11-24 10:00', '2026-12-25 17:00'],
  ] as const)('BD-10.3b: as long as the procedure takes, %o from %s on, until %s', (limit, requested, by) => {
    const answer = supplementReplyBy(rules('BD'), at(requested), limit)
    expect(answer?.ok && shown(answer.due)).toBe(seconds(by))
  })

  test('BD-10.3b: a centre that files nothing sets no date', () => {
    const settings = [
      { key: 'supplement.replyByLimit', agencyId: null, from: '2020-01-01', value: false },
      ...loadPreset('kon-tum').settings,
    ]
    const kept = rulesOf(centreSource({ X: settings }, HOLIDAYS, 'X'), 'X', '2026-11-09')
    expect(supplementReplyBy(kept, at('2026-11-09 10:00'), { amount: 5, unit: 'working-day', extra: 0 })).toBeNull()
  })
})

describe('apologies and waiting results', () => {
  test.each([
    ['2026-11-12 17:00', '2026-11-11 17:00'],
    ['2026-11-16 17:00', '2026-11-13 17:00'],
    ['2026-11-25 17:00', '2026-11-23 17:00'],
    ['2026-02-23 17:00', '2026-02-13 17:00'],
    ['2026-05-04 17:00', '2026-04-29 17:00'],
  ])('TT-4.3e: due %s, an apology at the latest %s', (due, by) => {
    expect(shown(latestApology(rules('TT', 'borrowed'), at(due))?.by)).toBe(seconds(by))
  })

  test('BD-10.4b: sixty days from the notified date, then the agency takes it back', () => {
    const keeping = keepResultUntil(rules('BD'), '2026-11-09')
    // Sixty days after 9 November: 21 days to the 30th, 31 of December, 8 of January.
    expect(keeping).toMatchObject({ lastDate: '2027-01-08', until: at('2027-01-08 17:00') })
    // After 7, 30 and 50 days: 16 November, 9 December, 29 December.
    expect(keeping?.reminders).toEqual(['2026-11-16', '2026-12-09', '2026-12-29'])
  })
})
