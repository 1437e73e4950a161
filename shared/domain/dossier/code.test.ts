import { describe, expect, test } from 'vitest'
import {
  codeOfDigits,
  codeRanges,
  codeSeries,
  codesLeft,
  formatCode,
  nextCodeNo,
  numberOfCode,
  readCode,
} from './code.ts'

const RANGES = {
  identifier: 'H56.14',
  ranges: [
    { from: 1, to: 3 },
    { from: 10, to: 11 },
  ],
}
const none = () => 0

describe('dossier codes (forms.md §10.1)', () => {
  test.each([
    [{ identifier: '000.17.22.H56' }, '2021-05-31', 1, '000.17.22.H56-210531-0001'],
    [{ identifier: 'H56.14' }, '2024-08-23', 1, 'H56.14-240823-0001'],
    [{ identifier: 'H21.65' }, '2022-09-14', 11, 'H21.65-220914-0011'],
    [{ identifier: 'H21.65' }, '2022-09-14', 10_000, 'H21.65-220914-10000'],
    [{ identifier: 'G09.20.01', owner: '07' }, '2026-01-25', 42, 'G09.20.01-260125-070042'],
  ])('%o on %s, number %i: %s', (unit, date, no, code) => {
    expect(formatCode({ ...unit, ranges: [] }, date, no)).toBe(code)
    expect(readCode(` ${code.toLowerCase()}\n`)).toBe(code)
  })

  test.each(['', 'H56.14-240823', 'H56.14-240823-1', 'X56.14-240823-0001', 'H56.14-240823-0001x', '1.004222'])(
    '%j is none',
    (text) => {
      expect(readCode(text)).toBeNull()
    },
  )

  test('numbers fill the ranges in order, and end with them', () => {
    const highest = (last: number) => (range: { from: number; to: number }) =>
      last < range.from ? 0 : Math.min(last, range.to)
    expect([0, 1, 2, 3, 10].map((last) => nextCodeNo(RANGES, highest(last)))).toEqual([1, 2, 3, 10, 11])
    expect(nextCodeNo(RANGES, highest(11))).toBeNull()
    expect([codesLeft(RANGES, none), codesLeft(RANGES, highest(10)), codesLeft(RANGES, highest(11))]).toEqual([5, 1, 0])
  })

  test('two systems of one identifier run by themselves', () => {
    expect([codeSeries(RANGES), codeSeries({ ...RANGES, owner: '07' })]).toEqual(['H56.14', 'H56.14/07'])
  })

  test('ranges that overlap or run backwards are no setting', () => {
    const ok = (ranges: { from: number; to: number }[]) =>
      codeRanges.safeParse({ identifier: 'H56.14', ranges }).success
    expect([ok([{ from: 1, to: 9 }]), ok([{ from: 9, to: 1 }]), ok([])]).toEqual([true, false, false])
    expect(
      ok([
        { from: 1, to: 9 },
        { from: 9, to: 12 },
      ]),
    ).toBe(false)
    expect(
      ok([
        { from: 1, to: 8 },
        { from: 9, to: 12 },
      ]),
    ).toBe(true)
  })

  test('the digits alone, as a keypad has them', () => {
    expect(codeOfDigits('240823-0001', 'H56.14')).toBe('H56.14-240823-0001')
    expect(codeOfDigits('240823 10000', 'H56.14')).toBe('H56.14-240823-10000')
    expect(codeOfDigits('24082300', 'H56.14')).toBeNull()
  })
})

test('day and number are read back from a code, of its own identifier and system alone', () => {
  const own = { identifier: 'H56.14', ranges: RANGES.ranges }
  expect(numberOfCode(own, formatCode(own, '2026-11-23', 12_345))).toEqual({ date: '2026-11-23', no: 12_345 })
  const ministry = { identifier: 'G21', owner: '07', ranges: RANGES.ranges }
  const code = formatCode(ministry, '2026-11-23', 5)
  expect([code, numberOfCode(ministry, code)]).toEqual(['G21-261123-070005', { date: '2026-11-23', no: 5 }])
  for (const other of ['H56.15-261123-0001', 'H56-261123-0001', 'lạ', '']) expect(numberOfCode(own, other)).toBeNull()
  expect(numberOfCode(ministry, 'G21-261123-080005')).toBeNull()
})
