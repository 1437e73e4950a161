import { isoTime } from '../../../shared/domain/time/vietnam-time.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LiveEvent, LiveFrame } from '../../../shared/api/live.ts'
import { LIVE_BEAT_MS } from '../../../shared/api/live.ts'
import { DEVICE_ROLES } from '../../../shared/api/roles.ts'
import type { Role } from '../../../shared/api/roles.ts'
import { EVENTS } from '../../../shared/domain/events/catalogue.ts'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../../shared/testkit/manual-time.ts'
import { listenLive } from '../../testkit/listen-live.ts'
import type { Listener } from '../../testkit/listen-live.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
let time: ManualTime
let listeners: Listener[]
beforeEach(async () => {
  time = createManualTime()
  listeners = []
  running = await startTestCentre({ timers: time.timers, allowances: NO_LIMITS, printerId: 'P1' })
})
afterEach(async () => {
  for (const { socket } of listeners) socket.terminate()
  await running.dispose()
})

async function listen(token: string, since?: number): Promise<Listener> {
  return listenRaw({ hello: { token, ...(since === undefined ? {} : { since }) } })
}
async function listenRaw(hello: object | string | null, headers?: Record<string, string>): Promise<Listener> {
  const listener = await listenLive(running.url, hello, headers)
  listeners.push(listener)
  return listener
}
async function tokenOf(role: Role): Promise<string> {
  if ((DEVICE_ROLES as readonly string[]).includes(role)) return running.token(role as (typeof DEVICE_ROLES)[number])
  return role === 'officer' ? running.logIn('O3', 'C3') : running.logIn(role)
}
const head = (): number => running.centre.journal.head().seq
const issue = (priority?: 'elderly') =>
  running
    .client(running.token('kiosk'))
    .call('issueTicket', { body: { serviceId: 'S1', ...(priority ? { priority } : {}) } })

/** A visit at C1 with every kind of news that a citizen causes. @returns the finished ticket */
async function visit(desk: Awaited<ReturnType<TestCentre['openCounter']>>): Promise<string> {
  await issue('elderly')
  const called = await desk.client.call('callNext', { params: { counterId: desk.counterId }, body: {} })
  if (!called.ok || !called.value.ticket) throw new Error('nothing was called')
  const params = { ticketId: called.value.ticket.id }
  await desk.client.call('recallTicket', { params, body: {} })
  await desk.client.call('holdTicket', { params, body: { reason: 'đi lấy bản sao' } })
  await desk.client.call('resumeTicket', { params, body: {} })
  await desk.client.call('callNext', { params: { counterId: desk.counterId }, body: {} })
  const finished = await desk.client.call('finishTicket', { params, body: {} })
  if (!finished.ok) throw new Error(finished.code)
  await running
    .client(null)
    .call('rateService', { body: { token: finished.value.ratingToken, level: 1, comment: 'chờ lâu' } })
  return params.ticketId
}

const isFor = (role: Role, type: EventType): boolean => (EVENTS[type].live as readonly string[]).includes(role)

describe('the first frame', () => {
  const VIEWS: Record<Role, readonly string[]> = {
    kiosk: ['services'],
    counter: ['services'],
    board: ['calls', 'next', 'counters'],
    rating: ['officer', 'pending'],
    station: ['jobs'],
    officer: ['counter', 'waiting'],
    leader: ['calls'],
    technician: ['calls'],
    receptionist: ['calls'],
  }
  test.each(Object.keys(VIEWS) as Role[])('of a %s is a snapshot of its page, through the head', async (role) => {
    const live = await listen(await tokenOf(role))
    const frame = await live.next()
    expect(frame).toMatchObject({ through: head(), snapshot: { through: head() } })
    expect(Object.keys((frame as { snapshot: object }).snapshot)).toEqual(expect.arrayContaining([...VIEWS[role]]))
  })

  test('after a known seq is what came since, and nothing twice', async () => {
    const since = head()
    await issue()
    await issue()
    const live = await listen(running.token('board'), since)
    expect(await live.next()).toMatchObject({
      from: since + 1,
      to: head(),
      events: [{ type: 'ticket.issued' }, { type: 'ticket.issued' }],
    })
  })

  test('when nothing came since is an empty range', async () => {
    const live = await listen(running.token('board'), head())
    expect(await live.next()).toEqual({ from: head() + 1, to: head(), events: [] })
  })

  test('of a client that knows more than there is, or was away very long, is a snapshot', async () => {
    const live = await listen(running.token('board'), head() + 1)
    expect(await live.next()).toMatchObject({ snapshot: {}, through: head() })
    const many = Array.from({ length: 2_000 }, (_, n) => ({
      type: 'counter.opened' as const,
      payload: { counterId: 'C1', officerId: `O${n}` },
    }))
    await running.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({ events: many }))
    expect(await (await listen(running.token('board'), head() - 2_000)).next()).toMatchObject({
      from: head() - 1_999,
      to: head(),
    })
    expect(await (await listen(running.token('board'), head() - 2_001)).next()).toMatchObject({
      snapshot: {},
      through: head(),
    })
  })
})

describe('a hello that is none', () => {
  test.each([
    '',
    'hello',
    '{}',
    'null',
    '[]',
    '{"hello":{}}',
    '{"hello":{"token":1}}',
    '{"hello":{"token":"x","since":-1}}',
    '{"hello":{"token":"x","since":1.5}}',
    '{"hello":{"token":"x","since":"1"}}',
    '{"hello":{"token":"x","extra":1}}',
    `{"hello":{"token":"${'x'.repeat(201)}"}}`,
    '\u0000',
  ])('%j is refused', async (text) => {
    const live = await listenRaw(text)
    expect(await live.next()).toEqual({ refused: { code: 'BAD_REQUEST', message: expect.any(String) } })
    expect(await live.closed).toBe(1008)
  })

  test('is cut off when it is longer than a hello can be', async () => {
    const live = await listenRaw(`{"hello":{"token":"${'x'.repeat(5_000)}"}}`)
    expect(await live.next()).toBeNull()
    expect(await live.closed).not.toBe(1000)
  })

  test.each(['', 'x', 'A'.repeat(43), '__proto__'])('with the token %j is not known', async (token) => {
    const live = await listen(token)
    expect(await live.next()).toMatchObject({ refused: { code: 'NOT_AUTHENTICATED' } })
    expect(await live.closed).toBe(1008)
  })

  test('that never comes ends the connection after ten seconds', async () => {
    const asked = time.scheduled()
    const live = await listenRaw(null)
    expect(await asked).toBe(10_000)
    time.advance(9_999)
    expect(live.socket.readyState).toBe(live.socket.OPEN)
    time.advance(1)
    expect(await live.next()).toBeNull()
  })

  test('the page of another origin gets nothing without a token, and with one what the token may see', async () => {
    const origin = { origin: 'https://evil.example' }
    expect(await (await listenRaw({ hello: { token: '' } }, origin)).next()).toMatchObject({
      refused: { code: 'NOT_AUTHENTICATED' },
    })
    expect(await (await listenRaw({ hello: { token: running.token('board') } }, origin)).next()).toMatchObject({
      through: head(),
    })
  })
})

test('nothing but the hello goes up: a second frame ends the connection', async () => {
  const live = await listen(running.token('board'))
  await live.next()
  live.socket.send('{}')
  expect(await live.next()).toMatchObject({ refused: { code: 'BAD_REQUEST' } })
  expect(await live.closed).toBe(1008)
})

describe('the beat', () => {
  test('comes every three seconds with the time of the centre and how far the client is', async () => {
    const live = await listen(running.token('board'))
    await live.next()
    time.advance(LIVE_BEAT_MS - 1)
    time.advance(1)
    expect(await live.next()).toEqual({ beat: { now: isoTime(running.clock.now()), through: head(), build: 'test' } })
    running.clock.advance(LIVE_BEAT_MS)
    await issue()
    await live.next()
    time.advance(LIVE_BEAT_MS)
    expect(await live.next()).toEqual({ beat: { now: isoTime(running.clock.now()), through: head(), build: 'test' } })
  })

  test('ends the channel of a session that ended without news', async () => {
    const token = await running.logIn('O1', 'C1')
    const live = await listen(token)
    await live.next()
    running.clock.advance(18 * 3_600_000)
    time.advance(LIVE_BEAT_MS)
    expect(await live.next()).toMatchObject({ refused: { code: 'NOT_AUTHENTICATED' } })
    expect(await live.closed).toBe(1008)
  })
})

describe('invariant 9: a role hears only what is for it', () => {
  const LIVE_ROLES: readonly Role[] = [
    'kiosk',
    'counter',
    'board',
    'station',
    'officer',
    'leader',
    'technician',
    'receptionist',
  ]

  /** The journal as a role should hear it, read from the file. */
  const journalFor = (role: Role, after: number): unknown[] =>
    running.centre.journal
      .read(after, head(), 10_000)
      .filter(({ type }) => isFor(role, type))
      .map(({ seq, atMs, type, payload }) => ({ seq, at: atMs, type, payload }))

  test.each(LIVE_ROLES)('%s', async (role) => {
    const token = await tokenOf(role)
    const desk = await running.openCounter(1)
    const live = await listen(token)
    const first = (await live.next()) as { through: number }
    await visit(desk)
    const heard = await live.through(head())
    expect(heard).toEqual(journalFor(role, first.through))
    expect(heard.length).toBeGreaterThan(0)
    expect(heard.some(({ type }) => type === 'rating.given')).toBe(role === 'leader')
  })

  test('a tablet hears its own counter only, and alone gets the token to rate with', async () => {
    const desks = [await running.openCounter(1), await running.openCounter(2)]
    const [one, two] = [await listen(running.token('rating')), await listen(running.token('rating', 1))]
    const board = await listen(running.token('board'))
    const since = head()
    const tickets = [await visit(desks[0] as (typeof desks)[0]), await visit(desks[1] as (typeof desks)[0])]
    const [first, second, hall] = [await one.through(head()), await two.through(head()), await board.through(head())]
    const counters = (events: LiveEvent[]): Set<unknown> =>
      new Set(events.filter(({ seq }) => seq > since).map(({ payload }) => payload['counterId']))
    expect([counters(first), counters(second)]).toEqual([new Set(['C1']), new Set(['C2'])])
    const finished = (events: LiveEvent[]) =>
      events.filter(({ type }) => type === 'ticket.finished').map(({ payload }) => payload)
    expect(finished(first)).toEqual([
      expect.objectContaining({
        ticketId: tickets[0],
        ratingToken: running.centre.deps.secrets.rating(tickets[0] ?? ''),
      }),
    ])
    expect(finished(second)).toEqual([expect.objectContaining({ ticketId: tickets[1] })])
    expect(finished(hall).every((payload) => !('ratingToken' in payload))).toBe(true)
    expect(finished(hall)).toHaveLength(2)
  })

  test('a tablet that is bound to another counter hears that one from then on', async () => {
    const live = await listen(running.token('rating'))
    await live.next()
    const bound = {
      type: 'device.bound' as const,
      payload: { deviceId: 'rating-1', printerId: null, counterIds: ['C2'] },
    }
    await running.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({ events: [bound] }))
    const before = head()
    await visit(await running.openCounter(1))
    await visit(await running.openCounter(2))
    const heard = (await live.through(head())).filter(({ seq }) => seq > before)
    expect(new Set(heard.map(({ payload }) => payload['counterId']))).toEqual(new Set(['C2']))
  })
})

describe('ranges have no gap and nothing twice', () => {
  type Followed = {
    frames: number
    ranges: number
    begins: number[]
    shouldBegin: number[]
    heard: unknown[]
    wanted: unknown[]
  }
  type Step = 'issue' | 'call' | 'finish' | 'two' | 'cut' | 'cut-while'

  test('whenever the line breaks while commands run', async () => {
    await running.dispose()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Step>('issue', 'issue', 'call', 'finish', 'two', 'cut', 'cut-while'), {
          minLength: 3,
          maxLength: 25,
        }),
        fc.constantFrom<'board' | 'kiosk' | 'station'>('board', 'kiosk', 'station'),
        async (steps, role) => {
          running = await startTestCentre({
            timers: createManualTime().timers,
            allowances: NO_LIMITS,
            counters: 2,
            services: 1,
          })
          try {
            const { frames, ranges, begins, shouldBegin, heard, wanted } = await follow(steps, role)
            expect(ranges).toBe(frames)
            expect(begins).toEqual(shouldBegin)
            expect(heard).toEqual(wanted)
          } finally {
            await running.dispose()
          }
        },
      ),
      { numRuns: process.env['SOAK'] ? 500 : 25 },
    )
    running = await startTestCentre()
  })

  async function follow(steps: readonly Step[], role: 'board' | 'kiosk' | 'station'): Promise<Followed> {
    const desk = await running.openCounter(1)
    const params = { counterId: 'C1' }
    let current = ''
    let live = await listen(running.token(role))
    const frames: LiveFrame[] = []
    const start = ((await live.next()) as { through: number }).through
    let through = start
    const act: Record<Step, () => Promise<unknown>> = {
      issue: () => issue(),
      two: () => Promise.all([issue(), issue()]),
      call: async () => {
        const called = await desk.client.call('callNext', { params, body: {} })
        if (called.ok) current = called.value.ticket?.id ?? current
      },
      finish: () => desk.client.call('finishTicket', { params: { ticketId: current || 'x' }, body: {} }),
      cut: () => reconnect(),
      'cut-while': () => Promise.all([issue(), reconnect(), issue()]),
    }
    async function reconnect(): Promise<void> {
      await live.cut()
      // What came before the cut has been applied; the rest was lost on the way.
      await drain(live)
      live = await listen(running.token(role), through)
    }
    async function drain(from: Listener, until = Infinity): Promise<void> {
      while (through < until) {
        const frame = await from.next()
        if (!frame) return
        frames.push(frame)
        if ('to' in frame) through = Math.max(through, frame.to)
      }
    }
    for (const step of steps) await act[step]()
    await drain(live, head())

    const ranges = frames.flatMap((frame) => ('from' in frame ? [frame] : []))
    const wanted = running.centre.journal.read(start, head(), 10_000).filter(({ type }) => isFor(role, type))
    return {
      frames: frames.length,
      ranges: ranges.length,
      begins: ranges.map(({ from }) => from),
      shouldBegin: [start, ...ranges.map(({ to }) => to)].slice(0, -1).map((to) => to + 1),
      heard: ranges.flatMap(({ events }) => events.map(({ seq, type }) => [seq, type])),
      wanted: wanted.map(({ seq, type }) => [seq, type]),
    }
  }
})

test('a client that does not read is cut off, and resumes from where it was', async () => {
  const live = await listen(running.token('board'))
  const { through } = (await live.next()) as { through: number }
  live.socket.pause()
  const large = {
    key: 'centre.notices' as const,
    agencyId: null,
    from: '2020-01-01',
    value: 'x'.repeat(200_000),
    source: '',
  }
  // Far more than the buffers of the machine hold.
  for (let n = 0; n < 120; n++) {
    await running.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({
      events: [{ type: 'setting.changed', payload: large }],
    }))
  }
  live.socket.resume()
  let last = through
  for (let frame = await live.next(); frame; frame = await live.next()) if ('to' in frame) last = frame.to
  expect(await live.closed).toBe(1006)
  expect(last).toBeLessThan(head())
  const again = await listen(running.token('board'), last)
  expect((await again.next()) as { from: number; to: number }).toMatchObject({ from: last + 1, to: head() })
})

test('a board gets with the events what it shows now; a kiosk asks for its own', async () => {
  const board = await listen(running.token('board'))
  const kiosk = await listen(running.token('kiosk'))
  await Promise.all([board.next(), kiosk.next()])
  await issue()
  const shown = await running.client(running.token('board')).call('getBoard', {})
  if (!shown.ok) throw new Error(shown.code)
  expect(await board.next()).toMatchObject({
    to: shown.value.through,
    view: { ...shown.value, now: expect.any(Number) },
  })
  expect(await kiosk.next()).not.toHaveProperty('view')
})
