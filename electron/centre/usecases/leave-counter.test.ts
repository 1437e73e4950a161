import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, disposeSound, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import type { Desk } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
let desk: Desk
let other: Desk
beforeEach(async () => {
  running = await startTestCentre()
  desk = await openDesk(running, 1)
  other = await openDesk(running, 2)
})
afterEach(() => disposeSound(running))

const waiting = async (at: Desk): Promise<string[]> => (await at.queue()).waiting.map(({ number }) => number)

describe('invariant 2: who is held keeps the place', () => {
  test('and comes back before those who came later', async () => {
    for (let n = 0; n < 3; n++) await issue(running)
    const { id } = await desk.take()
    must(await desk.hold(id))
    expect(await desk.queue()).toMatchObject({ current: null, held: [{ id, heldReason: 'documents', state: 'held' }] })
    expect(await waiting(desk)).toEqual(['A002', 'A003'])
    expect((await desk.take()).number).toBe('A002')
    expect(must(await desk.resume(id)).ticket).toMatchObject({ state: 'waiting', ahead: 0 })
    expect(await waiting(desk)).toEqual(['A001', 'A003'])
    expect((await other.take()).number).toBe('A001')
  })

  test('with the officer’s own words shown at the desk, and erasable', async () => {
    const { id } = await issue(running)
    await desk.take()
    must(await desk.hold(id, 'Đi phô tô giấy khai sinh'))
    expect((await desk.queue()).held).toMatchObject([{ heldReason: 'Đi phô tô giấy khai sinh' }])
    expect(payloads(running, 'ticket.held')).toMatchObject([
      { reason: { code: 'other', words: { id: expect.any(String) } } },
    ])
  })

  test('only the counter that holds it takes it back', async () => {
    const { id } = await issue(running)
    await desk.take()
    must(await desk.hold(id))
    expect(codeOf(await other.resume(id))).toBe('TICKET_NOT_AT_COUNTER')
    expect(codeOf(await desk.resume('khong-co'))).toBe('TICKET_UNKNOWN')
    must(await desk.resume(id))
    expect(codeOf(await desk.resume(id))).toBe('TICKET_STATE')
  })

  test('who did not come can be put back too; of yesterday nobody', async () => {
    const [first] = [await issue(running), await issue(running)]
    await desk.take()
    must(await desk.noShow(first.id))
    must(await desk.resume(first.id))
    expect(await waiting(desk)).toEqual(['A001', 'A002'])
    await desk.take()
    must(await desk.hold(first.id))
    running.clock.set('2026-11-24T00:30')
    expect(codeOf(await desk.resume(first.id))).toBe('TICKET_EXPIRED')
  })
})

describe('who was put aside or missed at a counter that has closed', () => {
  const leave = async (): Promise<unknown> => must(await desk.client.call('deleteSession', { body: {} }))
  /** @returns ids of a held and of a missed citizen of the first counter */
  async function putAside(): Promise<[held: string, missed: string]> {
    await issue(running)
    await issue(running)
    const held = await desk.take()
    must(await desk.hold(held.id))
    const missed = await desk.take()
    must(await desk.noShow(missed.id))
    return [held.id, missed.id]
  }

  test('is found and taken back by the others, and by nobody else while it was open', async () => {
    const [held, missed] = await putAside()
    expect(await other.queue()).toMatchObject({ held: [], missed: [] })
    for (const id of [held, missed]) expect(codeOf(await other.resume(id))).toBe('TICKET_NOT_AT_COUNTER')
    must(await desk.client.call('closeCounter', { params: { counterId: 'C1' }, body: {} }))
    expect(await other.queue()).toMatchObject({
      held: [{ id: held, heldReason: 'documents' }],
      missed: [{ id: missed }],
    })
    must(await other.resume(held))
    must(await other.call(missed))
    expect(await other.queue()).toMatchObject({
      current: { id: missed },
      waiting: [{ id: held }],
      held: [],
      missed: [],
    })
  })

  test('is its own again when it opens again', async () => {
    const [held] = await putAside()
    await leave()
    expect((await other.queue()).held).toHaveLength(1)
    desk = await openDesk(running, 1)
    expect(await other.queue()).toMatchObject({ held: [], missed: [] })
    expect(codeOf(await other.resume(held))).toBe('TICKET_NOT_AT_COUNTER')
    expect((await desk.queue()).held).toMatchObject([{ id: held }])
  })

  test('is found where its service is served, and where its officer went', async () => {
    await running.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({
      events: ['C2', 'C3'].map((id, i) => ({
        type: 'counter.defined' as const,
        payload: { id, number: i + 2, name: id, services: [{ serviceId: 'S2', weight: 1 }] },
      })),
    }))
    const [held, missed] = await putAside()
    await leave()
    expect(await other.queue()).toMatchObject({ held: [], missed: [] })
    for (const id of [held, missed]) expect(codeOf(await other.resume(id))).toBe('TICKET_NOT_AT_COUNTER')
    const third = running.client(await running.logIn('O1', 'C3'))
    const queue = must(await third.call('getQueue', { params: { counterId: 'C3' } }))
    expect(queue).toMatchObject({ held: [{ id: held }], missed: [{ id: missed }] })
    for (const ticketId of [held, missed]) must(await third.call('resumeTicket', { params: { ticketId }, body: {} }))
  })

  test('stands in the order of the last call, the newest first, also when the clock was set back', async () => {
    for (let n = 0; n < 3; n++) {
      await issue(running)
      must(await desk.noShow((await desk.take()).id))
      running.clock.advance(-60_000)
    }
    const missed = async (at: Desk): Promise<string[]> => (await at.queue()).missed.map(({ number }) => number)
    expect(await missed(desk)).toEqual(['A003', 'A002', 'A001'])
    await leave()
    expect(await missed(other)).toEqual(['A003', 'A002', 'A001'])
    running.clock.set('2026-11-24T00:00')
    expect(await missed(other)).toEqual([])
  })
})

describe('a transfer', () => {
  test('to a service keeps arrival and place in the other line', async () => {
    const first = await issue(running, 'S1')
    for (let n = 0; n < 2; n++) await issue(running, 'S2')
    await desk.take()
    running.clock.advance(5 * 60_000)
    const moved = must(await desk.transfer(first.id, { serviceId: 'S2' })).ticket
    expect(moved).toMatchObject({
      number: 'A001',
      serviceId: 'S2',
      state: 'waiting',
      issuedAt: first.issuedAt,
      ahead: 0,
      counterId: null,
    })
    expect(await waiting(other)).toEqual(['A001', 'B001', 'B002'])
    expect((await other.take()).number).toBe('A001')
  })

  test('keeps the class: priority stays priority', async () => {
    const first = await issue(running, 'S1', 'pregnant')
    await issue(running, 'S2')
    must(await desk.call(first.id))
    expect(must(await desk.transfer(first.id, { serviceId: 'S2' })).ticket.priority).toBe(true)
    expect(must(await other.next())).toMatchObject({ ticket: { number: 'A001' }, why: { rule: 'priority' } })
  })

  test('to a counter is called there and nowhere else', async () => {
    const { id } = await issue(running)
    await desk.take()
    expect(must(await desk.transfer(id, { counterId: 'C2' })).ticket.state).toBe('waiting')
    expect(await waiting(desk)).toEqual([])
    expect(must(await desk.next()).ticket).toBeNull()
    expect((await other.queue()).waiting).toMatchObject([{ id, sentHere: true }])
    expect(must(await other.next())).toMatchObject({ ticket: { id }, why: { rule: 'sent-here' } })
  })

  test('to a counter that is closed is refused at once: nobody would call there', async () => {
    const { id } = await issue(running)
    await desk.take()
    expect(await desk.transfer(id, { counterId: 'C3' })).toMatchObject({
      ok: false,
      code: 'TRANSFER_TARGET',
      detail: { state: 'closed' },
    })
    expect(await desk.queue()).toMatchObject({ current: { id } })
  })

  test('to a counter that pauses waits there for its return', async () => {
    const { id } = await issue(running)
    await desk.take()
    const params = { counterId: 'C2' }
    must(await other.client.call('pauseCounter', { params, body: {} }))
    must(await desk.transfer(id, { counterId: 'C2' }))
    expect(must(await desk.next()).ticket).toBeNull()
    must(await other.client.call('openCounter', { params, body: {} }))
    expect((await other.take()).id).toBe(id)
  })

  test.each(['closeCounter', 'deleteSession'] as const)(
    'to a counter goes back to its place in the line of its service at %s, and may be called by all',
    async (end) => {
      const { id } = await issue(running)
      await desk.take()
      must(await desk.transfer(id, { counterId: 'C2' }))
      for (let n = 0; n < 2; n++) await issue(running)
      expect(await waiting(desk)).toEqual(['A002', 'A003'])
      if (end === 'closeCounter') must(await other.client.call(end, { params: { counterId: 'C2' }, body: {} }))
      else must(await other.client.call(end, { body: {} }))
      expect((await desk.queue()).waiting).toMatchObject([{ id, sentHere: false }, {}, {}])
      other = await openDesk(running, 2)
      expect(await waiting(other)).toEqual(['A001', 'A002', 'A003'])
      expect(must(await desk.next())).toMatchObject({ ticket: { id }, why: { rule: 'oldest' } })
      expect(await waiting(other)).toEqual(['A002', 'A003'])
    },
  )

  test('to a counter stays there when a colleague takes the counter over', async () => {
    const { id } = await issue(running)
    await desk.take()
    must(await desk.transfer(id, { counterId: 'C2' }))
    await running.logIn('O3', 'C2')
    expect(must(await desk.next()).ticket).toBeNull()
  })

  test('in front is known to be called by the colleague before, and who sits there is told before a log-in', async () => {
    await issue(running)
    await desk.take()
    expect(await desk.queue()).not.toHaveProperty('calledBy')
    const next = running.client(await running.logIn('O3', 'C1'))
    const queue = must(await next.call('getQueue', { params: { counterId: 'C1' } }))
    expect([queue.current?.number, queue.calledBy]).toEqual(['A001', 'Công chức 1'])
    const { counters } = must(await running.client(null).call('listLogins', {}))
    expect(counters.map(({ id, officerId }) => [id, officerId])).toEqual([
      ['C1', 'O3'],
      ['C2', 'O2'],
      ['C3', null],
    ])
  })

  test('counts in the line that it joined, and leaves it when called', async () => {
    const waitingIn = async (): Promise<Record<string, number>> => {
      const { services } = must(await running.client(running.token('kiosk')).call('listServices', {}))
      return Object.fromEntries(services.map(({ id, waiting: count }) => [id, count]))
    }
    const { id } = await issue(running, 'S1')
    expect(await waitingIn()).toMatchObject({ S1: 1, S2: 0 })
    await desk.take()
    must(await desk.transfer(id, { serviceId: 'S2' }))
    expect(await waitingIn()).toMatchObject({ S1: 0, S2: 1 })
    await other.take()
    expect(await waitingIn()).toMatchObject({ S1: 0, S2: 0 })
    must(await other.transfer(id, { counterId: 'C1' }))
    expect(await waitingIn()).toMatchObject({ S1: 0, S2: 1 })
    await desk.take()
    expect(await waitingIn()).toMatchObject({ S1: 0, S2: 0 })
  })

  test('goes nowhere unknown and not to the own counter', async () => {
    const { id } = await issue(running)
    await desk.take()
    expect(codeOf(await desk.transfer(id, { serviceId: 'khong-co' }))).toBe('SERVICE_UNKNOWN')
    expect(codeOf(await desk.transfer(id, { counterId: 'khong-co' }))).toBe('COUNTER_UNKNOWN')
    expect(codeOf(await desk.transfer(id, { counterId: 'C1' }))).toBe('TRANSFER_TARGET')
    expect(await desk.queue()).toMatchObject({ current: { id } })
  })
})

describe('a finished service', () => {
  test('is measured from the last call, and tells the day of the counter', async () => {
    for (const minutes of [4, 8]) {
      const { id } = await issue(running)
      await desk.take()
      running.clock.advance(minutes * 60_000)
      must(await desk.finish(id))
    }
    expect((await desk.queue()).today).toEqual({ finished: 2, noShow: 0, meanServiceMinutes: 6 })
    expect(payloads(running, 'ticket.finished').map((payload) => payload['serviceMs'])).toEqual([240_000, 480_000])
    expect((await other.queue()).today).toEqual({ finished: 0, noShow: 0, meanServiceMinutes: null })
  })

  test('is measured in all its parts when the citizen waited aside in between, and anew at the next service', async () => {
    const first = await issue(running)
    await desk.take()
    running.clock.advance(3 * 60_000)
    must(await desk.hold(first.id))
    running.clock.advance(60 * 60_000)
    must(await desk.call(first.id))
    running.clock.advance(2 * 60_000)
    must(await desk.finish(first.id))
    const second = await issue(running)
    await desk.take()
    running.clock.advance(9 * 60_000)
    must(await desk.transfer(second.id, { counterId: 'C2' }))
    await other.take()
    running.clock.advance(60_000)
    must(await other.finish(second.id))
    expect(payloads(running, 'ticket.finished').map((payload) => payload['serviceMs'])).toEqual([300_000, 60_000])
    expect([(await desk.queue()).today, (await other.queue()).today]).toMatchObject([
      { finished: 1, meanServiceMinutes: 5 },
      { finished: 1, meanServiceMinutes: 1 },
    ])
  })

  test('is never shorter than nothing, and its periods never overlap, when the clock is set back', async () => {
    await issue(running)
    running.clock.advance(-30 * 60_000)
    const { id } = await desk.take()
    running.clock.advance(10 * 60_000)
    must(await desk.finish(id))
    await issue(running)
    await desk.take()
    running.clock.advance(-60 * 60_000)
    const second = (await desk.queue()).current?.id ?? ''
    must(await desk.hold(second))
    must(await desk.call(second))
    must(await desk.finish(second))
    expect((await desk.queue()).today).toMatchObject({ finished: 2, meanServiceMinutes: 0 })
    expect(payloads(running, 'ticket.finished').map((payload) => payload['serviceMs'])).toEqual([0, 0])
    const overlaps = running.db.prepare(
      'SELECT * FROM period a JOIN period b ON b.ticket_id = a.ticket_id AND b.id > a.id WHERE b.start_ms < a.end_ms OR a.end_ms < a.start_ms',
    )
    expect(overlaps.all()).toEqual([])
  })

  test('frees the counter for the next', async () => {
    for (let n = 0; n < 2; n++) await issue(running)
    must(await desk.finish((await desk.take()).id))
    expect((await desk.take()).number).toBe('A002')
  })
})
