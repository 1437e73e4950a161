import { describe, expect, test } from 'vitest'
import { dueStepsInWords } from '../../i18n/due-words.ts'
import { en } from '../../i18n/en.ts'
import { vi } from '../../i18n/vi.ts'
import { centreSource, PLAIN_PRESETS, rulesOf } from '../../testkit/deadline-centres.ts'
import type { Holiday } from '../events/config-events.ts'
import { parseNow } from '../time/vietnam-time.ts'
import type { DueLimit } from './choose-limit.ts'
import { computeDueDate } from './compute-due-date.ts'
import { dossierClock } from './dossier-clock.ts'
import type { DueStep } from './due-step.ts'

const HOLIDAYS: Holiday[] = [
  { date: '2026-08-22', kind: 'worked', name: 'Làm bù cho ngày 31/8/2026', source: 'law-facts §10.3' },
  { date: '2026-11-24', kind: 'off', name: 'Ngày Văn hóa Việt Nam', source: 'law-facts §10.3' },
]
const at = (text: string): number => parseNow(text.replace(' ', 'T'))

function due(centre: string, received: string, limit: Omit<DueLimit, 'extra'> & { extra?: number }) {
  const rules = rulesOf(centreSource(PLAIN_PRESETS, HOLIDAYS, centre), centre, received.slice(0, 10))
  const answer = computeDueDate({ receivedAt: at(received), limit: { extra: 0, ...limit }, rules })
  if (!answer.ok) throw new Error(answer.problem)
  return answer
}

/** What an officer reads, without the receipt, the limit and the end that every date has. */
function why(steps: readonly DueStep[], language: 'vi' | 'en' = 'vi'): string[] {
  const every = ['received', 'limit', 'due']
  return dueStepsInWords(
    steps.filter(({ code }) => !every.includes(code)),
    language === 'vi' ? vi : en,
    language,
  ).map(({ sentence }) => sentence.replaceAll('\u00a0', ' '))
}

describe('the steps say', () => {
  test('law-facts §10.2: from when a dossier counts that came after reception', () => {
    expect(why(due('BD', '2026-11-13 16:45', { amount: 1, unit: 'working-day' }).steps)).toEqual([
      'Nộp sau giờ tiếp nhận của buổi, nên tính từ 7 giờ 30, thứ Hai, ngày 16/11/2026.',
      'Không tính ngày nhận; đếm từ thứ Ba, ngày 17/11/2026.',
      'Đủ 1 ngày làm việc là thứ Ba, ngày 17/11/2026.',
      'Giờ hẹn: cuối giờ làm việc, 17 giờ 00.',
    ])
  })

  test.each([
    ['2026-11-09 05:00', 'trước giờ tiếp nhận'],
    ['2026-11-09 11:15', 'sau giờ tiếp nhận của buổi'],
    ['2026-11-09 12:00', 'trong giờ nghỉ trưa'],
    ['2026-11-09 16:40', 'sau giờ tiếp nhận của buổi'],
    ['2026-11-09 17:00', 'sau giờ tiếp nhận'],
    ['2026-11-14 09:00', 'vào ngày nghỉ'],
    ['2026-11-24 09:00', 'vào ngày nghỉ'],
  ])('law-facts §10.2: received %s, it is handed in %s', (received, words) => {
    expect(why(due('BD', received, { amount: 1, unit: 'working-day' }).steps)[0]).toContain(`Nộp ${words}, nên tính từ`)
  })

  test('law-facts §10.2: that same-day work is given the next working day, with a note', () => {
    const late = due('BD', '2026-11-23 15:01', { amount: 0, unit: 'same-day' })
    expect(late.needsNote).toBe(true)
    expect(why(late.steps)).toEqual([
      'Nhận sau 15 giờ 00 hoặc đã hết giờ làm việc: trả vào ngày làm việc tiếp theo, thứ Tư, ngày 25/11/2026, có phiếu hẹn.',
      'Giờ hẹn: cuối giờ làm việc, 17 giờ 00.',
    ])
    const inTime = due('BD', '2026-11-23 15:00', { amount: 0, unit: 'same-day' })
    expect([inTime.needsNote, why(inTime.steps)[0]]).toEqual([false, 'Nhận không muộn hơn 15 giờ 00: trả trong ngày.'])
    // Who comes after the reception of the day, or for many copies, goes home without them too.
    expect(due('BD', '2026-11-09 16:45', { amount: 0, unit: 'same-day' }).needsNote).toBe(true)
    expect(due('BD', '2026-11-09 10:00', { amount: 2, unit: 'same-day' }).needsNote).toBe(true)
    expect(due('BD', '2026-11-09 16:45', { amount: 1, unit: 'working-day' }).needsNote).toBe(false)
  })

  test('law-facts §10.3: which Saturdays count, and BLDS-148.5 why a day gives way', () => {
    expect(why(due('BD', '2026-08-20 10:00', { amount: 3, unit: 'working-day' }).steps)).toEqual([
      'Không tính ngày nhận; đếm từ thứ Sáu, ngày 21/08/2026.',
      'Không đếm 1 ngày nghỉ hằng tuần.',
      'Có đếm ngày làm bù 22/08/2026 (Làm bù cho ngày 31/8/2026).',
      'Đủ 3 ngày làm việc là thứ Hai, ngày 24/08/2026.',
      'Giờ hẹn: cuối giờ làm việc, 17 giờ 00.',
    ])
    expect(why(due('BD', '2026-11-16 10:00', { amount: 8, unit: 'day' }).steps).at(-2)).toBe(
      'Đó là Ngày Văn hóa Việt Nam, nên chuyển sang thứ Tư, ngày 25/11/2026.',
    )
    expect(why(due('BD', '2026-11-13 10:00', { amount: 1, unit: 'day' }).steps).at(-2)).toBe(
      'Đó là ngày nghỉ hằng tuần, nên chuyển sang thứ Hai, ngày 16/11/2026.',
    )
    expect(why(due('BD wed', '2026-11-09 10:00', { amount: 2, unit: 'working-day' }).steps).at(-2)).toBe(
      'Đó là ngày Trung tâm không làm việc, nên chuyển sang thứ Năm, ngày 12/11/2026.',
    )
  })

  test('BLDS-147.1, law-facts §3.10: what each day gave', () => {
    const hours = due('BD', '2026-11-09 15:00', { amount: 4, unit: 'hour' })
    expect(why(hours.steps)).toEqual(['Đếm 240 phút trong giờ làm việc: 09/11/2026: 120 phút, 10/11/2026: 120 phút.'])
    expect(hours.steps.at(-2)?.source).toBe('BLDS-147.1')
    expect(due('BD hours', '2026-11-09 15:00', { amount: 1, unit: 'working-day' }).steps.at(-2)?.source).toBe('LF-3.10')
  })

  test('BD-5.4: from when other hours hold', () => {
    expect(
      why(due('BD change reception', '2026-11-27 10:00', { amount: 2, unit: 'working-day' }).steps).slice(-2),
    ).toEqual(['Giờ hẹn: cuối giờ tiếp nhận, 17 giờ 00.', 'Từ thứ Ba, ngày 01/12/2026 áp dụng giờ làm việc khác.'])
  })

  test('law-facts §10.1: what a limit is made of', () => {
    const remote = due('BD', '2026-11-09 10:00', { amount: 15, unit: 'working-day', extra: 10 })
    const [limit] = dueStepsInWords(
      remote.steps.filter(({ code }) => code === 'limit'),
      vi,
    )
    expect(limit).toEqual({
      sentence: 'Thời hạn giải quyết: 15 ngày làm việc. Đã cộng 10 ngày cho địa bàn khó khăn.',
      source: 'Thời hạn theo địa bàn ghi trong thủ tục',
    })
  })

  test('TT-4.3d*, TT-4.3e: when the clock stood, started anew and was extended, in both languages', () => {
    const source = centreSource(PLAIN_PRESETS, [], 'BD')
    const answer = dossierClock({
      receivedAt: at('2026-11-02 09:00'),
      limit: { amount: 5, unit: 'working-day', extra: 0 },
      rulesOn: (date) => rulesOf(source, 'BD', date),
      stops: [{ stoppedAt: at('2026-11-04 10:00'), completedAt: at('2026-11-16 14:00') }],
      extension: { at: at('2026-11-20 09:00'), due: at('2026-11-27 17:00') },
    })
    const steps = answer.ok ? answer.steps : []
    expect(why(steps)).toEqual(
      expect.arrayContaining([
        'Dừng tính thời hạn lúc 10 giờ 00, thứ Tư, ngày 04/11/2026 vì đã yêu cầu bổ sung hồ sơ.',
        'Hồ sơ đủ lúc 14 giờ 00, thứ Hai, ngày 16/11/2026: tính lại thời hạn từ đầu.',
        'Đã xin lỗi và hẹn lại từ 23/11/2026 đến 27/11/2026.',
      ]),
    )
    expect(why(steps, 'en')).toEqual(
      expect.arrayContaining([
        'The clock stands from 10:00, Wednesday, 04/11/2026: a supplement was asked for.',
        'Complete at 14:00, Monday, 16/11/2026: counted from the start.',
        'An apology moved the date from 23/11/2026 to 27/11/2026.',
      ]),
    )
  })
})
