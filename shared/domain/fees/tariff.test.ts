import { expect, test } from 'vitest'
import type { TariffLine } from './tariff.ts'
import { afterReduction, fullAmount, reductionOf, tariffLine, tariffOn } from './tariff.ts'
import { unusualFee } from './unusual.ts'

const line = (part: Partial<TariffLine> = {}): TariffLine => ({
  ...{ code: 'a', kind: 'charge', name: 'Lệ phí', amount: 20_000, required: true, when: 'reception' },
  ...{ issuer: 'national', basis: 'Thông tư (ví dụ)', from: '2026-01-01', ...part },
})
const on = (lines: TariffLine[], about: Partial<Parameters<typeof tariffOn>[1]> = {}) =>
  tariffOn(lines, { date: '2026-11-25', channel: 'direct', caseCode: null, ...about }).map(({ amount }) => amount)

test('law-facts §11: a line holds between its days; one for the channel or the case goes before the general one', () => {
  const lines = [line(), line({ channel: 'online', amount: 10_000 }), line({ caseCode: 'ds', amount: 15_000 })]
  expect(on(lines)).toEqual([20_000])
  expect(on(lines, { channel: 'online' })).toEqual([10_000])
  expect(on(lines, { channel: 'online', caseCode: 'ds' })).toEqual([15_000])
  expect(on([line({ until: '2026-11-24' }), line({ from: '2026-11-25', amount: 25_000 })])).toEqual([25_000])
  expect(on([line({ from: '2026-11-26' })])).toEqual([])
})

test('TT-9.2a: a line keeps its document, and does not end before it begins', () => {
  expect(tariffLine.safeParse(line({ notice: 'Công văn số 12/CAP' })).success).toBe(true)
  expect(tariffLine.safeParse(line({ until: '2025-12-31' })).success).toBe(false)
  expect(tariffLine.safeParse(line({ amount: 20_000.5 })).success).toBe(false)
})

test.each([
  [1, 2_000],
  [2, 4_000],
  [3, 5_000],
  [10, 12_000],
  [500, 200_000],
])('record 2.000815: %i pages are %i đồng', (pages, dong) => {
  expect(fullAmount({ amount: 2_000, tiers: [{ from: 3, amount: 1_000 }], most: 200_000 }, pages)).toBe(dong)
})

test.each([
  [20_000, 0, 20_000],
  [20_000, 50, 10_000],
  [20_000, 100, 0],
  [3_333, 30, 2_333],
  [99_999_999_999, 33, 66_999_999_999],
])('%i đồng less %i %% are %i whole đồng', (full, percent, taken) => {
  expect(afterReduction(full, percent)).toBe(taken)
})

test('only what the tariff lets off is let off', () => {
  const reductions: TariffLine['reductions'] = [{ reason: 'poor', percent: 100, basis: 'Điều 4' }]
  expect(reductionOf(line({ reductions }), 'poor')?.percent).toBe(100)
  expect(reductionOf(line({ reductions }), 'merit')).toBeNull()
})

test.each([
  ['Trực tiếp: 20.000đ', 0, null, 'zero'],
  ['theo quy định của HĐND tỉnh hoặc bộ (CSDL quốc gia ghi 0)', 0, null, 'zero'],
  ['Trực tiếp, trực tuyến, bưu chính: 0', 0, null, null],
  ['Trực tiếp: 20.000đ', 0, 'poor', null],
  ['', 20_000, null, null],
  ['', 10_000_001, null, 'large'],
])('law-facts §11: %s with %i (%s) is asked about: %s', (published, amount, exempt, why) => {
  expect(unusualFee({ amount, exempt }, published, 10_000_000)).toBe(why)
})
