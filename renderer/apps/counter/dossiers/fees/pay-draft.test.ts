import { expect, test } from 'vitest'
import { NEW_PAY, isPayReady } from './pay-draft.ts'

test.each([
  ['', true],
  ['2.000', true],
  ['5000', true],
  ['1.000', false],
  ['5k', false],
])('cash of %j for 2.000 đ makes a receipt: %j', (given, isReady) =>
  expect(isPayReady({ ...NEW_PAY, given }, 2_000)).toBe(isReady),
)

test('a transfer needs the number of its transaction; cash that was typed before counts no more', () => {
  const transfer = { ...NEW_PAY, method: 'transfer', given: '1.000' } as const
  expect(isPayReady(transfer, 2_000)).toBe(false)
  expect(isPayReady({ ...transfer, reference: ' FT261123 ' }, 2_000)).toBe(true)
})
