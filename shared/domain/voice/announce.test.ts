import { describe, expect, test } from 'vitest'
import { announcementClips, cardinalClips, numberClips } from './announce.ts'
import { CLIPS } from './clips.ts'

const said = (ids: readonly string[]): string =>
  ids.map((id) => CLIPS.find((clip) => clip.id === id)?.words ?? `?${id}`).join(' ')

describe('a cardinal is said as people say it (hardware.md §7.3)', () => {
  test.each([
    [0, 'không'],
    [1, 'một'],
    [4, 'bốn'],
    [5, 'năm'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [50, 'năm mươi'],
    [55, 'năm mươi lăm'],
    [99, 'chín mươi chín'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [115, 'một trăm mười lăm'],
    [999, 'chín trăm chín mươi chín'],
    [1000, 'một nghìn'],
    [1005, 'một nghìn không trăm linh năm'],
    [1010, 'một nghìn không trăm mười'],
    [21_100, 'hai mươi mốt nghìn một trăm'],
  ])('%i: %s', (n, words) => {
    expect(said(cardinalClips(n, 'north'))).toBe(words)
  })

  test('the South says lẻ and ngàn', () => {
    expect(said(cardinalClips(1005, 'south'))).toBe('một ngàn không trăm lẻ năm')
  })

  test.each([-1, 1.5, 1_000_000, Number.NaN])('%d is not said', (n) => {
    expect(() => cardinalClips(n, 'north')).toThrow(RangeError)
  })
})

describe('a ticket is said sign by sign', () => {
  test.each([
    ['A015', 'a không một năm'],
    ['B120', 'bê một hai không'],
    ['Đ001', 'đê không không một'],
    ['Đ001'.normalize('NFD'), 'đê không không một'],
    ['C1005', 'xê một không không năm'],
    ['a-7', 'a bảy'],
    ['015', 'không một năm'],
    ['15', 'mười lăm'],
  ])('%s: %s', (number, words) => {
    expect(said(numberClips(number, 'north'))).toBe(words)
  })
})

test('the sentence of the hall, and of a recall', () => {
  const call = { number: 'A015', counterNumber: 3, calls: 1 }
  expect(said(announcementClips(call, 'north'))).toBe('Mời công dân có số a không một năm đến quầy số ba')
  expect(said(announcementClips({ ...call, counterNumber: 121, calls: 2 }, 'north'))).toBe(
    'Xin nhắc lại Mời công dân có số a không một năm đến quầy số một trăm hai mươi mốt',
  )
})
