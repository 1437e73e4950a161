import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NewEvent } from '../../shared/domain/events/catalogue.ts'
import type { Hours } from '../../shared/domain/events/config-events.ts'
import { parseNow } from '../../shared/domain/time/vietnam-time.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from '../testkit/start-test-centre.ts'
import { verifyCentre } from './journal/verify.ts'

let centre: TestCentre
const started: TestCentre[] = []
afterEach(async () => {
  for (const one of started.splice(0)) await one.dispose()
})

async function begin(options: TestCentreOptions = {}): Promise<void> {
  centre = await startTestCentre(options)
  started.push(centre)
}

/** Gives a number at a time. @returns the number, or the code of the refusal */
async function issueAt(time: string | null, serviceId = 'S1'): Promise<string> {
  if (time !== null) centre.clock.set(time)
  const issued = await centre.client(centre.token('kiosk')).call('issueTicket', { body: { serviceId } })
  return issued.ok ? issued.value.ticket.number : issued.code
}

/** The same, several times in a row: `{ '07:29': 'OUTSIDE…' }` on a date. */
async function issuedThrough(
  date: string,
  times: readonly string[],
  serviceId = 'S1',
): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const time of times) found[time] = await issueAt(`${date}T${time}`, serviceId)
  return found
}

/** Configuration changes the way a seed does: by events. */
async function configure(...events: NewEvent[]): Promise<void> {
  await centre.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({ events }))
}

const hoursFrom = (from: string, value: Hours, agencyId: string | null = null): NewEvent => ({
  type: 'setting.changed',
  payload: { key: 'hours', agencyId, from, value, source: 'test' },
})
const weekdays = (...reception: [string, string][]): Hours => {
  const day = { working: reception, reception }
  return { days: { 1: day, 2: day, 3: day, 4: day, 5: day }, holidays: true }
}

const CLOSED = 'OUTSIDE_RECEPTION_HOURS'

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
  const found = await centre.client(centre.token('kiosk')).call('getTicket', { params: { ticketId } })
  return found.ok ? found.value.ticket.state : found.code
}

const idOf = (number: string, date: string): string =>
  centre.db
    .prepare<[string, string], string>('SELECT id FROM ticket WHERE number = ? AND business_date = ?')
    .pluck()
    .get(number, date) ?? ''

/** Periods that end before they begin, and days of the journal that go back. */
function faultsOfTime(): unknown[] {
  return [
    ...centre.db.prepare('SELECT * FROM period WHERE end_ms < start_ms').all(),
    ...centre.db
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
      const days = centre.db
        .prepare('SELECT business_date, MAX(no), COUNT(*) FROM ticket GROUP BY 1 ORDER BY 1')
        .raw()
        .all()
      expect(days).toEqual([
        [day, 8, 8],
        [next, 3, 3],
      ])
      expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
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
    const desk = await centre.openCounter(1)
    const held = await mustCall(desk)
    await desk.client.call('holdTicket', { params: { ticketId: held.id }, body: { reason: 'documents' } })
    const missed = await mustCall(desk)
    await desk.client.call('markNoShow', { params: { ticketId: missed.id }, body: {} })
    const waiting = idOf('A003', '2026-11-23')
    const eventsBefore = centre.centre.journal.head().seq

    centre.clock.set('2026-11-23T23:59:59.999')
    expect([await stateOf(held.id), await stateOf(waiting)]).toEqual(['held', 'waiting'])
    centre.clock.set('2026-11-24T00:00')
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
    expect(centre.centre.journal.head().seq, 'nothing was written').toBe(eventsBefore)
    expect(await issueAt(null)).toBe('A001')
    expect((await mustCall(desk)).number).toBe('A001')
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  })

  test('a number in service over midnight can be finished, but not kept for a day that is over', async () => {
    await begin({ now: '2026-11-23T23:50' })
    await issueAt(null)
    const desk = await centre.openCounter(1)
    const ticketId = (await mustCall(desk)).id
    centre.clock.set('2026-11-24T00:10')
    const hold = await desk.client.call('holdTicket', { params: { ticketId }, body: { reason: 'documents' } })
    const transfer = await desk.client.call('transferTicket', { params: { ticketId }, body: { serviceId: 'S2' } })
    expect([hold, transfer]).toEqual([
      expect.objectContaining({ code: 'TICKET_EXPIRED' }),
      expect.objectContaining({ code: 'TICKET_EXPIRED' }),
    ])
    expect(await desk.client.call('finishTicket', { params: { ticketId }, body: {} })).toMatchObject({
      value: { ticket: { state: 'finished' } },
    })
    const served = centre.db.prepare(`SELECT end_ms - start_ms FROM period WHERE kind = 'serving'`).pluck().get()
    expect(served).toBe(20 * 60_000)
  })

  test('a number that nobody finished lapses when somebody logs in there the next day', async () => {
    await begin({ now: '2026-11-23T16:59' })
    await issueAt(null)
    const ticketId = (await mustCall(await centre.openCounter(1))).id
    centre.clock.set('2026-11-24T07:30')
    const desk = await centre.openCounter(1)
    expect(await stateOf(ticketId)).toBe('expired')
    expect(await issueAt(null)).toBe('A001')
    expect((await mustCall(desk)).number).toBe('A001')
    expect(faultsOfTime()).toEqual([])
    const atCounter = centre.db.prepare(
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
    const desk = await centre.openCounter(1)
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
    const services = centre.db.prepare<[], number>(
      `SELECT json_extract(payload, '$.serviceMs') FROM event WHERE type = 'ticket.finished' ORDER BY seq`,
    )
    expect(services.pluck().all()).toEqual([30 * 60_000, 0])
    const queue = await desk.client.call('getQueue', { params: { counterId: desk.counterId } })
    expect(queue).toMatchObject({ value: { why: { waitedMinutes: expect.any(Number) } } })
    expect(
      centre.db
        .prepare(`SELECT COUNT(*) FROM event WHERE json_extract(payload, '$.why.waitedMinutes') < 0`)
        .pluck()
        .get(),
    ).toBe(0)
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  })

  test('by more than half a day: it was wrong before, and numbers go on where that day had ended', async () => {
    await begin({ now: '2026-11-23T10:00' })
    expect(await issueAt(null)).toBe('A001')
    // Somebody set the clock a month ahead, and right again.
    expect(await issueAt('2026-12-23T10:01')).toBe('A001')
    expect(await issueAt('2026-11-23T10:02')).toBe('A002')
    centre = await centre.restart()
    started.splice(0, started.length, centre)
    expect(await issueAt(null)).toBe('A003')
    const days = centre.db
      .prepare('SELECT business_date, COUNT(*), MAX(no) FROM ticket GROUP BY 1 ORDER BY 1')
      .raw()
      .all()
    expect(days).toEqual([
      ['2026-11-23', 3, 3],
      ['2026-12-23', 1, 1],
    ])
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  })

  test('to noon the day stays, before noon it goes back', async () => {
    await begin({ now: '2026-11-23T10:00' })
    expect(await issueAt(null)).toBe('A001')
    expect(await issueAt('2026-11-24T00:10')).toBe('A001')
    expect(await issueAt('2026-11-23T12:00')).toBe('A002')
    expect(await issueAt('2026-11-23T11:59:59.999')).toBe('A002')
    const given = centre.db.prepare('SELECT business_date, number FROM ticket ORDER BY ord').raw().all()
    expect(given).toEqual([
      ['2026-11-23', 'A001'],
      ['2026-11-24', 'A001'],
      ['2026-11-24', 'A002'],
      ['2026-11-23', 'A002'],
    ])
  })
})

describe('reception hours of a regulation (BD-5.2)', () => {
  const off = (date: string, name: string): NewEvent => ({
    type: 'holiday.defined',
    payload: { date, kind: 'off', name, source: 'law-facts §10.3' },
  })

  test('results are handed out until the end of working hours', async () => {
    await begin({ preset: 'binh-duong' })
    expect(await issuedThrough('2026-11-23', ['11:00', '11:29', '11:30', '16:59', '17:00'], 'S-result')).toEqual({
      '11:00': 'R001',
      '11:29': 'R002',
      '11:30': CLOSED,
      '16:59': 'R003',
      '17:00': CLOSED,
    })
    centre.clock.set('2026-11-23T11:00')
    const listed = await centre.client(centre.token('kiosk')).call('listServices', {})
    expect(listed).toMatchObject({
      value: {
        services: [
          { id: 'S1', open: false, closedReason: 'after-cut-off', opensAt: parseNow('2026-11-23T13:00') },
          { id: 'S2', open: false },
          { id: 'S3', open: false },
          { id: 'S-result', open: true, closesAt: parseNow('2026-11-23T11:30') },
        ],
      },
    })
  })

  test('closed on the weekend and on a holiday; the refusal says until when', async () => {
    await begin({ preset: 'binh-duong' })
    await configure(off('2026-11-24', 'Ngày Văn hóa Việt Nam'))
    expect(await issueAt('2026-11-21T09:00')).toBe(CLOSED)
    expect(await issueAt('2026-11-22T09:00')).toBe(CLOSED)
    expect(await issueAt('2026-11-23T09:00')).toBe('A001')
    expect(await issueAt('2026-11-24T09:00')).toBe(CLOSED)
    expect(await issueAt('2026-11-24T09:00', 'S-result')).toBe(CLOSED)
    const refused = await centre.client(centre.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
    expect(refused).toMatchObject({
      code: CLOSED,
      detail: { reason: 'day-off', opensAt: parseNow('2026-11-25T07:30') },
    })
    expect(await issueAt('2026-11-25T09:00')).toBe('A001')
  })

  test('a Saturday that is worked in exchange', async () => {
    await begin({ preset: 'binh-duong' })
    await configure({
      type: 'holiday.defined',
      payload: { date: '2026-08-22', kind: 'worked', name: 'Làm bù', source: 'law-facts §10.3' },
    })
    expect(await issueAt('2026-08-22T09:00')).toBe('A001')
    expect(await issueAt('2026-08-29T09:00')).toBe(CLOSED)
  })

  test('a centre without hours gives no numbers and says what is missing', async () => {
    await begin({ preset: 'tuyen-quang' })
    expect(await issueAt(null)).toBe('CENTRE_NOT_CONFIGURED')
    const health = await centre.client(null).call('health', {})
    expect(health).toMatchObject({ value: { ok: false, missing: expect.arrayContaining(['hours']) } })
    await configure(hoursFrom('2026-11-23', weekdays(['07:00', '11:00'])))
    expect(await issueAt(null), 'as soon as it is configured').toBe('A001')
  })

  test('hours that change from tomorrow hold from tomorrow', async () => {
    await begin({ preset: 'binh-duong' })
    await configure(hoursFrom('2026-11-24', weekdays(['08:30', '10:00'])))
    expect(await issuedThrough('2026-11-23', ['07:30', '10:30', '13:00'])).toEqual({
      '07:30': 'A001',
      '10:30': 'A002',
      '13:00': 'A003',
    })
    const refused = async () => centre.client(centre.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
    centre.clock.set('2026-11-23T18:00')
    expect(await refused()).toMatchObject({ detail: { opensAt: parseNow('2026-11-24T08:30') } })
    expect(await issuedThrough('2026-11-24', ['08:29', '08:30', '10:00', '13:00'])).toEqual({
      '08:29': CLOSED,
      '08:30': 'A001',
      '10:00': CLOSED,
      '13:00': CLOSED,
    })
  })

  test('the hours of an agency go before those of the centre, also when the centre changes later (BD-5.4)', async () => {
    await begin({ preset: 'binh-duong' })
    await configure(
      { type: 'agency.defined', payload: { id: 'thue', name: 'Chi cục Thuế', shortName: 'Thuế', inRotation: false } },
      {
        type: 'service.defined',
        payload: {
          id: 'S2',
          letter: 'B',
          name: 'Thuế',
          kind: 'reception',
          agencyId: 'thue',
          fieldIds: [],
          order: 1,
          usualMinutes: 6,
        },
      },
      hoursFrom('2026-11-23', weekdays(['09:00', '10:00']), 'thue'),
      hoursFrom('2026-11-25', weekdays(['14:00', '15:00'])),
    )
    expect(await issuedThrough('2026-11-23', ['08:00', '09:30', '14:00'], 'S1')).toEqual({
      '08:00': 'A001',
      '09:30': 'A002',
      '14:00': 'A003',
    })
    expect(await issuedThrough('2026-11-23', ['08:00', '09:30', '14:00'], 'S2')).toEqual({
      '08:00': CLOSED,
      '09:30': 'B001',
      '14:00': CLOSED,
    })
    expect(await issuedThrough('2026-11-25', ['09:30', '14:00'], 'S1')).toEqual({ '09:30': CLOSED, '14:00': 'A001' })
    expect(await issuedThrough('2026-11-25', ['09:30', '14:00'], 'S2')).toEqual({ '09:30': 'B001', '14:00': CLOSED })
  })
})
