import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smsSize, withoutMarks } from './sms-size.ts'

describe('length of short messages (3GPP TS 23.038)', () => {
  test.each([
    ['', 'gsm7', 0, 1],
    ['a'.repeat(160), 'gsm7', 160, 1],
    ['a'.repeat(161), 'gsm7', 161, 2],
    ['a'.repeat(306), 'gsm7', 306, 2],
    ['a'.repeat(307), 'gsm7', 307, 3],
    ['[x]', 'gsm7', 5, 1],
    [`${'a'.repeat(152)}[${'a'.repeat(10)}`, 'gsm7', 164, 2],
    ['ă'.repeat(70), 'ucs2', 70, 1],
    ['ă'.repeat(71), 'ucs2', 71, 2],
    ['😀'.repeat(36), 'ucs2', 72, 2],
  ])('%s', (text, alphabet, length, parts) => {
    expect(smsSize(text)).toEqual({ alphabet, length, parts })
  })

  test('a letter that takes two places is not cut in two', () => {
    expect(smsSize(`${'a'.repeat(152)}[${'a'.repeat(152)}`).parts).toBe(3)
  })
})

test('Vietnamese without marks fits the basic alphabet, and says the same', () => {
  expect(withoutMarks('Đã tiếp nhận hồ sơ, hẹn 16\u00A0giờ\u00A030 – “đúng hạn”…')).toBe(
    'Da tiep nhan ho so, hen 16 gio 30 - "dung han"...',
  )
  const vietnamese = fc.string({
    unit: fc.constantFrom(...Array.from('aăâđeêioôơuưyÁẠẢÃÀẮẰẲẴẶẤẦẨẪẬĐẾỀỂỄỆÍỊỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰÝỴ 0123456789.,:–…')),
  })
  fc.assert(fc.property(vietnamese, (text) => smsSize(withoutMarks(text)).alphabet === 'gsm7'))
})
