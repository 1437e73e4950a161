import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BodyOf } from '../../../shared/api/operations.ts'
import { ask } from '../../testkit/ask.ts'
import { codeOf, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import type { Desk } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'

let running: TestCentre
let desk: Desk
beforeEach(() => start())
afterEach(() => running.dispose())

async function start(options: Parameters<typeof startTestCentre>[0] = {}): Promise<void> {
  running = await startTestCentre({ publicUrl: 'https://so.example', ...options })
  desk = await openDesk(running, 1)
}

type Rated = { ticketId: string; token: string; secret: string }
/** One citizen from the kiosk to the end of the service. */
async function served(): Promise<Rated> {
  const { id, phoneUrl } = await issue(running)
  must(await desk.call(id))
  const { ratingToken } = must(await desk.finish(id))
  return { ticketId: id, token: ratingToken, secret: phoneUrl?.split('#')[1] ?? '' }
}
const tablet = (index = 0) => running.client(running.token('rating', index))
const phone = () => running.client(null)
const rate = (body: BodyOf<'rateService'>, client = tablet()) => client.call('rateService', { body })
const ratings = () => running.db.prepare('SELECT * FROM rating').all()

describe('a rating', () => {
  test('is given once, with its token, and names no person', async () => {
    const { token, ticketId } = await served()
    expect(must(await rate({ token, level: 2, reasons: ['attitude', 'attitude', 'long-wait'] }))).toEqual({})
    expect(payloads(running, 'rating.given')).toEqual([
      {
        ticketId,
        counterId: 'C1',
        officerId: 'O1',
        level: 2,
        scale: 5,
        reasons: ['attitude', 'long-wait'],
        comment: null,
        source: 'tablet',
      },
    ])
    for (const again of [tablet(), tablet(1), phone()])
      expect(codeOf(await rate({ token, level: 5 }, again))).toBe('RATING_ALREADY_GIVEN')
    expect(ratings()).toHaveLength(1)
  })

  test('of twenty at once counts once', async () => {
    const { token } = await served()
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => rate({ token, level: 1 + (n % 5) }).then(codeOf)),
    )
    expect(codes.filter((code) => code === 'OK')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['OK', 'RATING_ALREADY_GIVEN']))
    expect(ratings()).toHaveLength(1)
  })

  test('with the token alone proves nothing and gives way to the tablet or the phone page (KT-5.2e)', async () => {
    const [first, second] = [await served(), await served()]
    must(await rate({ token: first.token, level: 5 }, phone()))
    must(await rate({ token: second.token, level: 5 }, tablet(1)))
    expect(codeOf(await rate({ token: first.token, level: 4 }, phone()))).toBe('RATING_ALREADY_GIVEN')
    const { pending } = must(await tablet().call('getRatingDesk', {}))
    expect(pending).toMatchObject({ token: second.token })
    must(await rate({ token: second.token, level: 1 }))
    const view = must(await phone().call('getPhoneTicket', { params: { secret: first.secret } }))
    must(await rate({ token: view.ratingToken ?? '', level: 2 }, phone()))
    expect(payloads(running, 'rating.given').map(({ source, level }) => [source, level])).toEqual([
      ['other', 5],
      ['other', 5],
      ['tablet', 1],
      ['phone', 2],
    ])
    expect(ratings()).toMatchObject([
      { source: 'phone', level: 2 },
      { source: 'tablet', level: 1 },
    ])
    for (const { token } of [first, second])
      expect(codeOf(await rate({ token, level: 5 }, phone()))).toBe('RATING_ALREADY_GIVEN')
    expect(await verifyCentre(running.dir)).toMatchObject({ ok: true })
  })

  test('is possible for a week, as long as a tablet may be without a line', async () => {
    const [first, second] = [await served(), await served()]
    running.clock.advance(7 * 86_400_000 - 1)
    expect(codeOf(await rate({ token: first.token, level: 5 }))).toBe('OK')
    running.clock.advance(2)
    expect(codeOf(await rate({ token: second.token, level: 5 }))).toBe('RATING_TOKEN_INVALID')
  })

  test('comes from the phone too, and the journal knows from where', async () => {
    const { secret } = await served()
    const view = must(await phone().call('getPhoneTicket', { params: { secret } }))
    must(await rate({ token: view.ratingToken ?? '', level: 5 }, phone()))
    expect(payloads(running, 'rating.given')).toMatchObject([{ source: 'phone', level: 5 }])
    expect(must(await phone().call('getPhoneTicket', { params: { secret } })).ratingToken).toBeNull()
  })

  test('never comes from a session or from another device, whatever token they hold (KT-5.2e)', async () => {
    const { token } = await served()
    const leader = running.client(await running.logIn('leader'))
    const others = [
      desk.client,
      leader,
      ...(['kiosk', 'board', 'station', 'counter'] as const).map((role) => running.client(running.token(role))),
    ]
    for (const client of others) expect(codeOf(await rate({ token, level: 5 }, client))).toBe('FORBIDDEN')
    expect(ratings()).toEqual([])
  })

  test('needs a service that has ended', async () => {
    const { id } = await issue(running)
    must(await desk.call(id))
    const token = running.centre.deps.secrets.rating(id)
    expect(codeOf(await rate({ token, level: 5 }))).toBe('RATING_TOKEN_INVALID')
    must(await desk.noShow(id))
    expect(codeOf(await rate({ token, level: 5 }))).toBe('RATING_TOKEN_INVALID')
  })

  test('keeps a comment in a row that can be erased, blanks are none', async () => {
    const [first, second] = [await served(), await served()]
    must(await rate({ token: first.token, level: 1, comment: '  Chờ quá lâu ' }))
    must(await rate({ token: second.token, level: 1, comment: '   ' }))
    const [one, two] = payloads(running, 'rating.given') as { comment: { id: string } | null }[]
    expect(running.db.prepare('SELECT kind, body FROM person WHERE id = ?').get(one?.comment?.id)).toEqual({
      kind: 'comment',
      body: 'Chờ quá lâu',
    })
    expect(two?.comment).toBeNull()
    expect(await verifyCentre(running.dir)).toMatchObject({ ok: true })
  })

  test('takes reasons of the list only', async () => {
    const { token } = await served()
    expect(codeOf(await rate({ token, level: 1, reasons: ['long-wait', 'khac'] }))).toBe('RATING_REASON_UNKNOWN')
    expect(ratings()).toEqual([])
    await running.dispose()
    await start({ settings: { 'rating.reasons': [{ code: 'noise', text: 'Ồn ào' }] } })
    const other = await served()
    expect(codeOf(await rate({ token: other.token, level: 1, reasons: ['long-wait'] }))).toBe('RATING_REASON_UNKNOWN')
    expect(codeOf(await rate({ token: other.token, level: 1, reasons: ['noise'] }))).toBe('OK')
  })

  test('of a scale of three has three levels, and the event says so', async () => {
    await running.dispose()
    await start({ settings: { 'rating.levels': 3 } })
    const { token } = await served()
    expect(must(await tablet().call('getRatingDesk', {})).levels).toBe(3)
    for (const level of [4, 5]) expect(codeOf(await rate({ token, level }))).toBe('BAD_REQUEST')
    must(await rate({ token, level: 3 }))
    expect(payloads(running, 'rating.given')).toMatchObject([{ level: 3, scale: 3 }])
  })
})

describe('secrets open one thing each', () => {
  test('a changed, cut or foreign one opens nothing', async () => {
    const { token, secret, ticketId } = await served()
    const other = await served()
    const sign = (text: string): string => text.slice(text.lastIndexOf('.') + 1)
    const bad = (good: string, foreign: string): string[] => [
      good.slice(0, -1),
      `${good}x`,
      good.slice(0, -1) + (good.endsWith('A') ? 'B' : 'A'),
      `${ticketId}.${sign(foreign)}`,
      ticketId,
      `${ticketId}.`,
      `.${sign(good)}`,
      sign(good),
      good.toUpperCase(),
    ]
    for (const tried of bad(token, other.token))
      expect([tried, codeOf(await rate({ token: tried, level: 5 }))]).toEqual([tried, 'RATING_TOKEN_INVALID'])
    for (const tried of bad(secret, other.secret)) {
      const answer = await ask(running.url, { path: `/v1/phone-tickets/${encodeURIComponent(tried)}` })
      expect([tried, answer.json['code']]).toEqual([tried, 'TICKET_UNKNOWN'])
    }
  })

  test('the secret of a phone page rates nothing, the token of a rating shows no ticket', async () => {
    const { token, secret } = await served()
    expect(codeOf(await rate({ token: secret, level: 5 }))).toBe('RATING_TOKEN_INVALID')
    expect(codeOf(await phone().call('getPhoneTicket', { params: { secret: token } }))).toBe('TICKET_UNKNOWN')
  })

  test('those of another centre open nothing here', async () => {
    const { token, secret } = await served()
    await running.dispose()
    await start()
    expect(codeOf(await rate({ token, level: 5 }))).toBe('RATING_TOKEN_INVALID')
    expect(codeOf(await phone().call('getPhoneTicket', { params: { secret } }))).toBe('TICKET_UNKNOWN')
  })

  test('they survive a restart', async () => {
    const { token, secret } = await served()
    running = await running.restart()
    expect(codeOf(await phone().call('getPhoneTicket', { params: { secret } }))).toBe('OK')
    expect(codeOf(await rate({ token, level: 5 }))).toBe('OK')
  })
})

describe('the phone page', () => {
  test('follows its number: ahead, called where, done', async () => {
    const first = await issue(running)
    const { id, phoneUrl } = await issue(running)
    const secret = phoneUrl?.split('#')[1] ?? ''
    const view = async () => must(await phone().call('getPhoneTicket', { params: { secret } }))
    expect(await view()).toMatchObject({
      ticket: { id, number: 'A002', ahead: 1, state: 'waiting' },
      ratingToken: null,
    })
    must(await desk.call(first.id))
    expect(await view()).toMatchObject({ ticket: { ahead: 0 } })
    must(await desk.finish(first.id))
    must(await desk.call(id))
    expect(await view()).toMatchObject({ ticket: { state: 'called', counterNumber: 1 }, ratingToken: null })
    must(await desk.finish(id))
    expect(await view()).toMatchObject({ ticket: { state: 'finished' }, ratingToken: expect.any(String) })
    running.clock.set('2026-11-24T08:00')
    expect(await view()).toMatchObject({ ratingToken: null })
  })

  test('of a number that was not called in time says that it has expired', async () => {
    const { phoneUrl } = await issue(running)
    running.clock.set('2026-11-24T08:00')
    const view = must(await phone().call('getPhoneTicket', { params: { secret: phoneUrl?.split('#')[1] ?? '' } }))
    expect(view).toMatchObject({ ticket: { state: 'expired', ahead: 0 } })
  })
})

describe('the tablet of a counter', () => {
  const pending = async (index = 0) => must(await tablet(index).call('getRatingDesk', {})).pending

  test('BD-4.3: shows who sits there and the service that may be rated, its own only', async () => {
    expect(must(await tablet().call('getRatingDesk', {}))).toMatchObject({
      counterNumber: 1,
      officer: { name: 'Công chức 1', position: 'Chuyên viên' },
      pending: null,
      levels: 5,
    })
    const { token } = await served()
    expect(await pending()).toMatchObject({ token, number: 'A001' })
    expect(await pending(1)).toBeNull()
    must(await rate({ token, level: 5 }))
    expect(await pending()).toBeNull()
  })

  test('stops asking when the next one is called, and after half an hour', async () => {
    await served()
    const { id } = await issue(running)
    must(await desk.call(id))
    expect(await pending()).toBeNull()
    must(await desk.finish(id))
    running.clock.advance(30 * 60_000 - 1)
    expect(await pending()).not.toBeNull()
    running.clock.advance(1)
    expect(await pending()).toBeNull()
  })

  test('asks for the service that ended last, also when the clock was set back in between', async () => {
    await served()
    running.clock.advance(-60_000)
    const second = await served()
    expect(await pending()).toMatchObject({ token: second.token, number: 'A002' })
  })
})
