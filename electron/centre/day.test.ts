import { afterEach, expect, test } from 'vitest'
import { verifyCentre } from './journal/verify.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'

let running: TestCentre | null = null
afterEach(async () => {
  await running?.dispose()
  running = null
})

test('a number is issued, called, recalled, finished and rated, and every step is in the journal', async () => {
  running = await startTestCentre()
  const kiosk = running.client(running.token('kiosk'))
  const issued = await kiosk.call('issueTicket', { body: { serviceId: 'S1' } })
  expect(issued).toMatchObject({ ok: true, value: { ticket: { number: 'A001', state: 'waiting', ahead: 0 } } })
  const desk = await running.openCounter(1)
  const params = { counterId: desk.counterId }
  const called = await desk.client.call('callNext', { params, body: {} })
  if (!called.ok || !called.value.ticket) throw new Error('nothing was called')
  const { id: ticketId } = called.value.ticket
  expect(called.value.why).toMatchObject({ rule: 'oldest' })
  expect(await desk.client.call('callNext', { params, body: {} })).toMatchObject({
    ok: false,
    code: 'TICKET_IN_SERVICE',
  })
  expect(await desk.client.call('recallTicket', { params: { ticketId }, body: {} })).toMatchObject({
    ok: true,
    value: { ticket: { calls: 2 } },
  })
  const board = await running.client(running.token('board')).call('getBoard', {})
  expect(board).toMatchObject({
    ok: true,
    value: { calls: [{ number: 'A001', counterNumber: 1, current: true, calls: 2 }] },
  })
  const finished = await desk.client.call('finishTicket', { params: { ticketId }, body: {} })
  if (!finished.ok) throw new Error(finished.code)
  const rating = { token: finished.value.ratingToken, level: 5 }
  expect(await desk.client.call('rateService', { body: rating })).toMatchObject({ ok: false, code: 'FORBIDDEN' })
  const tablet = running.client(running.token('rating'))
  expect(await tablet.call('rateService', { body: rating })).toEqual({ ok: true, value: {} })
  expect(await tablet.call('rateService', { body: rating })).toMatchObject({ ok: false, code: 'RATING_ALREADY_GIVEN' })
  const types = running.db.prepare('SELECT type FROM event ORDER BY seq').pluck().all()
  expect(types.slice(-7)).toEqual([
    'ticket.issued',
    'session.started',
    'counter.opened',
    'ticket.called',
    'ticket.recalled',
    'ticket.finished',
    'rating.given',
  ])
  expect(await verifyCentre(running.dir)).toEqual({ ok: true, events: types.length })
})
