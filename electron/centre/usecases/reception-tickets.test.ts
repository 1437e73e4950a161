import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, disposeSound, issue, must, openDesk, payloads, printJobs } from '../../testkit/hall.ts'
import { openReception } from '../../testkit/reception.ts'
import type { Reception } from '../../testkit/reception.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let centre: TestCentre
let reception: Reception
beforeEach(async () => {
  centre = await startTestCentre({ printerId: 'P1' })
  reception = await openReception(centre)
})
afterEach(() => disposeSound(centre))

const numbers = async (): Promise<string[]> => (await reception.view()).waiting.map(({ number }) => number)

describe('who works at the reception desk', () => {
  test('has no counter, and may not take one over', async () => {
    await expect(centre.logIn('receptionist', 'C1')).rejects.toThrow(/FORBIDDEN/)
  })

  test('sees all who wait by arrival, counters and printers', async () => {
    await issue(centre, 'S2')
    await issue(centre, 'S1', 'elderly')
    const desk = await openDesk(centre, 1)
    await issue(centre, 'S1')
    must(await desk.call((await reception.view()).waiting[0]?.id ?? ''))
    const view = await reception.view()
    expect(view.waiting.map(({ number, priority }) => [number, priority])).toEqual([
      ['A001', true],
      ['A002', false],
    ])
    expect(view.counters[0]).toMatchObject({ number: 1, state: 'open', officerName: 'Công chức 1', serving: 'B001' })
    expect(view.printers.map(({ deviceId }) => deviceId)).toEqual(['kiosk-1', 'kiosk-2'])
    expect(view.services[0]).toMatchObject({ waiting: 2, nextNumber: 'A003', nextCard: 501 })
  })

  test('gives numbers, printed where the receptionist says', async () => {
    const given = must(
      await reception.client.call('issueTicket', {
        body: { serviceId: 'S1', priority: 'disabled', printAt: 'kiosk-2' },
      }),
    ).ticket
    expect(given).toMatchObject({ number: 'A001', priority: true, print: 'queued' })
    expect((await printJobs(centre)).map(({ printerId }) => printerId)).toEqual(['P1'])
    const nowhere = await reception.client.call('issueTicket', { body: { serviceId: 'S1', printAt: 'board-1' } })
    expect(must(nowhere).ticket.print).toBe('none')
  })
})

test('a number that was moved teaches nothing about the line that it left', async () => {
  const desk = await openDesk(centre, 1)
  const [moved, stayed] = [await issue(centre, 'S1'), await issue(centre, 'S1')]
  must(await reception.move(moved.id, 'S2'))
  centre.clock.advance(20 * 60_000)
  for (const { id } of [moved, stayed]) {
    const { ticket } = must(await desk.next())
    expect(ticket?.id).toBe(id)
    must(await desk.noShow(id))
  }
  const waited = centre.db.prepare('SELECT waited FROM forecast ORDER BY id').pluck().all()
  expect(waited).toEqual([null, 20])
})

describe('priority marked afterwards', () => {
  test('changes the class and keeps the place by arrival inside it', async () => {
    const [first, second] = [await issue(centre), await issue(centre)]
    const third = await issue(centre, 'S1', 'elderly')
    expect(must(await reception.prioritise(second.id, { group: 'pregnant' })).ticket.priority).toBe(true)
    const desk = await openDesk(centre, 1)
    expect((await desk.queue()).waiting.map(({ id }) => id)).toEqual([second.id, third.id, first.id])
    expect(JSON.stringify(payloads(centre, 'ticket.prioritySet'))).not.toContain('pregnant')
  })

  test('is taken away with a reason, twice means once', async () => {
    const { id } = await issue(centre, 'S1', 'merit')
    must(await reception.prioritise(id, { group: null, reason: 'Chọn nhầm' }))
    expect(must(await reception.prioritise(id, { group: null, reason: 'Chọn nhầm' })).ticket.priority).toBe(false)
    expect(payloads(centre, 'ticket.prioritySet')).toHaveLength(1)
  })

  test('is for those who wait only', async () => {
    const { id } = await issue(centre)
    must(await (await openDesk(centre, 1)).next())
    expect(codeOf(await reception.prioritise(id, { group: 'elderly' }))).toBe('TICKET_STATE')
  })
})

describe('a number moved to another service', () => {
  test('keeps number and arrival: it stands before those who came later there', async () => {
    const early = await issue(centre, 'S1')
    const late = await issue(centre, 'S2')
    must(await reception.move(early.id, 'S2'))
    expect((await reception.view()).waiting.map(({ id, serviceId }) => [id, serviceId])).toEqual([
      [early.id, 'S2'],
      [late.id, 'S2'],
    ])
    expect((await reception.view()).services.map(({ waiting }) => waiting)).toEqual([0, 2, 0, 0])
    expect(codeOf(await reception.move(early.id, 'S2'))).toBe('TRANSFER_TARGET')
    expect(codeOf(await reception.move(early.id, 'khong-co'))).toBe('SERVICE_UNKNOWN')
  })

  test('leaves the counter that it had been sent to', async () => {
    const desk = await openDesk(centre, 1)
    await openDesk(centre, 2)
    const { id } = await issue(centre)
    must(await desk.next())
    must(await desk.transfer(id, { counterId: 'C2' }))
    must(await reception.move(id, 'S3'))
    expect((await reception.view()).waiting).toMatchObject([{ id, serviceId: 'S3', counterNumber: null }])
  })
})

describe('a number that ends before its service', () => {
  test('leaves its line, is told why, and may come back at its old place', async () => {
    const [first, second] = [await issue(centre), await issue(centre)]
    expect(must(await reception.cancel(first.id)).ticket).toMatchObject({ state: 'cancelled', cancelCause: 'citizen' })
    expect(await numbers()).toEqual([second.number])
    expect((await reception.view()).cancelled).toMatchObject([{ number: first.number, cancelCause: 'citizen' }])
    const desk = await openDesk(centre, 1)
    expect(codeOf(await desk.call(first.id))).toBe('TICKET_STATE')
    must(await reception.back(first.id))
    expect(await numbers()).toEqual([first.number, second.number])
  })

  test('is never one at a counter', async () => {
    const { id } = await issue(centre)
    must(await (await openDesk(centre, 1)).next())
    expect(codeOf(await reception.cancel(id))).toBe('TICKET_STATE')
    expect(codeOf(await reception.back(id))).toBe('TICKET_STATE')
  })

  test('is over with its day', async () => {
    const { id } = await issue(centre)
    must(await reception.cancel(id))
    centre.clock.set('2026-11-24T08:00')
    reception = await openReception(centre)
    expect(codeOf(await reception.back(id))).toBe('TICKET_EXPIRED')
  })
})

describe('somebody who missed the call', () => {
  test('goes back to the old place, whichever counter called', async () => {
    const desk = await openDesk(centre, 1)
    const [missed, next] = [await issue(centre), await issue(centre)]
    must(await desk.next())
    must(await desk.noShow(missed.id))
    expect((await reception.view()).aside).toMatchObject([{ id: missed.id, state: 'no-show', counterNumber: 1 }])
    must(await reception.back(missed.id))
    expect(await numbers()).toEqual([missed.number, next.number])
  })

  test('who was put aside belongs to the officer until that counter closes', async () => {
    const desk = await openDesk(centre, 1)
    const { id } = await issue(centre)
    must(await desk.next())
    must(await desk.hold(id))
    expect(codeOf(await reception.back(id))).toBe('TICKET_NOT_AT_COUNTER')
    must(await desk.client.call('closeCounter', { params: { counterId: 'C1' }, body: {} }))
    expect(codeOf(await reception.back(id))).toBe('OK')
  })
})
