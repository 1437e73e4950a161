import { afterEach, expect, test } from 'vitest'
import type { AnswerOf, OperationId, QueryOf } from '../../../shared/api/operations.ts'
import { forecastError } from '../../../shared/domain/queue/pace.ts'
import { followDay, replayDay } from '../../../shared/domain/queue/replay.ts'
import { disposeSound, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from '../../testkit/start-test-centre.ts'

let running: TestCentre | null = null
afterEach(async () => {
  if (running) await disposeSound(running)
  running = null
})

const MINUTE = 60_000
const start = async (options: TestCentreOptions = {}): Promise<TestCentre> => {
  running = await startTestCentre(options)
  return running
}

/** Asks as the leader. */
async function read<K extends OperationId>(
  centre: TestCentre,
  id: K,
  query?: Partial<QueryOf<K>>,
): Promise<AnswerOf<K>> {
  const client = centre.client(await centre.logIn('leader'))
  const call = client.call as (id: K, input: object) => Promise<Parameters<typeof must<AnswerOf<K>>>[0]>
  return must(await call(id, query ? { query } : {}))
}

test('the hall: who waits how long, who serves whom, who paused since when', async () => {
  const centre = await start({ settings: { 'wait.normMinutes': 15, 'wait.limitMinutes': 30 } })
  const first = await issue(centre, 'S1')
  await issue(centre, 'S1', 'elderly')
  const desk = await openDesk(centre, 1)
  centre.clock.advance(10 * MINUTE)
  await desk.take()
  centre.clock.advance(4 * MINUTE)
  const other = await openDesk(centre, 2)
  await other.client.call('pauseCounter', { params: { counterId: 'C2' }, body: { reason: 'meeting' } })
  centre.clock.advance(20 * MINUTE)

  const hall = await read(centre, 'getHall')
  expect(hall.norms).toEqual({ norm: 15, limit: 30, longPause: 15 })
  expect(hall.services[0]).toMatchObject({
    ...{ id: 'S1', letter: 'A', waiting: 1, priorityWaiting: 0, openCounters: 1, finished: 0, noShow: 0 },
    oldest: { number: first.number, priority: false, issuedAt: first.issuedAt },
    waits: { n: 1, mean: 10, median: 10, p90: 10, longest: 10 },
  })
  expect(hall.services[1]).toMatchObject({ waiting: 0, oldest: null, waits: null })
  expect(hall.counters.map(({ state, since }) => [state, since === null ? null : hall.now - since])).toEqual([
    ['open', 34 * MINUTE],
    ['paused', 20 * MINUTE],
    ['closed', null],
  ])
  expect(hall.counters[0]).toMatchObject({
    officerName: 'Công chức 1',
    current: { priority: true },
    serviceIds: hall.services.map(({ id }) => id),
  })
  expect(hall.officers.map(({ name, counterNumber }) => [name, counterNumber])).toEqual([
    ['Công chức 1', 1],
    ['Công chức 2', 2],
  ])
  expect(hall.longest.map(({ number }) => number)).toEqual([first.number])
  expect(hall.today).toMatchObject({ issued: 2, waiting: 1, withinNorm: 1, waits: { n: 1 } })
  expect(hall.hours).toEqual([{ hour: 8, issued: 2, median: 10 }])
})

test('a norm that no setting gives is no norm, and an empty hall is an answer too', async () => {
  const hall = await read(await start(), 'getHall')
  expect(hall.norms).toEqual({ norm: null, limit: null, longPause: 15 })
  expect(hall.today).toEqual({
    issued: 0,
    waiting: 0,
    finished: 0,
    noShow: 0,
    cancelled: 0,
    waits: null,
    withinNorm: null,
  })
})

test('what was told with a number is kept, and its error is worked out when the number is called', async () => {
  const centre = await start({ counters: 1 })
  const desk = await openDesk(centre, 1)
  const tickets = [await issue(centre), await issue(centre), await issue(centre), await issue(centre)]
  const told = payloads(centre, 'ticket.issued').map(
    ({ forecast }) => forecast as { middle: number; low: number; high: number },
  )
  expect(told.map(({ middle }) => Math.round(middle))).toEqual(tickets.map(({ estimate }) => estimate?.minutes))
  const waits = [1, 8, 15]
  for (const _ of waits) {
    centre.clock.advance(MINUTE)
    await desk.finish((await desk.take()).id)
    centre.clock.advance(6 * MINUTE)
  }
  const last = tickets[3]?.id ?? ''
  await desk.call(last)

  const { total, services, hours, days } = await read(centre, 'getForecasts')
  // The last one was called out of turn: nobody had forecast that.
  expect(total).toEqual(forecastError(waits.map((waited, n) => ({ ...(told[n] as (typeof told)[number]), waited }))))
  expect(services.map(({ id, error }) => [id, error])).toEqual([['S1', total]])
  expect(hours).toEqual([{ hour: 8, error: total }])
  expect(days).toEqual(['2026-11-23'])
})

test('forecasts learn: after quick services the next one is told less', async () => {
  const centre = await start({ counters: 1 })
  const desk = await openDesk(centre, 1)
  const before = await told(centre)
  for (let n = 0; n < 15; n += 1) {
    const ticket = await desk.take().catch(() => null)
    if (!ticket) await issue(centre)
    else {
      centre.clock.advance(MINUTE)
      await desk.finish(ticket.id)
    }
  }
  expect(await told(centre)).toBeLessThan(before)
})

/** Minutes told to the fifth in line. */
async function told(centre: TestCentre): Promise<number> {
  for (let n = 0; n < 4; n += 1) await issue(centre, 'S2')
  const first = await issue(centre)
  for (let n = 0; n < 3; n += 1) await issue(centre)
  const { estimate } = await issue(centre)
  expect(first.number).not.toBe('')
  return estimate?.minutes ?? 0
}

test('a day can be played again: who came when, was called where, for how long; and the replay calls as it was', async () => {
  const centre = await start({ counters: 2, weight: (counter, service) => ((counter + service) % 3) + 1 })
  const desks = [await openDesk(centre, 1), await openDesk(centre, 2)]
  for (let n = 0; n < 18; n += 1) {
    await issue(centre, `S${(n % 3) + 1}`, n % 5 === 0 ? 'elderly' : undefined)
    centre.clock.advance(2 * MINUTE)
    const desk = desks[n % 2] as (typeof desks)[number]
    const { current } = await desk.queue()
    if (current) await (n === 7 ? desk.hold(current.id) : n === 9 ? desk.noShow(current.id) : desk.finish(current.id))
    centre.clock.advance((n % 4) * 7_000 + 1_000)
    await desk.next()
    centre.clock.advance(1_000)
  }
  centre.clock.advance(MINUTE)
  centre.clock.set('2026-11-24T08:00')
  expect(await read(centre, 'listDays')).toEqual({ days: ['2026-11-23'] })
  const day = await read(centre, 'getDayRecord', { date: '2026-11-23' })
  expect(day.tickets).toHaveLength(18)
  expect(day.counters.map(({ spans }) => spans.length)).toEqual([1, 1])
  expect(JSON.stringify(day)).not.toMatch(/Công chức/)

  const { pauses, agreed, calls } = followDay(day)
  expect(agreed).toBe(calls)
  const called = day.tickets.map(({ visits }) => visits[0]?.call?.at ?? null)
  expect(called.filter((at) => at !== null).length).toBeGreaterThan(12)
  const again = replayDay(day, pauses).calledAt
  expect(again.slice(0, called.length).map((at, n) => (called[n] === null ? null : at))).toEqual(called)
  expect(await read(centre, 'getDayRecord', { date: '2020-01-01' })).toMatchObject({ tickets: [] })
})
