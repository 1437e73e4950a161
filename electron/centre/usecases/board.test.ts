import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { issue, must, openDesk } from '../../testkit/hall.ts'
import type { Desk } from '../../testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
let desks: Desk[]
beforeEach(async () => {
  running = await startTestCentre({
    counters: 4,
    allowances: NO_LIMITS,
    bound: { 'board-2': ['C1', 'C2'] },
    settings: { 'centre.notices': ['Nghỉ lễ ngày 24/11'] },
  })
  desks = []
  for (const n of [1, 2, 3]) desks.push(await openDesk(running, n))
})
afterEach(() => running.dispose())

/** @param index 0: shows the whole hall; 1: bound to the counters 1 and 2 */
const board = async (index = 0) => must(await running.client(running.token('board', index)).call('getBoard', {}))
const desk = (n: number): Desk => desks[n - 1] as Desk

test('an empty hall', async () => {
  expect(await board()).toMatchObject({
    calls: [],
    next: [],
    notices: ['Nghỉ lễ ngày 24/11'],
    counters: [
      { id: 'C1', number: 1, state: 'open', serving: null },
      { id: 'C2', number: 2, state: 'open', serving: null },
      { id: 'C3', number: 3, state: 'open', serving: null },
      { id: 'C4', number: 4, state: 'closed', serving: null },
    ],
  })
})

test('shows who is called now, the calls before, and who comes next, priority first', async () => {
  for (let n = 0; n < 4; n++) await issue(running)
  const first = await desk(1).take()
  running.clock.advance(1_000)
  const second = await desk(2).take()
  running.clock.advance(1_000)
  must(await desk(1).finish(first.id))
  await issue(running, 'S2', 'elderly')
  const { calls, next, counters } = await board()
  expect(calls.map(({ number, counterNumber, current }) => [number, counterNumber, current])).toEqual([
    ['A002', 2, true],
    ['A001', 1, false],
  ])
  expect(next.map(({ number }) => number)).toEqual(['B001', 'A003', 'A004'])
  expect(counters[1]).toMatchObject({ serving: second.number })
})

test('a number that is called again comes first, with its count, so that the board can flash', async () => {
  for (let n = 0; n < 2; n++) await issue(running)
  const first = await desk(1).take()
  running.clock.advance(1_000)
  await desk(2).take()
  running.clock.advance(1_000)
  must(await desk(1).recall(first.id))
  expect((await board()).calls.map(({ number, calls }) => [number, calls])).toEqual([
    ['A001', 2],
    ['A002', 1],
  ])
})

describe('a number that is still at its counter', () => {
  test.each([
    ['the hall', 0],
    ['its counters', 1],
  ])('stays on a board of %s, however many others are called after it', async (_name, index) => {
    const { id } = await issue(running)
    await desk(1).take()
    for (let n = 0; n < 20; n++) {
      await issue(running)
      must(await desk(2).finish((await desk(2).take()).id))
    }
    const { calls, counters } = await board(index)
    expect(counters[0]).toMatchObject({ id: 'C1', serving: 'A001' })
    expect(calls).toHaveLength(13)
    expect(calls.at(-1)).toMatchObject({ ticketId: id, current: true })
    expect(calls[0]).toMatchObject({ number: 'A021', current: false })
  })

  test('stays on a board of other counters than those that call most', async () => {
    for (let n = 0; n < 2; n++) await issue(running)
    await desk(1).take()
    must(await desk(2).finish((await desk(2).take()).id))
    for (let n = 0; n < 210; n++) {
      await issue(running)
      must(await desk(3).finish((await desk(3).take()).id))
    }
    expect((await board(1)).calls.map(({ number, current }) => [number, current])).toEqual([
      ['A002', false],
      ['A001', true],
    ])
  })

  test('is told of the day that is over only while its counter goes on', async () => {
    running.clock.set('2026-11-23T23:50')
    await issue(running)
    await desk(1).take()
    running.clock.set('2026-11-24T00:10')
    expect((await board()).calls).toMatchObject([{ number: 'A001', current: true }])
    must(await desk(1).client.call('deleteSession', { body: {} }))
    expect(await board()).toMatchObject({ calls: [], counters: [{ state: 'closed', serving: null }, {}, {}, {}] })
  })
})

test('the newest call stands first, also when the clock was set back', async () => {
  for (let n = 0; n < 3; n++) await issue(running)
  for (const n of [1, 2, 3]) {
    await desk(n).take()
    running.clock.advance(-600_000)
  }
  for (const index of [0, 1]) {
    const numbers = (await board(index)).calls.map(({ number }) => number)
    expect(numbers).toEqual(index === 0 ? ['A003', 'A002', 'A001'] : ['A002', 'A001'])
  }
})

test('a number that waits again is called nowhere', async () => {
  await issue(running)
  const { id } = await desk(1).take()
  must(await desk(1).transfer(id, { serviceId: 'S2' }))
  expect(await board()).toMatchObject({ calls: [], next: [{ number: 'A001', serviceId: 'S2' }] })
})

test('a bound board shows its counters only', async () => {
  for (let n = 0; n < 3; n++) await issue(running)
  for (const n of [1, 2, 3]) {
    running.clock.advance(1_000)
    await desk(n).take()
  }
  const { calls, counters } = await board(1)
  expect(counters.map(({ id }) => id)).toEqual(['C1', 'C2'])
  expect(calls.map(({ number }) => number)).toEqual(['A002', 'A001'])
})

test('yesterday’s calls and numbers are gone', async () => {
  for (let n = 0; n < 2; n++) await issue(running)
  must(await desk(1).finish((await desk(1).take()).id))
  running.clock.set('2026-11-24T07:30')
  expect(await board()).toMatchObject({ calls: [], next: [] })
})

test('names nobody', async () => {
  await issue(running, 'S1', 'disabled')
  await desk(1).take()
  const text = JSON.stringify([await board(), await board(1)])
  expect(text).not.toMatch(/Công chức|officerId|"group"/)
})
