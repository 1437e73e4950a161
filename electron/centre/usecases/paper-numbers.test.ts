import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atLocal } from '../../../shared/domain/time/vietnam-time.ts'
import { codeOf, disposeSound, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import { openReception } from '../../testkit/reception.ts'
import type { Reception } from '../../testkit/reception.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

const at = (time: string): number => atLocal('2026-11-23', time)
const between = (first: string, last = first) => ({ firstAt: at(first), lastAt: at(last) })

let centre: TestCentre
let reception: Reception
beforeEach(async () => {
  centre = await startTestCentre({ preset: 'binh-duong', settings: { 'paper.block': { from: 501, to: 510 } } })
  reception = await openReception(centre)
})
afterEach(() => disposeSound(centre))

const line = async (): Promise<string[]> => (await reception.view()).waiting.map(({ number }) => number)

describe('TT-8.3a: numbers handed out on paper during a blackout', () => {
  test('stand by their arrival between those of the kiosk, of all services', async () => {
    await issue(centre, 'S1')
    centre.clock.set('2026-11-23T09:40')
    await issue(centre, 'S1')
    await issue(centre, 'S2')
    must(await reception.enter({ from: 501, to: 503, ...between('09:05', '09:25') }))
    must(await reception.enter({ serviceId: 'S2', from: 501, to: 502, ...between('09:10', '09:20') }))
    expect(await line()).toEqual(['A001', 'A501', 'B501', 'A502', 'B502', 'A503', 'A002', 'B001'])
    const desk = await openDesk(centre, 1)
    const called: string[] = []
    for (let i = 0; i < 4; i++) {
      const { id, number } = await desk.take()
      called.push(number)
      must(await desk.finish(id))
    }
    expect(called).toEqual(['A001', 'A501', 'B501', 'A502'])
  })

  test('tell the arrival, that they were written by hand, and who entered them', async () => {
    centre.clock.set('2026-11-23T09:40')
    must(await reception.enter({ from: 501, to: 503, ...between('09:05', '09:25') }))
    expect((await reception.view()).waiting[1]).toMatchObject({ number: 'A502', issuedAt: at('09:15'), byHand: true })
    expect(payloads(centre, 'ticket.enteredFromPaper')[1]).toMatchObject({
      officerId: 'receptionist',
      no: 502,
      arrivedAt: at('09:15'),
    })
  })

  test('who was served meanwhile is finished at once, without a counter of its own', async () => {
    centre.clock.set('2026-11-23T10:00')
    const served = [{ no: 501, counterId: 'C2', at: at('09:20') }]
    const { tickets } = must(
      await reception.enter({ from: 501, to: 504, ...between('09:05', '09:35'), served, unused: [503] }),
    )
    expect(tickets.map(({ number, state }) => [number, state])).toEqual([
      ['A501', 'finished'],
      ['A502', 'waiting'],
      ['A504', 'waiting'],
    ])
    const board = must(await reception.client.call('getBoard', {}))
    expect(board.calls).toEqual([])
    expect(centre.db.prepare(`SELECT counter_id, end_ms FROM period WHERE end_ms IS NOT NULL`).raw().all()).toEqual([
      ['C2', at('09:20')],
    ])
    expect(await line()).toEqual(['A502', 'A504'])
  })

  test('may be of a priority class', async () => {
    centre.clock.set('2026-11-23T09:40')
    must(await reception.enter({ from: 501, to: 503, ...between('09:05', '09:25'), priority: [503] }))
    expect((await (await openDesk(centre, 1)).queue()).waiting[0]?.number).toBe('A503')
  })
})

describe('the series of a letter (invariant 1)', () => {
  test('is not moved by cards of the emergency block', async () => {
    await issue(centre)
    must(await reception.enter({ from: 501, to: 502, ...between('08:00') }))
    expect((await issue(centre)).number).toBe('A002')
    expect((await reception.view()).services[0]).toMatchObject({ nextNumber: 'A003', nextCard: 503 })
  })

  test('goes on behind numbers that were written by hand behind the last one', async () => {
    await issue(centre)
    must(await reception.enter({ from: 2, to: 4, ...between('08:00') }))
    expect((await issue(centre)).number).toBe('A005')
  })

  test('passes over the block, and over numbers that somebody holds', async () => {
    must(await reception.enter({ from: 500, to: 500, ...between('08:00') }))
    must(await reception.enter({ from: 511, to: 511, ...between('08:00') }))
    expect((await issue(centre)).number).toBe('A512')
  })

  test.each([
    ['one the kiosk gave', { from: 1, to: 3 }],
    ['a card entered before', { from: 502, to: 504 }],
  ])('is never doubled: %s is refused whole, and named', async (_what, range) => {
    await issue(centre)
    must(await reception.enter({ from: 503, to: 503, ...between('08:00') }))
    const before = await line()
    const refused = await reception.enter({ ...range, ...between('08:00') })
    expect(codeOf(refused)).toBe('NUMBER_TAKEN')
    expect(await line()).toEqual(before)
  })
})

describe('what was written down wrong is refused', () => {
  test.each([
    ['before the doors opened', between('07:29', '07:45'), 'PAPER_TIME'],
    ['later than now', between('07:45', '08:01'), 'PAPER_TIME'],
    ['the last before the first', between('07:50', '07:40'), 'PAPER_TIME'],
    ['from the first minute on', between('07:30', '08:00'), 'OK'],
  ])('an arrival: %s', async (_what, times, code) => {
    expect(codeOf(await reception.enter({ from: 501, to: 502, ...times }))).toBe(code)
  })

  test.each([
    ['a range that runs backwards', { from: 503, to: 502 }, 'BAD_REQUEST'],
    ['a range nobody hands out', { from: 1, to: 201 }, 'BAD_REQUEST'],
    ['only unused cards', { from: 501, to: 501, unused: [501] }, 'BAD_REQUEST'],
    [
      'a served number outside the range',
      { from: 501, to: 501, served: [{ no: 502, counterId: 'C1', at: at('08:00') }] },
      'BAD_REQUEST',
    ],
    [
      'a counter that is not there',
      { from: 501, to: 501, served: [{ no: 501, counterId: 'C9', at: at('08:00') }] },
      'COUNTER_UNKNOWN',
    ],
    [
      'served before coming',
      { from: 501, to: 501, served: [{ no: 501, counterId: 'C1', at: at('07:40') }] },
      'PAPER_TIME',
    ],
    ['a service that is not there', { serviceId: 'khong-co', from: 501, to: 501 }, 'SERVICE_UNKNOWN'],
  ])('%s', async (_what, body, code) => {
    expect(codeOf(await reception.enter({ ...between('07:50', '08:00'), ...body }))).toBe(code)
    expect(payloads(centre, 'ticket.enteredFromPaper')).toEqual([])
  })

  test('a day without hours', async () => {
    centre.clock.set('2026-11-28T09:00')
    reception = await openReception(centre)
    const saturday = atLocal('2026-11-28', '08:30')
    expect(codeOf(await reception.enter({ from: 501, to: 501, firstAt: saturday, lastAt: saturday }))).toBe(
      'PAPER_TIME',
    )
  })
})
