import type { ReplayCounter, ReplayDay, ReplayTicket } from '../domain/queue/replay.ts'
import { addDays, atLocal } from '../domain/time/vietnam-time.ts'

/** A service as it really is in a simulation, beside what its configuration says. */
export type SimulatedService = {
  readonly id: string
  /** As configured; the truth is another one. */
  readonly usualMinutes: number
  readonly trueMinutes: number
  /** Arrivals of a day. */
  readonly perDay: number
}

const MS_PER_MINUTE = 60_000
const FIRST_DAY = '2026-03-02'

/** Chance from a seed (mulberry32): the same seed gives the same days. From 0 to below 1. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Services with usual minutes that are wrong by up to half, as a person guesses them at the installation. */
export const simulatedServices = (): SimulatedService[] => [
  { id: 'A', usualMinutes: 10, trueMinutes: 7, perDay: 150 },
  { id: 'B', usualMinutes: 8, trueMinutes: 12, perDay: 48 },
  { id: 'C', usualMinutes: 20, trueMinutes: 22, perDay: 24 },
  { id: 'D', usualMinutes: 15, trueMinutes: 11, perDay: 36 },
  { id: 'E', usualMinutes: 5, trueMinutes: 4, perDay: 80 },
]

const COUNTERS: readonly (readonly [serviceId: string, weight: number][])[] = [
  [['A', 10]],
  [['A', 10]],
  [
    ['A', 10],
    ['E', 3],
  ],
  [
    ['B', 10],
    ['A', 3],
  ],
  [
    ['B', 10],
    ['D', 5],
  ],
  [['C', 10]],
  [
    ['C', 5],
    ['D', 10],
  ],
  [['E', 10]],
]

/**
 * A working day of a middling centre: arrivals with a rush in the morning and after lunch, service times of one kind but
 * very uneven (lognormal), slower in some hours, better and worse days, breaks, people who did not stay.
 * @param chance from `seeded`; @param n day number, from 0
 */
export function simulatedDay(services: readonly SimulatedService[], chance: () => number, n: number): ReplayDay {
  const date = addDays(FIRST_DAY, n)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  const dayLevel = Math.exp(0.15 * normal())
  const rush = 0.85 + 0.3 * chance()
  const tickets = services
    .flatMap((service) =>
      Array.from({ length: Math.round(service.perDay * rush) }, (): Omit<ReplayTicket, 'order'> => {
        const minute = arrivalMinute(chance)
        const hourLevel = minute < 180 ? 1.15 : 0.9
        const stays = chance() > 0.05
        const minutes = stays ? service.trueMinutes * dayLevel * hourLevel * Math.exp(0.6 * normal() - 0.18) : 1
        const call = { counterId: '1', at: 0, ms: Math.round(minutes * MS_PER_MINUTE) }
        return {
          serviceId: service.id,
          priority: chance() < 0.1,
          arrivedAt: atLocal(date, '07:30') + Math.round(minute * MS_PER_MINUTE),
          visits: [{ serviceId: service.id, toCounterId: null, after: 0, call }],
        }
      }),
    )
    .sort((a, b) => a.arrivedAt - b.arrivedAt)
    .map((ticket, index) => ({ ...ticket, order: index + 1 }))
  return { priorityMaxRun: 2, counters: COUNTERS.map((served, index) => counter(served, index, date, chance)), tickets }
}

/** Minutes after 07:30, half of them in the rush of a half-day; numbers are given until 11:00 and 16:30. */
function arrivalMinute(chance: () => number): number {
  const morning = chance() < 0.6
  const within = chance() < 0.5 ? 75 * chance() : 210 * chance()
  return morning ? within : 330 + within
}

function counter(
  served: readonly (readonly [string, number])[],
  index: number,
  date: string,
  chance: () => number,
): ReplayCounter {
  const at = (time: string): number => atLocal(date, time) + Math.round(chance() * 5 * MS_PER_MINUTE)
  const breakAt = at('09:00') + Math.round(chance() * 60 * MS_PER_MINUTE)
  const backAt = breakAt + Math.round((5 + chance() * 15) * MS_PER_MINUTE)
  return {
    id: String(index + 1),
    number: index + 1,
    services: served.map(([serviceId, weight]) => ({ serviceId, weight })),
    spans: [
      { from: at('07:25'), to: breakAt },
      { from: backAt, to: at('11:45') },
      { from: at('13:00'), to: at('18:30') },
    ],
  }
}
