import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallResult } from '../../../shared/api/client.ts'
import { codeOf, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import type { Desk } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
let desk: Desk
beforeEach(async () => {
  running = await startTestCentre()
  desk = await openDesk(running, 1)
})
afterEach(() => running.dispose())

const OPERATION = { open: 'openCounter', pause: 'pauseCounter', close: 'closeCounter' } as const
type Step = keyof typeof OPERATION
const act = (step: Step, reason?: string) =>
  desk.client.call(OPERATION[step], { params: { counterId: 'C1' }, body: reason === undefined ? {} : { reason } })
const stateOf = (result: CallResult<{ counter: { state: string } }>): string =>
  result.ok ? result.value.counter.state : result.code

test.each<[Step[], string]>([
  [[], 'open'],
  [['open'], 'open'],
  [['pause'], 'paused'],
  [['pause', 'pause'], 'paused'],
  [['pause', 'open'], 'open'],
  [['pause', 'close'], 'closed'],
  [['close'], 'closed'],
  [['close', 'close'], 'closed'],
  [['close', 'open'], 'open'],
  [['close', 'pause'], 'COUNTER_STATE'],
])('an open counter after %j is %s', async (steps, state) => {
  let last = 'open'
  for (const step of steps) last = stateOf(await act(step))
  expect(last).toBe(state)
})

test('who presses twice writes once', async () => {
  for (const step of ['pause', 'open', 'close'] as const) {
    must(await act(step))
    const before = running.centre.journal.head().seq
    must(await act(step))
    expect(running.centre.journal.head().seq).toBe(before)
  }
})

test('a pause says why: a code, words that can be erased, or nothing said', async () => {
  expect(must(await act('pause', 'meeting')).counter).toMatchObject({
    state: 'paused',
    pauseReason: 'meeting',
    officerName: 'Công chức 1',
  })
  must(await act('open'))
  expect(must(await act('pause', 'Đi họp chi bộ')).counter.pauseReason).toBe('Đi họp chi bộ')
  expect(must(await act('open')).counter.pauseReason).toBeNull()
  expect(must(await act('pause')).counter.pauseReason).toBe('other')
  expect(payloads(running, 'counter.paused').map((payload) => payload['reason'])).toEqual([
    { code: 'meeting', words: null },
    { code: 'other', words: { id: expect.any(String), mac: expect.any(String) } },
    { code: 'other', words: null },
  ])
  expect(running.db.prepare(`SELECT body FROM person WHERE kind = 'words'`).pluck().all()).toEqual(['Đi họp chi bộ'])
})

test('a citizen who is served stays: a pause is possible, closing is not', async () => {
  await issue(running)
  const { id } = await desk.take()
  must(await act('pause'))
  expect(await desk.queue()).toMatchObject({ current: { id }, counter: { state: 'paused' } })
  expect(await act('close', 'Hết giờ')).toMatchObject({
    ok: false,
    code: 'TICKET_IN_SERVICE',
    detail: { ticketId: id },
  })
  expect(running.db.prepare(`SELECT COUNT(*) FROM person WHERE kind = 'words'`).pluck().get()).toBe(0)
  must(await desk.finish(id))
  expect(codeOf(await act('close', 'Hết giờ'))).toBe('OK')
  expect(running.db.prepare(`SELECT body FROM person WHERE kind = 'words'`).pluck().all()).toEqual(['Hết giờ'])
})

test('words of a refused or repeated step are not kept', async () => {
  must(await act('close'))
  expect(codeOf(await act('pause', 'Không được lưu'))).toBe('COUNTER_STATE')
  expect(codeOf(await act('close', 'Không được lưu'))).toBe('OK')
  expect(running.db.prepare(`SELECT COUNT(*) FROM person WHERE kind = 'words'`).pluck().get()).toBe(0)
})

test('an open counter more shortens the wait that is told', async () => {
  for (let n = 0; n < 6; n++) await issue(running)
  const told = async () =>
    must(await running.client(running.token('kiosk')).call('listServices', {})).services[0]?.estimate?.minutes ?? 0
  const alone = await told()
  await openDesk(running, 2)
  expect(await told()).toBeLessThan(alone)
})
