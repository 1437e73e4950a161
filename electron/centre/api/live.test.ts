import { describe, expect, test } from 'vitest'
import { LIVE_BEAT_MS } from '../../../shared/api/live.ts'
import type { Role } from '../../../shared/api/roles.ts'
import { isoTime } from '../../../shared/domain/time/vietnam-time.ts'
import { setLiveStage } from '../../testkit/live-stage.ts'

const stage = setLiveStage()
const { head, issue, listen, listenRaw, tokenOf } = stage

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
    const live = await listen(stage.running.token('board'), since)
    expect(await live.next()).toMatchObject({
      from: since + 1,
      to: head(),
      events: [{ type: 'ticket.issued' }, { type: 'ticket.issued' }],
    })
  })

  test('when nothing came since is an empty range', async () => {
    const live = await listen(stage.running.token('board'), head())
    expect(await live.next()).toEqual({ from: head() + 1, to: head(), events: [] })
  })

  test('of a client that knows more than there is, or was away very long, is a snapshot', async () => {
    const live = await listen(stage.running.token('board'), head() + 1)
    expect(await live.next()).toMatchObject({ snapshot: {}, through: head() })
    const many = Array.from({ length: 2_000 }, (_, n) => ({
      type: 'counter.opened' as const,
      payload: { counterId: 'C1', officerId: `O${n}` },
    }))
    await stage.running.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({ events: many }))
    expect(await (await listen(stage.running.token('board'), head() - 2_000)).next()).toMatchObject({
      from: head() - 1_999,
      to: head(),
    })
    expect(await (await listen(stage.running.token('board'), head() - 2_001)).next()).toMatchObject({
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
    const asked = stage.time.scheduled()
    const live = await listenRaw(null)
    expect(await asked).toBe(10_000)
    stage.time.advance(9_999)
    expect(live.socket.readyState).toBe(live.socket.OPEN)
    stage.time.advance(1)
    expect(await live.next()).toBeNull()
  })

  test('the page of another origin gets nothing without a token, and with one what the token may see', async () => {
    const origin = { origin: 'https://evil.example' }
    expect(await (await listenRaw({ hello: { token: '' } }, origin)).next()).toMatchObject({
      refused: { code: 'NOT_AUTHENTICATED' },
    })
    expect(await (await listenRaw({ hello: { token: stage.running.token('board') } }, origin)).next()).toMatchObject({
      through: head(),
    })
  })
})

test('nothing but the hello goes up: a second frame ends the connection', async () => {
  const live = await listen(stage.running.token('board'))
  await live.next()
  live.socket.send('{}')
  expect(await live.next()).toMatchObject({ refused: { code: 'BAD_REQUEST' } })
  expect(await live.closed).toBe(1008)
})

describe('the beat', () => {
  test('comes every three seconds with the time of the centre and how far the client is', async () => {
    const live = await listen(stage.running.token('board'))
    await live.next()
    stage.time.advance(LIVE_BEAT_MS - 1)
    stage.time.advance(1)
    expect(await live.next()).toEqual({
      beat: { now: isoTime(stage.running.clock.now()), through: head(), build: 'test' },
    })
    stage.running.clock.advance(LIVE_BEAT_MS)
    await issue()
    await live.next()
    stage.time.advance(LIVE_BEAT_MS)
    expect(await live.next()).toEqual({
      beat: { now: isoTime(stage.running.clock.now()), through: head(), build: 'test' },
    })
  })

  test('ends the channel of a session that ended without news', async () => {
    const token = await stage.running.logIn('O1', 'C1')
    const live = await listen(token)
    await live.next()
    stage.running.clock.advance(18 * 3_600_000)
    stage.time.advance(LIVE_BEAT_MS)
    expect(await live.next()).toMatchObject({ refused: { code: 'NOT_AUTHENTICATED' } })
    expect(await live.closed).toBe(1008)
  })
})
