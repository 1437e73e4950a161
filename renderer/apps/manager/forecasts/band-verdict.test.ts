import { expect, test } from 'vitest'
import { bandVerdict } from './band-verdict.ts'

test.each([
  [29, 0.5, 'few'],
  [2_000, 0.9, 'calibrated'],
  [2_000, 0.86, 'calibrated'],
  [2_000, 0.84, 'tooNarrow'],
  [2_000, 0.96, 'tooWide'],
  // 45 of 53 may be chance.
  [53, 45 / 53, 'calibrated'],
  [53, 42 / 53, 'tooNarrow'],
] as const)('%i numbers, %f of them in the range: %s', (n, inBand, words) => {
  expect(bandVerdict({ n, inBand }).words).toBe(words)
})
