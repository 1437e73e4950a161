import { afterEach, describe, expect, test } from 'vitest'
import { codeOf, issue, must, openDesk, payloads, printJobs } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { parseNow } from '../../../shared/domain/time/vietnam-time.ts'

let running: TestCentre
afterEach(() => running.dispose())

const kiosk = () => running.client(running.token('kiosk'))
const ask = (serviceId: string) => kiosk().call('issueTicket', { body: { serviceId } })
const service = async (id: string) => must(await kiosk().call('listServices', {})).services.find((one) => one.id === id)

describe('a number', () => {
  test('runs by the letter of its service, with people ahead and a wait', async () => {
    running = await startTestCentre()
    await openDesk(running, 1)
    const numbers = []
    for (const id of ['S1', 'S2', 'S-result', 'S1']) numbers.push(await issue(running, id))
    expect(numbers.map(({ number, ahead }) => [number, ahead])).toEqual([
      ['A001', 0],
      ['B001', 0],
      ['R001', 0],
      ['A002', 1],
    ])
    expect(numbers[3]).toMatchObject({
      state: 'waiting',
      serviceName: 'Dịch vụ 1',
      print: 'none',
      issuedAt: running.clock.now(),
      estimate: { minutes: expect.any(Number) },
    })
    expect(await service('S1')).toMatchObject({ waiting: 2, open: true })
    expect(must(await kiosk().call('getTicket', { params: { ticketId: numbers[3]?.id ?? '' } })).ticket).toEqual(
      numbers[3],
    )
  })

  test('with priority keeps the series and stands before most; its group can be erased and is told to nobody', async () => {
    running = await startTestCentre()
    for (let n = 0; n < 3; n++) await issue(running)
    const first = await issue(running, 'S1', 'pregnant')
    expect(first).toMatchObject({ number: 'A004', priority: true, ahead: 0 })
    expect(first).not.toHaveProperty('group')
    const [, , , issued] = payloads(running, 'ticket.issued') as { priority: boolean; group: { id: string } }[]
    expect(issued).toMatchObject({ priority: true, group: { id: expect.any(String), mac: expect.any(String) } })
    expect(running.db.prepare('SELECT kind, body FROM person WHERE id = ?').get(issued?.group.id)).toEqual({
      kind: 'group',
      body: 'pregnant',
    })
  })

  test('with a priority that this centre has switched off is refused, and nothing is written', async () => {
    running = await startTestCentre({ settings: { 'priority.groups': ['elderly', 'merit'] } })
    const desk = await openDesk(running, 1)
    const before = running.centre.journal.head().seq
    for (const client of [kiosk(), desk.client])
      expect(await client.call('issueTicket', { body: { serviceId: 'S1', priority: 'disabled' } })).toMatchObject({
        ok: false,
        status: 400,
        code: 'BAD_REQUEST',
        detail: { field: 'priority' },
      })
    expect(running.centre.journal.head().seq).toBe(before)
    expect((await issue(running, 'S1', 'elderly')).priority).toBe(true)
  })

  test('is given by an officer too, on the paper of the first kiosk', async () => {
    running = await startTestCentre({ printerId: 'P1' })
    const desk = await openDesk(running, 1)
    const { ticket } = must(await desk.client.call('issueTicket', { body: { serviceId: 'S1' } }))
    expect(ticket).toMatchObject({ number: 'A001', print: 'queued' })
    expect(await printJobs(running)).toMatchObject([{ ticketId: ticket.id, printerId: 'P1' }])
    expect(payloads(running, 'ticket.issued')).toMatchObject([{ issuedBy: null }])
  })

  test('has the address of its phone page only for kiosk and station', async () => {
    running = await startTestCentre({ publicUrl: 'https://so.example/' })
    const { id, phoneUrl } = await issue(running)
    expect(phoneUrl).toMatch(/^https:\/\/so\.example\/phone\/#[\w.-]+$/)
    const desk = await openDesk(running, 1)
    expect(await desk.take()).not.toHaveProperty('phoneUrl')
    const station = must(await running.client(running.token('station')).call('getTicket', { params: { ticketId: id } }))
    expect(station.ticket.phoneUrl).toBe(phoneUrl)
  })
})

describe('invariant 5: hours are those of the dated settings', () => {
  test('a preset without hours gives none, and health says what is missing (TQ-2.2)', async () => {
    running = await startTestCentre({ preset: 'tuyen-quang' })
    expect(await ask('S1')).toMatchObject({ ok: false, code: 'CENTRE_NOT_CONFIGURED', status: 409 })
    expect(await service('S1')).toMatchObject({ open: false, closedReason: 'not-configured' })
    expect(must(await kiosk().call('health', {}))).toMatchObject({ ok: false, missing: ['centre.name', 'hours'] })
  })

  test.each([
    ['2026-11-23T07:29', 'before-hours', '2026-11-23T07:30', 'before-hours'],
    ['2026-11-23T11:00', 'after-cut-off', '2026-11-23T13:00', 'OK'],
    ['2026-11-23T12:00', 'lunch', '2026-11-23T13:00', 'lunch'],
    ['2026-11-23T16:30', 'after-cut-off', '2026-11-24T07:30', 'OK'],
    ['2026-11-23T17:00', 'after-hours', '2026-11-24T07:30', 'after-hours'],
    ['2026-11-28T09:00', 'day-off', '2026-11-30T07:30', 'day-off'],
  ])(
    'Bình Dương at %s: reception is closed (%s) until %s, results: %s (BD-5.2)',
    async (now, reason, opensAt, results) => {
      running = await startTestCentre({ preset: 'binh-duong', now })
      const before = running.centre.journal.head().seq
      expect(await ask('S1')).toMatchObject({
        ok: false,
        code: 'OUTSIDE_RECEPTION_HOURS',
        status: 409,
        detail: { reason, opensAt: parseNow(opensAt) },
      })
      expect(running.centre.journal.head().seq).toBe(before)
      const result = await ask('S-result')
      expect(result.ok ? 'OK' : 'detail' in result && result.detail?.['reason']).toBe(results)
    },
  )

  test.each(['2026-11-23T07:30', '2026-11-23T10:59', '2026-11-23T13:00', '2026-11-23T16:29'])(
    'Bình Dương at %s gives numbers',
    async (now) => {
      running = await startTestCentre({ preset: 'binh-duong', now })
      expect(codeOf(await ask('S1'))).toBe('OK')
    },
  )
})
