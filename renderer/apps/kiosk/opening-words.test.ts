import { expect, test } from 'vitest'
import type { Opening, ServiceView } from '../../../shared/api/views.ts'
import { wordsIn } from '../../../shared/i18n/language.ts'
import { closedTile, openingNews } from './opening-words.ts'

const at = (text: string): number => Date.parse(`${text}+07:00`)
const now = at('2026-11-23T11:10')
const speech = { words: wordsIn('vi'), language: 'vi', now } as const

const service = (kind: ServiceView['kind'], opening: Opening): ServiceView => ({
  id: kind,
  letter: 'A',
  name: kind === 'result' ? 'Nhận kết quả' : 'Hộ tịch',
  nameEn: 'Civil status',
  kind,
  waiting: 0,
  estimate: null,
  ...opening,
})
const open: Opening = { open: true, closesAt: at('2026-11-23T11:30') }
const lunch: Opening = { open: false, closedReason: 'lunch', opensAt: at('2026-11-23T13:00') }

test('says nothing while some reception service gives numbers', () => {
  expect(openingNews([service('reception', open), service('reception', lunch)], speech)).toBeNull()
  expect(openingNews([], speech)).toBeNull()
})

test('between the half-days it names the afternoon and what is still open', () => {
  expect(openingNews([service('reception', lunch), service('result', open)], speech)).toEqual({
    allClosed: false,
    icon: 'clock',
    spoken: 'guide-closed',
    title: 'Đã hết giờ tiếp nhận hồ sơ buổi sáng.',
    lines: [
      'Buổi chiều tiếp nhận từ 13\u00A0giờ\u00A000.',
      'Ông/bà vẫn có thể lấy số “Nhận kết quả” đến 11\u00A0giờ\u00A030.',
    ],
  })
})

test('after the cut-off it says whether to come back today', () => {
  const cut = (opensAt: string): Opening => ({ open: false, closedReason: 'after-cut-off', opensAt: at(opensAt) })
  const said = (opening: Opening) => openingNews([service('reception', opening)], speech)
  expect(said(cut('2026-11-23T13:00'))).toMatchObject({
    title: 'Đã hết giờ tiếp nhận hồ sơ buổi sáng.',
    lines: ['Buổi chiều tiếp nhận từ 13\u00A0giờ\u00A000.'],
  })
  expect(said(cut('2026-11-24T07:30'))).toMatchObject({
    title: 'Đã hết giờ tiếp nhận hồ sơ hôm nay.',
    lines: ['Tiếp nhận lại từ 7\u00A0giờ\u00A030, thứ\u00A0Ba, ngày\u00A024/11/2026.'],
  })
})

test('a holiday is named, with the day of return', () => {
  const closed: Opening = {
    open: false,
    closedReason: 'day-off',
    holiday: 'Tết Nguyên đán',
    opensAt: at('2026-02-23T07:30'),
  }
  expect(openingNews([service('reception', closed)], { ...speech, now: at('2026-02-17T09:00') })).toEqual({
    allClosed: true,
    icon: 'calendar',
    spoken: 'guide-holiday',
    title: 'Hôm nay Trung tâm nghỉ Tết Nguyên đán.',
    lines: ['Làm việc lại thứ\u00A0Hai, ngày\u00A023/02/2026.'],
  })
})

test('after hours it names the next day with its date, before hours only the time', () => {
  const after: Opening = { open: false, closedReason: 'after-hours', opensAt: at('2026-11-24T07:30') }
  expect(openingNews([service('reception', after)], speech)?.lines).toEqual([
    'Tiếp nhận lại từ 7\u00A0giờ\u00A030, thứ\u00A0Ba, ngày\u00A024/11/2026.',
  ])
  const before: Opening = { open: false, closedReason: 'before-hours', opensAt: at('2026-11-23T13:30') }
  expect(openingNews([service('reception', before)], speech)?.lines).toEqual(['Tiếp nhận lại từ 13\u00A0giờ\u00A030.'])
})

test('a centre that is not configured sends to the help desk', () => {
  expect(openingNews([service('reception', { open: false, closedReason: 'not-configured' })], speech)).toEqual({
    allClosed: true,
    icon: 'clock',
    spoken: 'guide-closed',
    title: 'Trung tâm chưa cấu hình giờ tiếp nhận hồ sơ.',
    lines: ['Xin ông/bà liên hệ quầy hướng dẫn.'],
  })
})

test('a tile names the hour only when it opens again today', () => {
  expect(closedTile(lunch, speech)).toBe('Mở lại 13\u00A0giờ\u00A000')
  expect(closedTile({ open: false, opensAt: at('2026-11-24T07:30') }, speech)).toBe('Tạm đóng')
})

test('full for today names the next day with numbers, on the screen and on the tile', () => {
  const full: Opening = { open: false, closedReason: 'full', opensAt: at('2026-11-24T07:30') }
  expect(openingNews([service('reception', full)], speech)).toEqual({
    allClosed: true,
    icon: 'list',
    spoken: 'guide-full',
    title: 'Hôm nay đã hết số tiếp nhận.',
    lines: ['Tiếp nhận lại từ 7\u00A0giờ\u00A030, thứ\u00A0Ba, ngày\u00A024/11/2026.'],
  })
  expect(closedTile(full, speech)).toBe('Hôm nay đã hết số')
})
