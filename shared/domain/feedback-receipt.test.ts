import { expect, test } from 'vitest'
import { nextReceipt } from './feedback-receipt.ts'

test.each([
  [0, 'PA261123-001'],
  [1, 'PA261123-002'],
  [99, 'PA261123-100'],
  [999, 'PA261123-1000'],
])('after %i comes %s', (before, next) => {
  expect(nextReceipt('2026-11-23', before)).toBe(next)
})
