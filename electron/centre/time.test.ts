import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseNow } from '../../shared/domain/time/vietnam-time.ts'
import { CLOSED, timedCentre } from '../testkit/timed-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { verifyCentre } from './journal/verify.ts'

const timed = timedCentre()
const { begin, issueAt, issuedThrough } = timed

async function callNext(
  desk: Awaited<ReturnType<TestCentre['openCounter']>>,
): Promise<{ id: string; number: string } | null> {
  const called = await desk.client.call('callNext', { params: { counterId: desk.counterId }, body: {} })
  if (!called.ok) throw new Error(called.code)
  return called.value.ticket
}

/** The same where somebody must be waiting. */
async function mustCall(desk: Awaited<ReturnType<TestCentre['openCounter']>>): Promise<{ id: string; number: string }> {
  const ticket = await callNext(desk)
  if (!ticket) throw new Error('nobody waits')
  return ticket
}

async function stateOf(ticketId: string): Promise<string> {
  const found = await timed.centre.client(timed.centre.token('kiosk')).call('getTicket', { params: { ticketId } })
  return found.ok ? found.value.ticket.state : found.code
}

const idOf = (number: string, date: string): string =>
  timed.centre.db
    .prepare<[string, string], string>('SELECT id FROM ticket WHERE number = ? AND business_date = ?')
    .pluck()
    .get(number, date) ?? ''

/** Periods that end before they begin, and days of the journal that go back. */
function faultsOfTime(): unknown[] {
  return [
    ...timed.centre.db.prepare('SELECT * FROM period WHERE end_ms < start_ms').all(),
    ...timed.centre.db
      .prepare('SELECT a.seq FROM event a JOIN event b ON b.seq = a.seq - 1 WHERE b.business_date > a.business_date')
      .all(),
  ]
}

describe.each(['UTC', 'America/Los_Angeles', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati'])(
  'invariant 10: time is injected — on a machine in %s',
  (zone) => {
    const before = process.env['TZ']
    beforeEach(() => {
      process.env['TZ'] = zone
    })
    afterEach(() => {
      process.env['TZ'] = before
    })

    test('the machine really is there', () => {
      // The zone database knows Viet Nam by its old name.
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone.replace('Ho_Chi_Minh', 'Saigon'))
      const hourThere = new Date(parseNow('2026-11-23T12:00')).getHours()
      expect(hourThere).toBe(
        { UTC: 5, 'America/Los_Angeles': 21, 'Asia/Ho_Chi_Minh': 12, 'Pacific/Kiritimati': 19 }[zone],
      )
    })

    test.each([
      ['midnight', '2026-11-23', '2026-11-24'],
      ['the end of a month', '2026-11-30', '2026-12-01'],
      ['the end of a year', '2026-12-31', '2027-01-01'],
      ['the end of February', '2027-02-28', '2027-03-01'],
      ['a leap day', '2028-02-29', '2028-03-01'],
    ])('numbers begin anew at %s in Viet Nam, and not before', async (_name, day, next) => {
      await begin({ now: `${day}T00:00` })
      // 07:00, 15:00 and 17:00 in Viet Nam are the midnights of the machines.
      const today = ['00:00', '06:59:59.999', '07:00', '14:59:59.999', '15:00', '16:59', '17:00', '23:59:59.999']
      expect(Object.values(await issuedThrough(day, today))).toEqual([
        'A001',
        'A002',
        'A003',
        'A004',
        'A005',
        'A006',
        'A007',
        'A008',
      ])
      expect(Object.values(await issuedThrough(next, ['00:00', '00:00:00.001', '07:00']))).toEqual([
        'A001',
        'A002',
        'A003',
      ])
      const days = timed.centre.db
        .prepare('SELECT business_date, MAX(no), COUNT(*) FROM ticket GROUP BY 1 ORDER BY 1')
        .raw()
        .all()
      expect(days).toEqual([
        [day, 8, 8],
        [next, 3, 3],
      ])
      expect(await verifyCentre(timed.centre.dir)).toMatchObject({ ok: true })
    })

    test('reception hours are Viet Nam hours', async () => {
      await begin({ preset: 'binh-duong' })
      expect(await issuedThrough('2026-11-23', ['07:29', '07:30', '10:59', '11:00', '13:00', '16:30'])).toEqual({
        '07:29': CLOSED,
        '07:30': 'A001',
        '10:59': 'A002',
        '11:00': CLOSED,
        '13:00': 'A003',
        '16:30': CLOSED,
      })
    })
  },
)

describe('what was left over from yesterday', () => {
  test('waiting and held numbers have expired, by rule and without a job', async () => {
    await begin({ now: '2026-11-23T16:00' })
    for (let i = 0; i < 3; i += 1) await issueAt(null)
    const desk = await timed.centre.openCounter(1)
    const held = await mustCall(desk)
    await desk.client.call('holdTicket', { params: { ticketId: held.id }, body: { reason: 'documents' } })
    const missed = await mustCall(desk)
    await desk.client.call('markNoShow', { params: { ticketId: missed.id }, body: {} })
    const waiting = idOf('A003', '2026-11-23')
    const eventsBefore = timed.centre.centre.journal.head().seq

    timed.centre.clock.set('2026-11-23T23:59:59.999')
    expect([await stateOf(held.id), await stateOf(waiting)]).toEqual(['held', 'waiting'])
    timed.centre.clock.set('2026-11-24T00:00')
    expect([await stateOf(held.id), await stateOf(waiting)]).toEqual(['expired', 'expired'])
    expect(await callNext(desk)).toBeNull()
    for (const ticketId of [held.id, missed.id, waiting]) {
      const params = { counterId: desk.counterId }
      expect(await desk.client.call('callTicket', { params, body: { ticketId, reason: 'other' } })).toMatchObject({
        code: 'TICKET_EXPIRED',
      })
    }
    expect(await desk.client.call('resumeTicket', { params: { ticketId: held.id }, body: {} })).toMatchObject({
      code: 'TICKET_EXPIRED',
    })
    expect(await desk.client.call('getQueue', { params: { counterId: desk.counterId } })).toMatchObject({
      value: { waiting: [], waitingCount: 0, held: [], missed: [], today: { finished: 0 } },
    })
    expect(timed.centre.centre.journal.head().seq, 'nothing was written').toBe(eventsBefore)
    expect(await issueAt(null)).toBe('A001')
    expect((await mustCall(desk)).number).toBe('A001')
    expect(await verifyCentre(timed.centre.dir)).toMatchObject({ ok: true })
  })

  test('a number in service over midnight can be finished, but not kept for a day that is over', async () => {
    await begin({ now: '2026-11-23T23:50' })
    await issueAt(null)
    const desk = await timed.centre.openCounter(1)
    const ticketId = (await mustCall(desk)).id
    timed.centre.clock.set('2026-11-24T00:10')
    const hold = await desk.client.call('holdTicket', { params: { ticketId }, body: { reason: 'documents' } })
    const transfer = await desk.client.call('transferTicket', { params: { ticketId }, body: { serviceId: 'S2' } })
    expect([hold, transfer]).toEqual([
      expect.objectContaining({ code: 'TICKET_EXPIRED' }),
      expect.objectContaining({ code: 'TICKET_EXPIRED' }),
    ])
    expect(await desk.client.call('finishTicket', { params: { ticketId }, body: {} })).toMatchObject({
      value: { ticket: { state: 'finished' } },
    })
    const served = timed.centre.db.prepare(`SELECT end_ms - start_ms FROM period WHERE kind = 'serving'`).pluck().get()
    expect(served).toBe(20 * 60_000)
  })

  test('a number that nobody finished lapses when somebody logs in there the next day', async () => {
    await begin({ now: '2026-11-23T16:59' })
    await issueAt(null)
    const ticketId = (await mustCall(await timed.centre.openCounter(1))).id
    timed.centre.clock.set('2026-11-24T07:30')
    const desk = await timed.centre.openCounter(1)
    expect(await stateOf(ticketId)).toBe('expired')
    expect(await issueAt(null)).toBe('A001')
    expect((await mustCall(desk)).number).toBe('A001')
    expect(faultsOfTime()).toEqual([])
    const atCounter = timed.centre.db.prepare(
      'SELECT kind, end_ms - start_ms AS ms FROM period WHERE ticket_id = ? AND counter_id IS NOT NULL',
    )
    expect(atCounter.all(ticketId), 'not a night of it').toEqual([{ kind: 'called', ms: 7 * 3_600_000 + 60_000 }])
  })
})

describe('a clock that is set back', () => {
  test('an hour over midnight: the business day does not go back, numbers stay unique, periods are never negative', async () => {
    await begin({ now: '2026-11-23T23:40' })
    await issueAt(null)
    await issueAt(null)
    const desk = await timed.centre.openCounter(1)
    const yesterday = (await mustCall(desk)).id
    expect(await issueAt('2026-11-24T00:10')).toBe('A001')
    await desk.client.call('finishTicket', { params: { ticketId: yesterday }, body: {} })
    const today = (await mustCall(desk)).id

    expect(await issueAt('2026-11-23T23:15')).toBe('A002')
    expect(await stateOf(idOf('A002', '2026-11-23')), 'what had expired stays expired').toBe('expired')
    await desk.client.call('recallTicket', { params: { ticketId: today }, body: {} })
    expect(await desk.client.call('finishTicket', { params: { ticketId: today }, body: {} })).toMatchObject({
      ok: true,
    })
    const next = await mustCall(desk)
    expect(next.number).toBe('A002')
    await desk.client.call('holdTicket', { params: { ticketId: next.id }, body: { reason: 'break' } })

    expect(await issueAt('2026-11-24T00:20')).toBe('A003')
    await desk.client.call('resumeTicket', { params: { ticketId: next.id }, body: {} })
    expect((await mustCall(desk)).number).toBe('A002')
    expect(faultsOfTime()).toEqual([])
    const services = timed.centre.db.prepare<[], number>(
      `SELECT json_extract(payload, '$.serviceMs') FROM event WHERE type = 'ticket.finished' ORDER BY seq`,
    )
    expect(services.pluck().all()).toEqual([30 * 60_000, 0])
    const queue = await desk.client.call('getQueue', { params: { counterId: desk.counterId } })
    expect(queue).toMatchObject({ value: { why: { waitedMinutes: expect.any(Number) } } })
    expect(
      timed.centre.db
        .prepare(`SELECT COUNT(*) FROM event WHERE json_extract(payload, '$.why.waitedMinutes') < 0`)
        .pluck()
        .get(),
    ).toBe(0)
    expect(await verifyCentre(timed.centre.dir)).toMatchObject({ ok: true })
  })

  test('by more than half a day: it was wrong before, and numbers go on where that day had ended', async () => {
    await begin({ now: '2026-11-23T10:00' })
    expect(await issueAt(null)).toBe('A001')
    // Somebody set the clock a month ahead, and right again.
    expect(await issueAt('2026-12-23T10:01')).toBe('A001')
    expect(await issueAt('2026-11-23T10:02')).toBe('A002')
    await timed.restart()
    expect(await issueAt(null)).toBe('A003')
    const days = timed.centre.db
      .prepare('SELECT business_date, COUNT(*), MAX(no) FROM ticket GROUP BY 1 ORDER BY 1')
      .raw()
      .all()
    expect(days).toEqual([
      ['2026-11-23', 3, 3],
      ['2026-12-23', 1, 1],
    ])
    expect(await verifyCentre(timed.centre.dir)).toMatchObject({ ok: true })
  })

  test('to noon the day stays, before noon it goes back', async () => {
    await begin({ now: '2026-11-23T10:00' })
    expect(await issueAt(null)).toBe('A001')
    expect(await issueAt('2026-11-24T00:10')).toBe('A001')
    expect(await issueAt('2026-11-23T12:00')).toBe('A002')
    expect(await issueAt('2026-11-23T11:59:59.999')).toBe('A002')
    const given = timed.centre.db.prepare('SELECT business_date, number FROM ticket ORDER BY ord').raw().all()
    expect(given).toEqual([
      ['2026-11-23', 'A001'],
      ['2026-11-24', 'A001'],
      ['2026-11-24', 'A002'],
      ['2026-11-23', 'A002'],
    ])
  })
})
