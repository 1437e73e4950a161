import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareBank, readBankRows, readDay, readDong } from './bank-file.ts'
import type { BankRow, OwnTransfer } from './bank-file.ts'

test.each([
  ['20.000', 20_000],
  ['20,000.00', 20_000],
  ['1.250.000 VND', 1_250_000],
  ['+20000', 20_000],
  ['-5.000 đ', -5_000],
  ['20.000,50', null],
  ['hai mươi', null],
  ['', null],
])('%s is read as %s đồng', (text, dong) => {
  expect(readDong(text)).toBe(dong)
})

test.each([
  ['25/11/2026', '2026-11-25'],
  ['5-1-2026 09:15:00', '2026-01-05'],
  ['2026-11-25T08:00', '2026-11-25'],
  ['25/13/2026', null],
  ['hôm nay', null],
])('%s is read as the day %s', (text, day) => {
  expect(readDay(text)).toBe(day)
})

describe("the bank's list", () => {
  const HEAD = ['STT', 'Ngày giao dịch', 'Số tham chiếu', 'Ghi nợ', 'Ghi có', 'Diễn giải']
  test('is read under its head, debits and what stands above are passed over', () => {
    const rows = readBankRows([
      ['NGÂN HÀNG THỬ'],
      HEAD,
      ['1', '25/11/2026', 'FT-1', '', '20.000', 'nộp phí'],
      ['2', '25/11/2026', 'FT-2', '5.000', '', 'phí chuyển'],
      ['', '', '', '', '20.000', 'Cộng'],
    ])
    expect(rows).toEqual({
      ok: true,
      rows: [{ date: '2026-11-25', amount: 20_000, reference: 'FT-1', words: 'nộp phí' }],
    })
  })

  test.each([
    [[['a', 'b']], 'no-head', 1],
    [[HEAD], 'no-rows', 1],
    [[HEAD, ['1', '25/11/2026', 'FT-1', '', '2O.000', '']], 'amount', 2],
    [[HEAD, ['1', '31.11', 'FT-1', '', '20.000', '']], 'date', 2],
  ])('says what cannot be read, and where', (cells, problem, line) => {
    expect(readBankRows(cells)).toEqual({ ok: false, problem, line })
  })
})

test('TT-9.2b: thousands of rows that have nothing to do with each other are compared at once', () => {
  const ours = Array.from({ length: 3_000 }, (_, n) => ({
    ...{ receiptId: `r${n}`, number: '1', date: '2026-11-25', amount: 20_000, reference: `FT-9${n + 100_000}` },
  }))
  const listed = Array.from({ length: 10_000 }, (_, n) => ({
    ...{ date: '2026-11-25', amount: 20_000, reference: `VCB${n + 100_000}`, words: `nop phi ho so ${n}` },
  }))
  const last = { date: '2026-11-25', amount: 20_000, reference: '', words: 'FT-9102999 nop phi' }
  const { matched, missing, extra } = compareBank(ours, [...listed, last])
  expect([matched.map(({ bank: row }) => row), missing.length, extra.length]).toEqual([[last], 2_999, 10_000])
})

const reference = fc.integer({ min: 1, max: 12 }).map((n) => `FT-00${n}X`)
const amount = fc.constantFrom(10_000, 20_000)
const own: fc.Arbitrary<OwnTransfer[]> = fc.uniqueArray(
  fc.record({ receiptId: fc.uuid(), number: fc.constant('1'), date: fc.constant('2026-11-25'), amount, reference }),
  { selector: (one) => one.reference, maxLength: 8 },
)
const bank: fc.Arbitrary<BankRow[]> = fc.array(
  fc.record({ date: fc.constant('2026-11-25'), amount, reference, words: fc.constantFrom('', 'nop phi FT-003X') }),
  { maxLength: 8 },
)

test('TT-9.2b: every payment and row of the bank is told once, and what has its number and amount is matched', () => {
  fc.assert(
    fc.property(own, bank, (ours, listed) => {
      const { matched, different, missing, extra } = compareBank(ours, listed)
      expect(matched.length + different.length + missing.length).toBe(ours.length)
      expect(matched.length + different.length + extra.length).toBe(listed.length)
      for (const pair of matched) expect(pair.own.amount).toBe(pair.bank.amount)
      expect(new Set([...matched, ...different].map((pair) => pair.bank)).size).toBe(matched.length + different.length)
      const fits = ours.filter((one) =>
        listed.some((row) => row.reference === one.reference && row.amount === one.amount),
      )
      expect(matched.map((pair) => pair.own)).toEqual(expect.arrayContaining(fits))
    }),
  )
})
