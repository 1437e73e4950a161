import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterService, afterWait, forecastError, forecastWait, newPace, serviceMinutes, shownEstimate } from './pace.ts'
import type { PaceModel } from './pace.ts'

const DAY = '2026-11-23'
const at = (ahead: number, capacity = 1, idle = 0) => ({ ahead, capacity, idle, hour: 9, date: DAY })
const served = (pace: PaceModel, times: number, minutes: number, hour = 9, date = DAY): PaceModel =>
  Array.from({ length: times }).reduce<PaceModel>((now) => afterService(now, minutes, hour, date), pace)

describe('the minutes of a service', () => {
  it('start from the usual ones and come to the measured ones', () => {
    expect(serviceMinutes(newPace(10), 9, DAY)).toBe(10)
    expect(serviceMinutes(served(newPace(10), 200, 5), 9, DAY)).toBeCloseTo(5, 1)
  })

  it('of a slow hour and of a bad day are known to the next ones, and end with them', () => {
    let pace = newPace(10)
    for (const day of ['01', '02', '03', '04', '05', '06', '07', '08']) {
      pace = served(pace, 25, 13, 8, `2026-06-${day}`)
      pace = served(pace, 25, 7, 14, `2026-06-${day}`)
    }
    expect(serviceMinutes(pace, 8, '2026-06-09')).toBeGreaterThan(serviceMinutes(pace, 14, '2026-06-09') * 1.4)
    const bad = served(pace, 20, 20, 8, '2026-06-09')
    expect(serviceMinutes(bad, 9, '2026-06-09')).toBeGreaterThan(serviceMinutes(pace, 9, '2026-06-09') * 1.15)
    expect(bad.day.ratio).toBeGreaterThan(1.15)
    expect(afterService(bad, 10, 8, '2026-06-10').day.ratio).toBeLessThan(1.05)
  })

  it('are moved little by a service forgotten open or closed by mistake', () => {
    expect(serviceMinutes(served(served(newPace(10), 40, 10), 1, 600), 9, DAY)).toBeLessThan(13)
    expect(serviceMinutes(served(served(newPace(10), 40, 10), 1, 0), 9, DAY)).toBeGreaterThan(9)
  })
})

describe('a forecast', () => {
  it('is short while a counter is free, and grows with people ahead', () => {
    expect(shownEstimate(forecastWait(newPace(10), at(0, 2, 1)))).toEqual({ minutes: 0, low: 0, high: 2 })
    const minutes = [0, 1, 3, 8, 20].map((ahead) => forecastWait(newPace(10), at(ahead)).middle)
    expect(minutes.toSorted((a, b) => a - b)).toEqual(minutes)
    expect(forecastWait(newPace(10), at(9)).middle).toBeCloseTo(100, 0)
  })

  it('before the first counter opens is as if one will, and nothing is learned from it', () => {
    const told = forecastWait(newPace(10), at(3, 0))
    expect(told).toMatchObject({ open: false, base: 40 })
    const pace = newPace(10)
    expect(afterWait(pace, told, 120)).toBe(pace)
  })

  it('has its middle inside the range, in minutes that a person can read', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.nat(20),
        fc.array(fc.double({ min: 0, max: 900, noNaN: true }), { maxLength: 40 }),
        (ahead, capacity, idle, waits) => {
          let pace = newPace(8)
          for (const waited of waits) pace = afterWait(pace, forecastWait(pace, at(ahead, capacity, idle)), waited)
          const { minutes, low, high } = shownEstimate(forecastWait(pace, at(ahead, capacity, idle)))
          expect([minutes, low, high].every((n) => Number.isInteger(n) && n >= 0)).toBe(true)
          expect(low <= minutes && minutes <= high).toBe(true)
        },
      ),
    )
  })

  it('of a line that always waits half as long as its base comes to half', () => {
    let pace = newPace(10)
    for (let n = 0; n < 400; n += 1) pace = afterWait(pace, forecastWait(pace, at(9)), 50)
    const { middle, low, high } = forecastWait(pace, at(9))
    expect(middle).toBeCloseTo(50, -1)
    expect(high - low).toBeLessThan(30)
  })
})

it('the error of forecasts: half are nearer, how many were in the range, and to which side', () => {
  expect(forecastError([])).toBeNull()
  expect(
    forecastError([
      { middle: 10, low: 5, high: 15, waited: 12 },
      { middle: 10, low: 5, high: 15, waited: 16 },
      { middle: 10, low: 5, high: 15, waited: 9 },
      { middle: 20, low: 15, high: 25, waited: 17 },
    ]),
  ).toEqual({ n: 4, medianError: 2.5, inBand: 0.75, bias: -1 })
})
