import { expect, it } from 'vitest'
import { storm } from '../../testkit/storm.ts'

it('a hundred centres come back one by one, not all in the same second', async () => {
  const { perSecond, during, doneAfter, toldToWait } = await storm({
    ...{ centres: 100, outageMs: 2 * 3_600_000, batches: 20 },
    ...{ workMs: 50, atOnce: 32 },
  })
  // While nobody answers, a hundred centres knock less than once a second together.
  expect(during.reduce((sum, n) => sum + n, 0) / during.length).toBeLessThan(1)
  // Each has its twenty requests at once when its turn has come; no second sees more than a few centres.
  expect(Math.max(...perSecond)).toBeLessThan(100)
  expect(toldToWait).toBe(0)
  // Nobody waits longer than the longest pause.
  expect(doneAfter).toBeLessThan(16 * 60)
})
