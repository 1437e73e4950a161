import { describe, expect, test } from 'vitest'
import type { LiveEvent } from '../../../shared/api/live.ts'
import type { Role } from '../../../shared/api/roles.ts'
import { isFor, setLiveStage } from '../../testkit/live-stage.ts'

const stage = setLiveStage()
const { head, issue, listen, tokenOf, visit } = stage

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
    stage.running.centre.journal
      .read(after, head(), 10_000)
      .filter(({ type }) => isFor(role, type))
      .map(({ seq, atMs, type, payload }) => ({ seq, at: atMs, type, payload }))

  test.each(LIVE_ROLES)('%s', async (role) => {
    const token = await tokenOf(role)
    const desk = await stage.running.openCounter(1)
    const live = await listen(token)
    const first = (await live.next()) as { through: number }
    await visit(desk)
    const heard = await live.through(head())
    expect(heard).toEqual(journalFor(role, first.through))
    expect(heard.length).toBeGreaterThan(0)
    expect(heard.some(({ type }) => type === 'rating.given')).toBe(role === 'leader')
  })

  test('a tablet hears its own counter only, and alone gets the token to rate with', async () => {
    const desks = [await stage.running.openCounter(1), await stage.running.openCounter(2)]
    const [one, two] = [await listen(stage.running.token('rating')), await listen(stage.running.token('rating', 1))]
    const board = await listen(stage.running.token('board'))
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
        ratingToken: stage.running.centre.deps.secrets.rating(tickets[0] ?? ''),
      }),
    ])
    expect(finished(second)).toEqual([expect.objectContaining({ ticketId: tickets[1] })])
    expect(finished(hall).every((payload) => !('ratingToken' in payload))).toBe(true)
    expect(finished(hall)).toHaveLength(2)
  })

  test('a tablet that is bound to another counter hears that one from then on', async () => {
    const live = await listen(stage.running.token('rating'))
    await live.next()
    const bound = {
      type: 'device.bound' as const,
      payload: { deviceId: 'rating-1', printerId: null, counterIds: ['C2'] },
    }
    await stage.running.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({ events: [bound] }))
    const before = head()
    await visit(await stage.running.openCounter(1))
    await visit(await stage.running.openCounter(2))
    const heard = (await live.through(head())).filter(({ seq }) => seq > before)
    expect(new Set(heard.map(({ payload }) => payload['counterId']))).toEqual(new Set(['C2']))
  })
})

test('a board gets with the events what it shows now; a kiosk asks for its own', async () => {
  const board = await listen(stage.running.token('board'))
  const kiosk = await listen(stage.running.token('kiosk'))
  await Promise.all([board.next(), kiosk.next()])
  await issue()
  const shown = await stage.running.client(stage.running.token('board')).call('getBoard', {})
  if (!shown.ok) throw new Error(shown.code)
  expect(await board.next()).toMatchObject({
    to: shown.value.through,
    view: { ...shown.value, now: expect.any(Number) },
  })
  expect(await kiosk.next()).not.toHaveProperty('view')
})
