import { expect, test } from 'vitest'
import { watchForecasts } from '../../testkit/watch-forecasts.ts'
import { forecastError } from './pace.ts'

// Measured over 40 seeds of 15 days: 87 to 92 in a hundred are in the range (84 to 96 of one line), error 0.55 to 0.81 of the plain one.
const DAYS = 15
const WARM_UP = 4

test.each([1, 2, 3, 4, 5])(
  'days with rushes, breaks, uneven services and wrong usual minutes (seed %i): nine of ten waits are in the range, and the middle is nearer than a plain mean',
  (seed) => {
    const { learned, plain } = watchForecasts(seed, DAYS, WARM_UP)
    const error = forecastError(learned)
    const before = forecastError(plain)
    expect(error?.n).toBeGreaterThan(3_000)
    expect(error?.inBand).toBeGreaterThan(0.85)
    expect(error?.inBand).toBeLessThan(0.95)
    expect((error?.medianError ?? 9) / (before?.medianError ?? 1)).toBeLessThan(0.85)
    // Each line for itself too: not one held by another.
    for (const serviceId of new Set(learned.map((told) => told.serviceId))) {
      const own = forecastError(learned.filter((told) => told.serviceId === serviceId))
      expect(own?.inBand).toBeGreaterThan(0.8)
      expect(own?.inBand).toBeLessThan(0.98)
    }
  },
)
