import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BodyOf } from '../../../shared/api/operations.ts'
import { codeOf, disposeSound, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import type { Desk } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

const DAY = { from: '2026-11-23', to: '2026-11-23' }
const MINUTE = 60_000

let running: TestCentre
let desk: Desk
beforeEach(() => start())
afterEach(() => disposeSound(running))

async function start(settings: Record<string, unknown> = {}): Promise<void> {
  running = await startTestCentre({ publicUrl: 'https://so.example', settings })
  desk = await openDesk(running, 1)
}

/** One citizen served for so long, and a quarter of a minute until the tablet is touched. @returns the token */
async function served(ms = 5 * MINUTE): Promise<string> {
  const { id } = await issue(running)
  must(await desk.call(id))
  running.clock.advance(ms)
  const { ratingToken } = must(await desk.finish(id))
  running.clock.advance(15_000)
  return ratingToken
}
const tablet = (index = 0) => running.client(running.token('rating', index))
const rate = async (body: Omit<BodyOf<'rateService'>, 'token'>, client = tablet()) =>
  client.call('rateService', { body: { token: await served(), ...body } })
const decline = (token: string, how: 'skipped' | 'timed-out', client = tablet()) =>
  client.call('declineRating', { body: { token, how } })
const summary = async (query: { from: string; to: string } = DAY) => {
  // In at no counter, so that the desk stays with its officer.
  const leader = running.client(await running.logIn('leader'))
  return must(await leader.call('listRatingSummary', { query }))
}

describe('the summary of a day', () => {
  test('TT-2.3b, TV-2, KT-8.6, KT-2.5, KT-5.1a: has levels, reasons and the true response rate, by officer', async () => {
    for (const level of [5, 5, 4]) must(await rate({ level }))
    must(await rate({ level: 1, reasons: ['long-wait', 'attitude'] }))
    must(await rate({ level: 2, reasons: ['long-wait'] }))
    must(await decline(await served(), 'skipped'))
    must(await decline(await served(), 'timed-out'))
    await served()
    const { officers, bursts } = await summary()
    expect(officers).toEqual([
      {
        date: '2026-11-23',
        officerId: 'O1',
        officerName: 'Công chức 1',
        scale: 5,
        finished: 8,
        rated: 5,
        skipped: 1,
        timedOut: 1,
        unproven: 0,
        levels: [1, 1, 0, 1, 2],
        mean: 3.4,
        process: [0, 0, 0, 0, 0],
        reasons: [
          { code: 'long-wait', count: 2 },
          { code: 'attitude', count: 1 },
        ],
      },
    ])
    expect(bursts).toEqual([])
  })

  test('names an officer whom nobody has rated', async () => {
    await served()
    expect((await summary()).officers).toMatchObject([{ finished: 1, rated: 0, mean: null, levels: [0, 0, 0, 0, 0] }])
    expect((await summary({ from: '2026-11-20', to: '2026-11-22' })).officers).toEqual([])
  })

  test('counts what the token alone has brought apart (KT-5.2e)', async () => {
    must(await rate({ level: 5 }, running.client(null)))
    must(await rate({ level: 5 }, tablet(1)))
    must(await rate({ level: 2 }))
    expect((await summary()).officers).toMatchObject([{ finished: 3, rated: 1, unproven: 2, mean: 2 }])
  })

  test('shows words and telephone numbers apart, without number, counter or time', async () => {
    must(await rate({ level: 1, comment: 'Chờ lâu', followUp: { phone: '0912345678', consent: true } }))
    must(await rate({ level: 4, comment: 'Tốt' }))
    const { comments } = await summary()
    expect(comments).toEqual([
      {
        date: '2026-11-23',
        officerName: 'Công chức 1',
        level: 1,
        scale: 5,
        comment: { id: expect.any(String), text: 'Chờ lâu' },
        contact: { id: expect.any(String), phone: '0912345678' },
      },
      expect.objectContaining({ level: 4, contact: null }),
    ])
    expect(JSON.stringify(payloads(running, 'rating.given'))).not.toMatch(/0912345678|Chờ lâu/)
    const leader = running.client(await running.logIn('leader'))
    must(await leader.call('erasePerson', { params: { personId: comments[0]?.contact?.id ?? '' }, body: {} }))
    expect((await summary()).comments[0]).toMatchObject({ contact: null, comment: { text: 'Chờ lâu' } })
  })

  test('shows the director what citizens do not do in a row', async () => {
    for (let n = 0; n < 6; n++) {
      const token = await served(5_000)
      must(await tablet().call('rateService', { body: { token, level: 5 } }))
    }
    const { bursts } = await summary()
    expect(
      bursts.map(({ kind, count, counterNumber, officerName }) => [kind, count, counterNumber, officerName]),
    ).toEqual([
      ['same-level', 6, 1, 'Công chức 1'],
      ['short-service', 6, 1, 'Công chức 1'],
    ])
  })

  test('dates what a tablet kept by the touch, so that its return is no burst', async () => {
    const kept: { token: string; at: number }[] = []
    for (let n = 0; n < 8; n++) kept.push({ token: await served(), at: running.clock.now() })
    for (const { token, at } of kept)
      must(await tablet().call('rateService', { body: { token, level: 5, keptMs: running.clock.now() - at } }))
    expect(await summary()).toMatchObject({ bursts: [], officers: [{ rated: 8 }] })
  })

  test('never dates a rating before the end of its service', async () => {
    const token = await served()
    must(await tablet().call('rateService', { body: { token, level: 5, keptMs: 3_600_000 } }))
    expect(payloads(running, 'rating.given')).toMatchObject([{ keptMs: 15_000 }])
  })

  test('is for the leader only, of 92 days at most', async () => {
    expect(codeOf(await desk.client.call('listRatingSummary', { query: DAY }))).toBe('FORBIDDEN')
    const leader = running.client(await running.logIn('leader'))
    const ask = async (from: string, to: string) =>
      codeOf(await leader.call('listRatingSummary', { query: { from, to } }))
    expect(await ask('2026-09-01', '2026-12-01')).toBe('OK')
    expect(await ask('2026-09-01', '2026-12-02')).toBe('BAD_REQUEST')
    expect(await ask('2026-11-24', '2026-11-23')).toBe('BAD_REQUEST')
  })
})

describe('who does not rate', () => {
  test('is not asked again, and counts once', async () => {
    const token = await served()
    must(await decline(token, 'skipped'))
    must(await decline(token, 'timed-out'))
    expect(must(await tablet().call('getRatingDesk', {})).pending).toBeNull()
    expect(payloads(running, 'rating.declined')).toMatchObject([{ counterId: 'C1', officerId: 'O1', how: 'skipped' }])
  })

  test('may rate on the phone afterwards, and counts as one who did', async () => {
    const { id, phoneUrl } = await issue(running)
    must(await desk.call(id))
    must(await decline(must(await desk.finish(id)).ratingToken, 'timed-out'))
    const phone = running.client(null)
    const params = { secret: phoneUrl?.split('#')[1] ?? '' }
    const { ratingToken } = must(await phone.call('getPhoneTicket', { params }))
    must(await phone.call('rateService', { body: { token: ratingToken ?? '', level: 3 } }))
    expect((await summary()).officers).toMatchObject([{ rated: 1, timedOut: 0 }])
  })

  test('is told by the tablet of that counter only', async () => {
    const token = await served()
    expect(codeOf(await decline(token, 'skipped', tablet(1)))).toBe('RATING_TOKEN_INVALID')
    must(await tablet().call('rateService', { body: { token, level: 5 } }))
    must(await decline(token, 'skipped'))
    expect(payloads(running, 'rating.declined')).toEqual([])
  })
})

test('the process of settlement is asked for where the centre wishes it (BD-18.2b)', async () => {
  await running.dispose()
  await start({ 'rating.process': true, 'rating.levels': 3 })
  expect(must(await tablet().call('getRatingDesk', {}))).toMatchObject({ process: true, followUp: true })
  expect(codeOf(await rate({ level: 3, process: 4 }))).toBe('BAD_REQUEST')
  must(await rate({ level: 3, process: 1 }))
  must(await rate({ level: 3 }))
  expect((await summary()).officers).toMatchObject([{ scale: 3, levels: [0, 0, 2], process: [1, 0, 0] }])
})
