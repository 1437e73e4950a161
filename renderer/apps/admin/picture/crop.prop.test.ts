import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIRST_FRAMING, partOf } from './crop.ts'

test('a portrait keeps its whole width, and more of what is above', () => {
  expect(partOf({ width: 600, height: 1000 }, FIRST_FRAMING)).toEqual({ left: 0, top: 62.5, width: 600, height: 750 })
})

test('whatever is kept is upright inside the picture', () => {
  const pixels = fc.integer({ min: 1, max: 10_000 })
  const part = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(pixels, pixels, fc.double({ min: 1, max: 4, noNaN: true }), part, part, (width, height, zoom, x, y) => {
      const kept = partOf({ width, height }, { zoom, x, y })
      expect(kept.width / kept.height).toBeCloseTo(0.8)
      expect(kept.width).toBeGreaterThan(0)
      expect(Math.min(kept.left, kept.top)).toBeGreaterThanOrEqual(-1e-6)
      expect(kept.left + kept.width).toBeLessThanOrEqual(width + 1e-6)
      expect(kept.top + kept.height).toBeLessThanOrEqual(height + 1e-6)
    }),
  )
})
