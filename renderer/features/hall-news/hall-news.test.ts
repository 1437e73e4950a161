import { describe, expect, it } from 'vitest'
import type { HallView } from '../../../shared/api/hall-views.ts'
import { atLocal } from '../../../shared/domain/time/vietnam-time.ts'
import { wordsIn } from '../../../shared/i18n/language.ts'
import { hallNews, ownNews } from './hall-news.ts'

const speech = { words: wordsIn('vi'), language: 'vi' as const }
const until = atLocal('2026-11-23', '13:00')
const closed = (more: Partial<HallView> = {}): HallView => ({
  state: 'closed',
  reason: 'power',
  words: null,
  scope: 'all',
  since: until - 7_200_000,
  until,
  waiting: 'serve',
  ended: [],
  ...more,
})

describe('the hall', () => {
  it('learns why, what becomes of the numbers, and when it goes on', () => {
    expect(hallNews(closed(), speech)).toEqual([
      'Trung tâm tạm ngừng cấp số: mất điện.',
      'Các số đã cấp vẫn được gọi và phục vụ.',
      'Tiếp nhận lại từ 13\u00A0giờ\u00A000.',
    ])
    expect(hallNews(closed({ waiting: 'carry' }), speech)[1]).toBe(
      'Các số đang chờ được giữ nguyên thứ tự và gọi trước từ 13\u00A0giờ\u00A000.',
    )
  })
  it('names the numbers that were ended, and says nothing of none', () => {
    expect(hallNews(closed({ waiting: 'end', ended: ['A012', 'B003'] }), speech)[1]).toContain('A012, B003')
    expect(hallNews(closed({ waiting: 'end' }), speech)).toHaveLength(2)
  })
  it('hears own words before those of the list, and the desk when no time is known', () => {
    expect(hallNews(closed({ words: 'diễn tập phòng cháy', until: null }), speech)).toEqual([
      'Trung tâm tạm ngừng cấp số: diễn tập phòng cháy.',
      'Các số đã cấp vẫn được gọi và phục vụ.',
      'Xin ông/bà liên hệ quầy hướng dẫn.',
    ])
  })
  it('learns how long a lengthened session goes on', () => {
    expect(hallNews(closed({ state: 'extended', waiting: null }), speech)).toEqual([
      'Trung tâm tiếp nhận kéo dài đến 13\u00A0giờ\u00A000.',
    ])
  })
})

describe('the holder of a number', () => {
  it('is told that it still counts, or from when', () => {
    expect(ownNews({ state: 'waiting' }, closed(), speech)?.title).toMatch(/vẫn được gọi/)
    expect(ownNews({ state: 'waiting' }, closed({ waiting: 'carry' }), speech)?.title).toMatch(/từ 13\u00A0giờ\u00A000/)
    expect(ownNews({ state: 'waiting' }, null, speech)).toBeNull()
    expect(ownNews({ state: 'finished' }, closed(), speech)).toBeNull()
  })
  it('gets an apology with the reason when it was ended, and the plain fact when it was cancelled', () => {
    const ended = ownNews({ state: 'cancelled', cancelCause: 'session-ended' }, closed({ waiting: 'end' }), speech)
    expect(ended?.title).toBe('Trung tâm xin lỗi ông/bà: số này chưa thể phục vụ (mất điện).')
    expect(ownNews({ state: 'cancelled', cancelCause: 'citizen' }, null, speech)?.title).toMatch(/theo đề nghị/)
  })
})
