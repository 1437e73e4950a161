import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskEmail, maskIdentity, maskPhone } from './masks.ts'
import { indexWords, matchOf } from './search-words.ts'

describe('masks (KT-5.1d, invariant 8)', () => {
  test.each([
    [maskIdentity, '001185000123', '001••••••123'],
    [maskIdentity, 'B1234567', '••••••67'],
    [maskIdentity, '0101234567', '010••••567'],
    [maskPhone, '0912345678', '•••••••678'],
    [maskPhone, '12', '••'],
    [maskEmail, 'ten@thu.example', 't••@thu.example'],
    [maskEmail, 'khong', '•••••'],
  ])('%o %s: %s', (mask, text, shown) => {
    expect(mask(text)).toBe(shown)
  })

  test('never show more than half of a number, and keep its length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{5,20}$/), (text) => {
        for (const masked of [maskIdentity(text), maskPhone(text)]) {
          expect(Array.from(masked)).toHaveLength(text.length)
          expect(masked.replaceAll('•', '').length).toBeLessThanOrEqual(Math.ceil(text.length / 2) + 1)
        }
      }),
    )
  })
})

describe('words to search by', () => {
  test('are those of the name without accents, and numbers turned round', () => {
    expect(indexWords([{ name: 'Đặng Thị  Ướt', identity: '001185000123', phone: '0912 345 678' }])).toBe(
      'dang thi uot i321000581100 p8765432190',
    )
  })

  test.each([
    ['Đặng thi u', '"dang" AND "thi" AND "u"'],
    ['dang uo', '"dang" AND "uo" *'],
    ['0123', '("i3210" * OR "p3210" *)'],
    ['an 12', '"an"'],
    ['  ', null],
    ['12', null],
  ])('%j asks for %s', (typed, match) => {
    expect(matchOf(typed)).toBe(match)
  })
})
