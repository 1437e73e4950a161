import { afterEach, beforeEach, expect, test } from 'vitest'
import { codeOf, disposeSound, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import type { Desk } from '../../testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let centre: TestCentre
let desk: Desk
let other: Desk
beforeEach(async () => {
  centre = await startTestCentre({ allowances: NO_LIMITS })
  desk = await openDesk(centre, 1)
  other = await openDesk(centre, 2)
})
afterEach(() => disposeSound(centre))

const seqOf = async (of: Desk): Promise<number> => (await of.queue()).undo?.seq ?? 1
const undo = async (of: Desk, seq?: number) =>
  of.client.call('undoStep', { params: { counterId: of.counterId }, body: { seq: seq ?? (await seqOf(of)) } })
const numbers = async (of: Desk): Promise<string[]> => (await of.queue()).waiting.map(({ number }) => number)
/** Everything that the tables say of tickets, lines, counters and periods. */
const tables = (): unknown =>
  [
    ...['* FROM ticket', '* FROM line WHERE waiting > 0', '* FROM counter', '* FROM period'],
    ...['service_id, model FROM wait_model', '* FROM forecast', '* FROM counter_span'],
  ].map((rows) => centre.db.prepare(`SELECT ${rows}`).raw().all())

test.each(['S1', 'S2'])(
  'a call by mistake goes back to its old place, with the turns of the counter: %s',
  async (id) => {
    await issue(centre, id)
    await issue(centre, id, 'elderly')
    await issue(centre, id, 'elderly')
    await issue(centre, 'S1')
    const before = tables()
    const order = await numbers(desk)
    await desk.take()
    centre.clock.advance(5_000)
    expect(must(await undo(desk)).ticket).toMatchObject({ state: 'waiting', calls: 0, counterId: null, calledAt: null })
    expect(tables()).toEqual(before)
    expect(await numbers(desk)).toEqual(order)
  },
)

test.each([
  ['noShow', (id: string) => desk.noShow(id)],
  ['finished', (id: string) => desk.finish(id)],
  ['held', (id: string) => desk.hold(id)],
  ['transferred', (id: string) => desk.transfer(id, { serviceId: 'S3' })],
  ['transferred', (id: string) => desk.transfer(id, { counterId: 'C2' })],
] as const)('the citizen is at the counter again after the end that was none: %s', async (step, leave) => {
  await issue(centre)
  const { id, number } = await desk.take()
  centre.clock.advance(90_000)
  const before = tables()
  must(await leave(id))
  const shown = (await desk.queue()).undo
  expect(shown).toMatchObject({ step, number, until: centre.clock.now() + 60_000 })
  centre.clock.advance(30_000)
  must(await undo(desk))
  expect(tables()).toEqual(before)
  expect((await desk.queue()).current?.id).toBe(id)
  expect((await desk.queue()).undo).toBeNull()
  expect(payloads(centre, 'ticket.undone')).toEqual([
    { ticketId: id, number, counterId: 'C1', officerId: 'O1', step, undone: shown?.seq },
  ])
  centre.clock.advance(30_000)
  must(await desk.finish(id))
  const served = centre.db
    .prepare<[], number>("SELECT SUM(end_ms - start_ms) FROM period WHERE kind = 'serving'")
    .pluck()
  expect(served.get(), 'time at the counter goes on as if it had never ended').toBe(150_000)
})

test('who was put back into the line is aside again; a pause is as if it had not been', async () => {
  await issue(centre)
  const { id } = await desk.take()
  must(await desk.hold(id, 'chờ người nhà'))
  const held = tables()
  must(await desk.resume(id))
  must(await undo(desk))
  expect(tables()).toEqual(held)
  expect((await desk.queue()).held[0]?.heldReason).toBe('chờ người nhà')

  const open = tables()
  must(await desk.client.call('pauseCounter', { params: { counterId: 'C1' }, body: { reason: 'break' } }))
  expect(must(await undo(desk)).counter.state).toBe('open')
  expect(tables()).toEqual(open)
})

test('too late: after the time of the setting, also when the clock is set back', async () => {
  await issue(centre)
  await issue(centre)
  const { id } = await desk.take()
  const seq = await seqOf(desk)
  centre.clock.advance(60_000)
  expect((await desk.queue()).undo).toBeNull()
  expect(codeOf(await undo(desk, seq))).toBe('UNDO_TOO_LATE')
  centre.clock.advance(-600_000)
  expect(codeOf(await undo(desk, seq))).toBe('UNDO_TOO_LATE')
  centre.clock.set('2026-11-23T23:59:30')
  must(await desk.finish(id))
  const finished = await seqOf(desk)
  centre.clock.advance(45_000)
  expect(codeOf(await undo(desk, finished)), 'that day is over').toBe('UNDO_TOO_LATE')
})

test('too late: when something has happened since', async () => {
  await issue(centre)
  await issue(centre)
  const { id } = await desk.take()
  const called = await seqOf(desk)
  must(await desk.recall(id))
  expect(codeOf(await undo(desk, called)), 'called again').toBe('UNDO_TOO_LATE')
  must(await desk.transfer(id, { serviceId: 'S2' }))
  const sent = await seqOf(desk)
  must(await other.call(id))
  expect(codeOf(await undo(desk, sent)), 'called elsewhere').toBe('UNDO_TOO_LATE')
  const { ratingToken } = must(await other.finish(id))
  const finished = await seqOf(other)
  must(await centre.client(null).call('rateService', { body: { token: ratingToken, level: 5 } }))
  expect(codeOf(await undo(other, finished)), 'rated').toBe('UNDO_TOO_LATE')
  const next = await desk.take()
  const again = await seqOf(desk)
  must(await undo(desk))
  expect(codeOf(await undo(desk, again)), 'undone before').toBe('UNDO_TOO_LATE')
  must(await other.call(next.id))
  expect((await other.queue()).current?.id).toBe(next.id)
})

test('too late: when somebody else sits there, or the counter has closed', async () => {
  await issue(centre)
  const { id } = await desk.take()
  const called = await seqOf(desk)
  const taken = centre.client(await centre.logIn('O3', 'C1'))
  const params = { counterId: 'C1' }
  expect(codeOf(await taken.call('undoStep', { params, body: { seq: called } }))).toBe('UNDO_TOO_LATE')
  must(await taken.call('finishTicket', { params: { ticketId: id }, body: {} }))
  const finished = must(await taken.call('getQueue', { params })).undo?.seq ?? 0
  must(await taken.call('closeCounter', { params, body: {} }))
  expect(codeOf(await taken.call('undoStep', { params, body: { seq: finished } }))).toBe('UNDO_TOO_LATE')
})
