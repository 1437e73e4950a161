import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atLocal } from '../../../shared/domain/time/vietnam-time.ts'
import { codeOf, disposeSound, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import { openReception } from '../../testkit/reception.ts'
import type { Reception } from '../../testkit/reception.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

const at = (time: string): number => atLocal('2026-11-23', time)

let centre: TestCentre
let reception: Reception
beforeEach(async () => {
  centre = await startTestCentre({ preset: 'binh-duong', publicUrl: 'http://centre.test', now: '2026-11-23T10:00' })
  reception = await openReception(centre)
})
afterEach(() => disposeSound(centre))

const atKiosk = (serviceId = 'S1') => centre.client(centre.token('kiosk')).call('issueTicket', { body: { serviceId } })
const services = async () => must(await centre.client(centre.token('kiosk')).call('listServices', {})).services
const board = async () => must(await centre.client(centre.token('board')).call('getBoard', {}))
const phone = async (url: string | null | undefined) =>
  must(await centre.client(null).call('getPhoneTicket', { params: { secret: url?.split('#')[1] ?? '' } }))

describe('a session closed by hand', () => {
  test('stops numbers at once; kiosk and board say why, and when they are given again', async () => {
    must(await reception.close({ reason: 'power', until: at('10:30') }))
    expect(await atKiosk()).toMatchObject({ code: 'OUTSIDE_RECEPTION_HOURS' })
    expect((await services())[0]).toMatchObject({
      open: false,
      closedReason: 'suspended',
      suspension: { reason: 'power', words: null },
      opensAt: at('10:30'),
    })
    expect((await board()).hall).toMatchObject({ state: 'closed', reason: 'power', until: at('10:30') })
    centre.clock.set('2026-11-23T10:30')
    expect(codeOf(await atKiosk())).toBe('OK')
    expect((await board()).hall).toBeNull()
  })

  test('may leave results alone', async () => {
    must(await reception.close({ scope: 'reception' }))
    expect([codeOf(await atKiosk('S1')), codeOf(await atKiosk('S-result'))]).toEqual(['OUTSIDE_RECEPTION_HOURS', 'OK'])
  })

  test('keeps own words out of the journal', async () => {
    must(await reception.close({ reason: 'other', words: 'diễn tập phòng cháy' }))
    expect((await board()).hall?.words).toBe('diễn tập phòng cháy')
    expect(JSON.stringify(payloads(centre, 'hall.sessionClosed'))).not.toContain('diễn tập')
  })

  test('opens again by hand, once', async () => {
    must(await reception.close())
    must(await reception.open())
    expect(codeOf(await atKiosk())).toBe('OK')
    expect(codeOf(await reception.open())).toBe('HALL_STATE')
  })

  test('is over with its day', async () => {
    must(await reception.close())
    centre.clock.set('2026-11-24T08:00')
    expect(codeOf(await atKiosk())).toBe('OK')
  })

  test.each([
    ['an end in the past', { until: at('10:00') }],
    ['an end tomorrow', { until: atLocal('2026-11-24', '08:00') }],
    ['carrying on to nowhere', { waiting: 'carry' as const }],
  ])('is refused with %s', async (_what, body) => {
    expect(codeOf(await reception.close(body))).toBe('BAD_REQUEST')
  })
})

describe('those who wait when a session closes', () => {
  test('are served to the end: counters call on', async () => {
    const { number, phoneUrl } = await issue(centre)
    expect(must(await reception.close())).toEqual({ ended: [], waiting: 1 })
    expect((await phone(phoneUrl)).hall).toMatchObject({ state: 'closed', waiting: 'serve' })
    expect((await (await openDesk(centre, 1)).take()).number).toBe(number)
  })

  test('are carried to the next session and called first there', async () => {
    const [first, second] = [await issue(centre), await issue(centre)]
    expect((await reception.view()).nextSession).toBe(at('13:00'))
    must(await reception.close({ until: at('13:00'), waiting: 'carry' }))
    expect((await phone(first.phoneUrl)).hall).toMatchObject({ waiting: 'carry', until: at('13:00') })
    centre.clock.set('2026-11-23T13:05')
    const late = await issue(centre)
    const { waiting } = await (await openDesk(centre, 1)).queue()
    expect(waiting.map(({ id }) => id)).toEqual([first.id, second.id, late.id])
  })

  test('or are ended one by one with an apology that phone and board tell; nobody at a counter is', async () => {
    const desk = await openDesk(centre, 1)
    const atCounter = await issue(centre)
    must(await desk.next())
    const [one, two] = [await issue(centre), await issue(centre, 'S2')]
    expect(must(await reception.close({ reason: 'emergency', waiting: 'end' }))).toEqual({
      ended: [one.number, two.number],
      waiting: 0,
    })
    expect(await phone(one.phoneUrl)).toMatchObject({
      ticket: { state: 'cancelled', cancelCause: 'session-ended' },
      hall: { reason: 'emergency' },
    })
    expect((await board()).hall?.ended).toEqual([one.number, two.number])
    expect((await desk.queue()).current?.id).toBe(atCounter.id)
    expect(codeOf(await reception.back(one.id))).toBe('OK')
  })
})

describe('a session lengthened by hand', () => {
  test('gives numbers beyond the cut-off until the time that was said (BD-5.4)', async () => {
    centre.clock.set('2026-11-23T11:05')
    expect(codeOf(await atKiosk())).toBe('OUTSIDE_RECEPTION_HOURS')
    must(await reception.open({ until: at('11:20'), reason: 'crowded' }))
    expect((await services())[0]).toMatchObject({ open: true, closesAt: at('11:20') })
    expect((await board()).hall).toMatchObject({ state: 'extended', until: at('11:20') })
    centre.clock.set('2026-11-23T11:20')
    expect(codeOf(await atKiosk())).toBe('OUTSIDE_RECEPTION_HOURS')
  })

  test('guesses no hours for a centre that has none', async () => {
    const bare = await startTestCentre({ preset: 'tuyen-quang', now: '2026-11-23T10:00' })
    expect(codeOf(await (await openReception(bare)).open({ until: at('11:20') }))).toBe('CENTRE_NOT_CONFIGURED')
    await bare.dispose()
  })
})
