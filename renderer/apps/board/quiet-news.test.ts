import { describe, expect, test } from 'vitest'
import type { CounterState, Opening } from '../../../shared/api/views.ts'
import { atLocal } from '../../../shared/domain/time/vietnam-time.ts'
import { wordsIn } from '../../../shared/i18n/language.ts'
import { quietNews } from './quiet-news.ts'

const now = atLocal('2026-11-23', '12:00')
const say = (opening: Opening, ...states: CounterState[]) => {
  const counters = states.map((state, i) => ({ id: `C${i}`, number: i + 1, state, serving: null }))
  const { title, line } = quietNews({ opening, counters }, { words: wordsIn('vi'), language: 'vi', now })
  return [title, line]
}
const OPEN: Opening = { open: true }

describe('while nobody is called the board says', () => {
  test('to wait, as long as one counter is open, whatever the hour', () => {
    expect(say(OPEN, 'paused', 'open')).toEqual(['Xin mời ông/bà ngồi chờ gọi số.', null])
    expect(say({ open: false, closedReason: 'lunch' }, 'open')[0]).toBe('Xin mời ông/bà ngồi chờ gọi số.')
  })
  test('that all counters pause, or are not open yet', () => {
    expect(say(OPEN, 'paused', 'closed')[0]).toBe('Các quầy tạm ngừng trong giây lát.')
    expect(say(OPEN, 'closed')[0]).toBe('Các quầy chưa mở.')
  })
  test.each([
    [
      { closedReason: 'lunch', opensAt: atLocal('2026-11-23', '13:30') },
      'Trung tâm nghỉ trưa.',
      'Buổi chiều tiếp nhận từ 13\u00A0giờ\u00A030.',
    ],
    [
      { closedReason: 'after-hours', opensAt: atLocal('2026-11-24', '07:30') },
      'Đã hết giờ làm việc hôm nay.',
      'Tiếp nhận lại từ 7\u00A0giờ\u00A030, thứ\u00A0Ba, ngày\u00A024/11/2026.',
    ],
    [
      { closedReason: 'day-off', holiday: 'Tết Nguyên đán', opensAt: atLocal('2026-11-27', '07:30') },
      'Hôm nay Trung tâm nghỉ Tết Nguyên đán.',
      'Làm việc lại thứ\u00A0Sáu, ngày\u00A027/11/2026.',
    ],
    [{ closedReason: 'before-hours' }, 'Chưa đến giờ tiếp nhận hồ sơ.', null],
  ] as const)('why it is closed and when it goes on: %j', (more, title, line) => {
    expect(say({ open: false, ...more }, 'closed', 'paused')).toEqual([title, line])
  })
})
