import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded, simulatedDay, simulatedServices } from '../../testkit/simulated-day.ts'
import { followDay, replayDay } from './replay.ts'
import type { ReplayDay, ReplayTicket } from './replay.ts'

const MINUTE = 60_000
const visit = (serviceId: string, call: ReplayTicket['visits'][number]['call'] = null) => ({
  ...{ serviceId, toCounterId: null, after: 0, call },
})
const ticket = (
  order: number,
  minute: number,
  serviceMinutes: number,
  rest: Partial<ReplayTicket> = {},
): ReplayTicket => ({
  ...{ order, serviceId: 'a', priority: false, arrivedAt: minute * MINUTE },
  visits: [visit('a', { counterId: '1', at: 0, ms: serviceMinutes * MINUTE })],
  ...rest,
})
const counter = (id: string, services = ['a'], from = 0, to = 600) => ({
  id,
  number: Number(id),
  services: services.map((serviceId) => ({ serviceId, weight: 1 })),
  spans: [{ from: from * MINUTE, to: to * MINUTE }],
})
const day = (tickets: ReplayTicket[], counters = [counter('1')]): ReplayDay => ({
  priorityMaxRun: 2,
  counters,
  tickets,
})
const minutes = (calledAt: readonly (number | null)[]): (number | null)[] =>
  calledAt.map((at) => (at === null ? null : at / MINUTE))

describe('a replayed day', () => {
  it('calls in turn, when the counter is free and open', () => {
    const tickets = [ticket(1, 0, 10), ticket(2, 1, 5), ticket(3, 60, 5)]
    expect(minutes(replayDay(day(tickets)).calledAt)).toEqual([0, 10, 60])
    expect(minutes(replayDay(day(tickets, [counter('1', ['a'], 30, 42)])).calledAt)).toEqual([30, 40, null])
    expect(minutes(replayDay(day(tickets, [counter('1'), counter('2')])).calledAt)).toEqual([0, 1, 60])
    expect(minutes(replayDay(day(tickets, [counter('1', ['b'])])).calledAt)).toEqual([null, null, null])
  })

  it('lets priority go first, so many times in a row as is set', () => {
    const waiting = (order: number, priority: boolean) => ticket(order, 0, 10, { priority })
    const tickets = [waiting(1, false), waiting(2, false), waiting(3, true), waiting(4, true), waiting(5, true)]
    expect(minutes(replayDay(day(tickets)).calledAt)).toEqual([20, 40, 0, 10, 30])
    expect(minutes(replayDay({ ...day(tickets), priorityMaxRun: 9 }).calledAt)).toEqual([30, 40, 0, 10, 20])
  })

  it('keeps the pauses that counters made, and lets who was put aside come back', () => {
    const aside = ticket(1, 0, 5, {
      visits: [
        visit('a', { counterId: '1', at: 0, ms: 5 * MINUTE }),
        { ...visit('a', { counterId: '1', at: 0, ms: 5 * MINUTE }), toCounterId: '1', after: 20 * MINUTE },
      ],
    })
    const tickets = [aside, ticket(2, 1, 30), ticket(3, 2, 5)]
    expect(minutes(replayDay(day(tickets)).calledAt)).toEqual([0, 5, 40])
    expect(minutes(replayDay(day(tickets), new Map([['1', [MINUTE, 2 * MINUTE, 0, 0]]])).calledAt)).toEqual([1, 8, 43])
  })

  it('gives one more counter to no harm: with it nobody of a single line waits longer', () => {
    const tickets = fc.array(fc.record({ at: fc.nat(200), minutes: fc.integer({ min: 1, max: 30 }) }), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(tickets, fc.integer({ min: 1, max: 4 }), (given, n) => {
        const all = given.toSorted((a, b) => a.at - b.at).map(({ at, minutes: ms }, i) => ticket(i + 1, at, ms))
        const counters = Array.from({ length: n + 1 }, (_, i) => counter(String(i + 1), ['a'], 0, 9_999))
        const before = replayDay(day(all, counters.slice(1))).calledAt
        const after = replayDay(day(all, counters)).calledAt
        expect(after.every((at, i) => at !== null && at <= (before[i] ?? 0))).toBe(true)
      }),
    )
  })
})

/** The record that a day leaves when it is played: every ticket with its call. */
function recordOf(played: ReplayDay, chance: () => number): ReplayDay {
  const calls = new Map<ReplayTicket, { at: number; counterId: string; ms: number }>()
  const pauses = new Map(played.counters.map(({ id }) => [id, played.tickets.map(() => Math.round(chance() * 60_000))]))
  replayDay(played, pauses, {
    called: (one, at, counterId) => void calls.set(one, { at, counterId, ms: one.visits[0]?.call?.ms ?? 0 }),
  })
  return {
    ...played,
    tickets: played.tickets.map((one) => ({
      ...one,
      visits: [{ ...visit(one.serviceId), call: calls.get(one) ?? null }],
    })),
  }
}

describe('the replay of a recorded day with unchanged settings', () => {
  it.each([1, 2, 3])('calls every number when it was called (seed %i)', (seed) => {
    const chance = seeded(seed)
    const record = recordOf(simulatedDay(simulatedServices(), chance, 0), chance)
    const { pauses, agreed, calls } = followDay(record)
    expect(calls).toBeGreaterThan(250)
    expect(agreed).toBe(calls)
    const off = replayDay(record, pauses).calledAt.filter((at, n) => {
      const call = record.tickets[n]?.visits[0]?.call
      return call && at !== call.at
    })
    expect(off).toEqual([])
  })

  it('stays near when somebody was called out of turn', () => {
    const tickets = [
      ticket(1, 0, 10, { visits: [visit('a', { counterId: '1', at: 0, ms: 10 * MINUTE })] }),
      ticket(2, 1, 10, { visits: [visit('a', { counterId: '1', at: 20 * MINUTE, ms: 10 * MINUTE })] }),
      ticket(3, 2, 10, { visits: [visit('a', { counterId: '1', at: 10 * MINUTE, ms: 10 * MINUTE })] }),
    ]
    const { agreed, calls, pauses } = followDay(day(tickets))
    expect([agreed, calls]).toEqual([2, 3])
    expect(minutes(replayDay(day(tickets), pauses).calledAt)).toEqual([0, 10, 20])
  })
})
