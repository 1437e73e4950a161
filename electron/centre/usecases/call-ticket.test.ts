import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, disposeSound, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import type { Desk } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
let desk: Desk
beforeEach(async () => {
  running = await startTestCentre()
  desk = await openDesk(running, 1)
})
afterEach(() => disposeSound(running))

/** Numbers in the order in which a counter serves them, until nobody waits. */
async function serveAll(at: Desk = desk): Promise<string[]> {
  const { ticket } = must(await at.next())
  if (!ticket) return []
  must(await at.finish(ticket.id))
  return [ticket.number, ...(await serveAll(at))]
}

describe('call next', () => {
  test('an empty line answers nothing and writes nothing', async () => {
    const before = running.centre.journal.head().seq
    expect(must(await desk.next())).toEqual({ ticket: null, why: null })
    expect(running.centre.journal.head().seq).toBe(before)
  })

  test('calls first come, first served, over services of one weight', async () => {
    for (const service of ['S2', 'S1', 'S3', 'S1']) await issue(running, service)
    expect(await serveAll()).toEqual(['B001', 'A001', 'C001', 'A002'])
  })

  test('is what the queue shows first, and tells the same reason', async () => {
    await issue(running, 'S1')
    const old = await issue(running, 'S1', 'elderly')
    running.clock.advance(7 * 60_000)
    expect((await desk.queue()).waiting[0]?.id).toBe(old.id)
    const { ticket, why } = must(await desk.next())
    expect([ticket?.id, why]).toEqual([old.id, { rule: 'priority', waitedMinutes: 7 }])
    expect(await desk.queue()).toMatchObject({ current: { id: old.id }, why, waitingCount: 1 })
  })

  test('is refused at a closed and at a paused counter, and while somebody is served', async () => {
    const params = { counterId: 'C1' }
    must(await desk.client.call('pauseCounter', { params, body: {} }))
    expect(codeOf(await desk.next())).toBe('COUNTER_NOT_OPEN')
    must(await desk.client.call('closeCounter', { params, body: {} }))
    expect(codeOf(await desk.next())).toBe('COUNTER_NOT_OPEN')
    must(await desk.client.call('openCounter', { params, body: {} }))
    await issue(running)
    const { id } = await desk.take()
    expect(await desk.next()).toMatchObject({ ok: false, code: 'TICKET_IN_SERVICE', detail: { ticketId: id } })
  })
})

describe('invariant 2: priority is interleaved and starves nobody', () => {
  test('at most two in a row while others wait, by default', async () => {
    for (let n = 0; n < 4; n++) await issue(running, 'S1')
    for (let n = 0; n < 5; n++) await issue(running, 'S1', 'elderly')
    expect(await serveAll()).toEqual(['A005', 'A006', 'A001', 'A007', 'A008', 'A002', 'A009', 'A003', 'A004'])
  })

  test('at most as many as the setting says', async () => {
    await running.dispose()
    running = await startTestCentre({ settings: { 'priority.maxRun': 1 } })
    desk = await openDesk(running, 1)
    for (let n = 0; n < 2; n++) await issue(running, 'S1')
    for (let n = 0; n < 3; n++) await issue(running, 'S1', 'disabled')
    expect(await serveAll()).toEqual(['A003', 'A001', 'A004', 'A002', 'A005'])
  })

  test('the interleaving is kept by the counter over a restart', async () => {
    for (let n = 0; n < 2; n++) await issue(running, 'S1')
    for (let n = 0; n < 3; n++) await issue(running, 'S1', 'merit')
    for (let n = 0; n < 2; n++) must(await desk.finish((await desk.take()).id))
    running = await running.restart()
    desk = { ...(await openDesk(running, 1)) }
    expect(await serveAll()).toEqual(['A001', 'A005', 'A002'])
  })
})

describe('the count of those who wait', () => {
  const count = async (at: Desk): Promise<number> => (await at.queue()).waitingCount

  test('is of those whom this counter could call: without those sent to others, with those sent here', async () => {
    const other = await openDesk(running, 2)
    await running.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({
      events: [
        {
          type: 'counter.defined',
          payload: { id: 'C2', number: 2, name: 'Quầy 2', services: [{ serviceId: 'S2', weight: 1 }] },
        },
      ],
    }))
    await issue(running, 'S1')
    const { id } = await desk.take()
    for (const service of ['S1', 'S2', 'S2']) await issue(running, service)
    expect([await count(desk), await count(other)]).toEqual([3, 2])
    must(await desk.transfer(id, { counterId: 'C2' }))
    expect([await count(desk), await count(other)]).toEqual([3, 3])
    for (const at of [desk, other]) expect((await at.queue()).waiting).toHaveLength(3)
    expect((await other.take()).id).toBe(id)
    expect([await count(desk), await count(other)]).toEqual([3, 2])
  })
})

describe('out of turn', () => {
  test('a chosen ticket is called with a code of the list', async () => {
    await issue(running)
    const chosen = await issue(running)
    expect(must(await desk.call(chosen.id, 'documents')).ticket).toMatchObject({
      number: 'A002',
      state: 'called',
      counterNumber: 1,
    })
    expect(payloads(running, 'ticket.called')).toMatchObject([
      { ticketId: chosen.id, why: { rule: 'chosen' }, reason: { code: 'documents', words: null } },
    ])
  })

  test('with words of the officer: the words lie in a row that can be erased, the event says other', async () => {
    const { id } = await issue(running)
    must(await desk.call(id, '  Đến theo hẹn lúc 8 giờ  '))
    const [called] = payloads(running, 'ticket.called') as {
      reason: { code: string; words: { id: string; mac: string } }
    }[]
    expect(called?.reason).toEqual({
      code: 'other',
      words: { id: expect.any(String), mac: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(running.db.prepare('SELECT kind, body FROM person WHERE id = ?').get(called?.reason.words.id)).toEqual({
      kind: 'words',
      body: 'Đến theo hẹn lúc 8 giờ',
    })
  })

  test('does not spend the turns of the line', async () => {
    const late = [await issue(running), await issue(running), await issue(running, 'S1', 'elderly')]
    must(await desk.call(late[1]?.id ?? ''))
    must(await desk.finish(late[1]?.id ?? ''))
    expect(await serveAll()).toEqual(['A003', 'A001'])
  })

  test('is refused for what is unknown, served, finished, or of another day', async () => {
    const other = await openDesk(running, 2)
    const first = await issue(running)
    const second = await issue(running)
    expect(codeOf(await desk.call('khong-co'))).toBe('TICKET_UNKNOWN')
    must(await other.call(first.id))
    expect(await desk.call(first.id)).toMatchObject({ code: 'TICKET_STATE', detail: { state: 'called' } })
    must(await other.finish(first.id))
    expect(await desk.call(first.id)).toMatchObject({ code: 'TICKET_STATE', detail: { state: 'finished' } })
    running.clock.set('2026-11-24T00:30')
    expect(codeOf(await desk.call(second.id))).toBe('TICKET_EXPIRED')
    expect(codeOf(await desk.call(first.id))).toBe('TICKET_EXPIRED')
  })

  test('takes a held ticket from the counter that holds it', async () => {
    const other = await openDesk(running, 2)
    const { id } = await issue(running)
    must(await desk.next())
    must(await desk.hold(id))
    expect(must(await other.call(id)).ticket).toMatchObject({ state: 'called', counterNumber: 2 })
    expect((await desk.queue()).held).toEqual([])
    expect(codeOf(await desk.resume(id))).toBe('TICKET_STATE')
  })
})

describe('the present ticket', () => {
  test('is called again, and each call counts', async () => {
    await issue(running)
    const { id } = await desk.take()
    running.clock.advance(60_000)
    expect(must(await desk.recall(id)).ticket).toMatchObject({ calls: 2, calledAt: running.clock.now() })
    expect(must(await desk.recall(id)).ticket.calls).toBe(3)
    const periods = running.db
      .prepare(`SELECT kind, end_ms - start_ms AS ms FROM period WHERE ticket_id = ? ORDER BY id`)
      .all(id)
    expect(periods).toEqual([
      { kind: 'waiting', ms: 0 },
      { kind: 'called', ms: 60_000 },
      { kind: 'called', ms: 0 },
      { kind: 'serving', ms: null },
    ])
  })

  test('who does not come can be called again, from the list of the missed', async () => {
    const { id } = await issue(running)
    await desk.take()
    expect(must(await desk.noShow(id)).ticket.state).toBe('no-show')
    expect(await desk.queue()).toMatchObject({ current: null, missed: [{ id }], today: { noShow: 1, finished: 0 } })
    expect(must(await desk.next()).ticket).toBeNull()
    expect(must(await desk.call(id)).ticket).toMatchObject({ state: 'called', calls: 2 })
    must(await desk.finish(id))
    expect((await desk.queue()).today).toMatchObject({ finished: 1, noShow: 0 })
  })

  test('belongs to its counter, and only while it is served there', async () => {
    const other = await openDesk(running, 2)
    await issue(running)
    const { id } = await desk.take()
    for (const act of ['recall', 'noShow', 'hold', 'finish'] as const) {
      expect([act, codeOf(await other[act](id))]).toEqual([act, 'TICKET_NOT_AT_COUNTER'])
      expect([act, codeOf(await other[act]('khong-co'))]).toEqual([act, 'TICKET_UNKNOWN'])
    }
    expect(codeOf(await other.transfer(id, { serviceId: 'S2' }))).toBe('TICKET_NOT_AT_COUNTER')
    must(await desk.finish(id))
    for (const act of ['recall', 'noShow', 'hold', 'finish', 'resume'] as const) {
      expect([act, codeOf(await desk[act](id))]).toEqual([act, 'TICKET_STATE'])
    }
  })

  test('of a leader without a counter is nobody’s', async () => {
    await issue(running)
    const { id } = await desk.take()
    const leader = running.client(await running.logIn('leader'))
    expect(codeOf(await leader.call('finishTicket', { params: { ticketId: id }, body: {} }))).toBe(
      'TICKET_NOT_AT_COUNTER',
    )
  })

  test('of yesterday may only end', async () => {
    const [waiting, served] = [await issue(running, 'S2'), await issue(running, 'S1')]
    must(await desk.call(served.id))
    running.clock.set('2026-11-24T00:30')
    expect(codeOf(await desk.hold(served.id))).toBe('TICKET_EXPIRED')
    expect(codeOf(await desk.transfer(served.id, { serviceId: 'S2' }))).toBe('TICKET_EXPIRED')
    expect(must(await desk.finish(served.id)).ticket.state).toBe('finished')
    expect(codeOf(await desk.recall(waiting.id))).toBe('TICKET_EXPIRED')
    expect(must(await desk.next()).ticket).toBeNull()
  })
})
