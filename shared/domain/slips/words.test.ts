import { describe, expect, it } from 'vitest'
import { amountInWords } from './amount-in-words.ts'
import { slipDay, slipLimitWords, slipMoment, slipMomentShort, slipMoney } from './words.ts'

const at = (iso: string): number => Date.parse(`${iso}+07:00`)

describe('times on paper', () => {
  it('say hour, minute, day, month and year', () => {
    expect(slipMoment(at('2026-11-23T07:30'))).toBe('07 giờ 30 phút, ngày 23 tháng 11 năm 2026')
    expect(slipMomentShort(at('2026-11-23T15:05'))).toBe('15 giờ 05 phút, ngày 23/11/2026')
  })
  it('have a zero before days under ten and the first two months', () => {
    expect(slipDay('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026')
    expect(slipDay('2026-09-15')).toBe('ngày 15 tháng 9 năm 2026')
  })
  it('are those of Viet Nam where the date differs', () => {
    expect(slipMoment(Date.UTC(2026, 11, 31, 17, 0))).toBe('00 giờ 00 phút, ngày 01 tháng 01 năm 2027')
  })
})

describe('limits and money', () => {
  it('write limits with two digits, and in the words of the source where there is no number', () => {
    expect(slipLimitWords({ amount: 3, unit: 'working-day', words: '' })).toBe('03 ngày làm việc')
    expect(slipLimitWords({ amount: 0.5, unit: 'working-day', words: '' })).toBe('0,5 ngày làm việc')
    expect(slipLimitWords({ amount: null, unit: 'other', words: 'Ngay trong ngày' })).toBe('Ngay trong ngày')
  })
  it.each([
    [0, 'Không đồng'],
    [5_000, 'Năm nghìn đồng'],
    [20_000, 'Hai mươi nghìn đồng'],
    [15, 'Mười lăm đồng'],
    [21_000, 'Hai mươi mốt nghìn đồng'],
    [24_500, 'Hai mươi tư nghìn năm trăm đồng'],
    [105_000, 'Một trăm linh năm nghìn đồng'],
    [1_005_000, 'Một triệu không trăm linh năm nghìn đồng'],
    [1_000_010, 'Một triệu không trăm mười đồng'],
    [2_350_000_000, 'Hai tỷ ba trăm năm mươi triệu đồng'],
    [100_000_000_000, 'Một trăm tỷ đồng'],
  ])('%i is %s', (amount, words) => {
    expect(amountInWords(amount)).toBe(words)
  })
  it('take whole amounts only', () => {
    expect(() => amountInWords(1.5)).toThrow(RangeError)
    expect(() => amountInWords(-1)).toThrow(RangeError)
    expect(slipMoney(1_234_567)).toBe('1.234.567 đồng')
  })
})
