import { describe, expect, test } from 'vitest'
import type { NewEvent } from '../../shared/domain/events/catalogue.ts'
import { parseNow } from '../../shared/domain/time/vietnam-time.ts'
import { CLOSED, hoursFrom, timedCentre, weekdays } from '../testkit/timed-centre.ts'

const timed = timedCentre()
const { begin, configure, issueAt, issuedThrough } = timed

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
    timed.centre.clock.set('2026-11-23T11:00')
    const listed = await timed.centre.client(timed.centre.token('kiosk')).call('listServices', {})
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
    const refused = await timed.centre
      .client(timed.centre.token('kiosk'))
      .call('issueTicket', { body: { serviceId: 'S1' } })
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
    const health = await timed.centre.client(null).call('health', {})
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
    const refused = async () =>
      timed.centre.client(timed.centre.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
    timed.centre.clock.set('2026-11-23T18:00')
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
