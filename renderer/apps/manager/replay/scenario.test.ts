import { expect, it } from 'vitest'
import type { DayRecord } from '../../../../shared/api/manager-views.ts'
import { compareDay, isUnchanged, unchanged, weightKey } from './scenario.ts'

const MINUTE = 60_000

/** Forty people, every two minutes one, ten minutes each, at two counters: the line grows. */
const DAY: DayRecord = {
  date: '2026-11-23',
  priorityMaxRun: 2,
  services: [
    { id: 'a', letter: 'A', name: 'Hộ tịch' },
    { id: 'b', letter: 'B', name: 'Cư trú' },
  ],
  counters: [1, 2].map((number) => ({
    id: `C${number}`,
    number,
    services: [
      { serviceId: 'a', weight: 10 },
      { serviceId: 'b', weight: 5 },
    ],
    spans: [{ from: 0, to: 600 * MINUTE }],
  })),
  tickets: Array.from({ length: 40 }, (_, n) => ({
    order: n + 1,
    serviceId: n % 2 === 0 ? 'a' : 'b',
    priority: n % 10 === 0,
    arrivedAt: n * 2 * MINUTE,
    visits: [
      {
        serviceId: n % 2 === 0 ? 'a' : 'b',
        toCounterId: null,
        after: 0,
        call: { counterId: `C${(n % 2) + 1}`, at: Math.max(n * 2, Math.floor(n / 2) * 10) * MINUTE, ms: 10 * MINUTE },
      },
    ],
  })),
}
const waitOf = (lines: ReturnType<typeof compareDay>['simulated'], key: string): number =>
  lines.find((line) => line.key === key)?.waits?.mean ?? -1

it('changes nothing when nothing is changed, and says so', () => {
  const scenario = unchanged(DAY)
  expect(isUnchanged(scenario, DAY)).toBe(true)
  expect(isUnchanged({ ...scenario, extra: { a: 0 } }, DAY)).toBe(true)
  const { change, actual, simulated } = compareDay(DAY, scenario)
  expect(change).toBe(0)
  expect(actual.map(({ key }) => key)).toEqual(['all', 'priority', 'normal', 'a', 'b'])
  expect(simulated.map(({ waits }) => waits?.n)).toEqual([40, 4, 36, 20, 20])
})

it('one counter more shortens waits, one fewer makes them longer, and nobody gets lost', () => {
  const scenario = unchanged(DAY)
  const more = compareDay(DAY, { ...scenario, extra: { a: 1 } })
  expect(more.change).toBeLessThan(-5)
  expect(waitOf(more.simulated, 'a')).toBeLessThan(waitOf(more.actual, 'a'))
  const fewer = compareDay(DAY, { ...scenario, extra: { b: -1 } })
  expect(waitOf(fewer.simulated, 'b')).toBeGreaterThan(waitOf(more.actual, 'b'))
  const none = compareDay(DAY, { ...scenario, extra: { b: -2 } })
  expect(none.simulated.find(({ key }) => key === 'b')).toMatchObject({ waits: null, never: 20 })
})

it('weights and turns of priority move waits from one line to another', () => {
  const scenario = unchanged(DAY)
  const weights = Object.fromEntries(['C1', 'C2'].map((id) => [weightKey(id, 'b'), 60]))
  const favoured = compareDay(DAY, { ...scenario, weights })
  expect(waitOf(favoured.simulated, 'b')).toBeLessThan(waitOf(favoured.simulated, 'a'))
  const equal = compareDay(DAY, scenario)
  expect(waitOf(equal.simulated, 'b')).toBeGreaterThan(waitOf(equal.simulated, 'a'))
  expect(isUnchanged({ ...scenario, weights }, DAY)).toBe(false)
  expect(isUnchanged({ ...scenario, priorityMaxRun: 5 }, DAY)).toBe(false)
})

it('of a day without numbers is empty, not broken', () => {
  const empty = compareDay({ ...DAY, tickets: [] }, unchanged(DAY))
  expect(empty).toMatchObject({ change: 0, close: 1, agreed: 1, actual: [{ key: 'all', waits: null, never: 0 }] })
})
