import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LIVE_BEAT_MS } from '../../../shared/api/live.ts'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../../shared/testkit/manual-time.ts'
import { codeOf, disposeSound, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import type { Desk } from '../../testkit/hall.ts'
import { listenLive } from '../../testkit/listen-live.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

let running: TestCentre
let time: ManualTime
let desk: Desk
beforeEach(async () => {
  time = createManualTime()
  running = await startTestCentre({ timers: time.timers, now: '2026-11-23T16:00' })
  desk = await openDesk(running, 1)
})
afterEach(() => disposeSound(running))

/** Lets a minute pass for the timed work, and waits for what it writes. */
async function minute(): Promise<void> {
  time.advance(MINUTE)
  await running.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({}))
}
const session = () => desk.client.call('getSession', {})
const counters = async () => must(await running.client(running.token('board')).call('getBoard', {})).counters
const wait = async () =>
  must(await running.client(running.token('kiosk')).call('listServices', {})).services[0]?.estimate

describe('a session that is 18 hours old', () => {
  test('is none any more; until then it goes on over midnight', async () => {
    running.clock.advance(18 * HOUR - 1)
    await minute()
    expect(codeOf(await session())).toBe('OK')
    expect(codeOf(await desk.next())).toBe('OK')
    running.clock.advance(1)
    expect([codeOf(await session()), codeOf(await desk.next())]).toEqual(['NOT_AUTHENTICATED', 'NOT_AUTHENTICATED'])
  })

  test('is cut off from the news at the next beat', async () => {
    const live = await listenLive(running.url, { hello: { token: desk.token } })
    await live.next()
    running.clock.advance(18 * HOUR)
    time.advance(LIVE_BEAT_MS)
    expect(await live.next()).toMatchObject({ refused: { code: 'NOT_AUTHENTICATED' } })
    expect(await live.closed).toBe(1008)
  })

  test('is ended within a minute: its counter closes, for the board and for the wait that is told', async () => {
    await openDesk(running, 2)
    running.clock.advance(10 * HOUR)
    await openDesk(running, 1)
    for (let n = 0; n < 6; n++) await issue(running)
    const withBoth = await wait()
    running.clock.advance(8 * HOUR)
    await minute()
    expect(await counters()).toMatchObject([{ state: 'open' }, { state: 'closed' }, { state: 'closed' }])
    expect((await wait())?.minutes).toBeGreaterThan(withBoth?.minutes ?? Infinity)
    expect(payloads(running, 'session.ended').at(-1)).toEqual({ officerId: 'O2', counterId: 'C2' })
    expect(payloads(running, 'counter.closed').at(-1)).toEqual({ officerId: 'O2', counterId: 'C2', reason: null })
    const before = running.centre.journal.head().seq
    await minute()
    expect(running.centre.journal.head().seq, 'once').toBe(before)
  })

  test('of a leader without a counter ends too', async () => {
    const leader = running.client(await running.logIn('leader'))
    running.clock.advance(18 * HOUR)
    await minute()
    expect(codeOf(await leader.call('getSession', {}))).toBe('NOT_AUTHENTICATED')
    expect(payloads(running, 'session.ended')).toContainEqual({ officerId: 'leader', counterId: null })
  })

  test('is ended before the first question of the morning when the centre was off at night', async () => {
    running.clock.set('2026-11-24T10:30')
    running = await running.restart()
    expect(await counters()).toMatchObject([{ state: 'closed' }, {}, {}])
    desk = await openDesk(running, 1)
    expect(payloads(running, 'session.started').at(-1)).toMatchObject({ tookOver: null })
  })

  test('from a clock that was far ahead is over too when the clock is right again', async () => {
    running.clock.set('2026-12-23T16:00')
    desk = await openDesk(running, 1)
    running.clock.set('2026-11-23T16:05')
    expect(codeOf(await session())).toBe('NOT_AUTHENTICATED')
  })
})

test('a counter whose session was lost closes: nobody could call there', async () => {
  running.db.prepare('DELETE FROM session').run()
  await minute()
  expect(await counters()).toMatchObject([{ state: 'closed' }, {}, {}])
})
