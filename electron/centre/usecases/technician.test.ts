import { afterEach, describe, expect, test } from 'vitest'
import type { StationDisplay, StationPrinter } from '../../../shared/api/station-views.ts'
import type { DeviceOrder, OrderAnswer } from '../../../shared/api/order-views.ts'
import type { BodyOf } from '../../../shared/api/operations.ts'
import { codeOf, disposeSound, issue, must, openDesk, payloads, printJobs } from '../../testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from '../../testkit/start-test-centre.ts'

let centre: TestCentre
afterEach(() => disposeSound(centre))

const display = (counter: number, changes: Partial<StationDisplay> = {}): StationDisplay => ({
  id: `1.${counter}`,
  line: 'Bảng số',
  counterId: `C${counter}`,
  model: 'dm56a04',
  state: 'shown',
  shows: '',
  ...changes,
})
const printer = (changes: Partial<StationPrinter> = {}): StationPrinter => ({
  id: 'P1',
  name: 'Máy in 1',
  line: 'tcp 192.0.2.1:9100',
  model: 'Epson',
  state: 'ready',
  cause: null,
  facts: { confirms: 'mark', maker: 'EPSON', model: null },
  ...changes,
})

async function start(options: TestCentreOptions = {}) {
  centre = await startTestCentre({ allowances: NO_LIMITS, printerId: 'P1', ...options })
  const technician = centre.client(await centre.logIn('technician'))
  const station = centre.client(centre.token('station'))
  const health = async () => must(await technician.call('listDeviceHealth', {}))
  return {
    technician,
    station,
    health,
    tell: (displays: StationDisplay[], printers = [printer()]) =>
      station.call('reportDevice', {
        body: { station: { source: 'file', printers, displays, scanners: [], problems: [] } },
      }),
    order: (body: DeviceOrder) => technician.call('orderDevice', { body }),
    answer: (orderId: string, body: OrderAnswer, by = station) =>
      by.call('answerDeviceOrder', { params: { orderId }, body }),
    last: async () => (await health()).orders[0],
    paper: async () => (await health()).printers[0]?.paper,
    printerIs: async (body: BodyOf<'reportPrinter'>) =>
      must(await station.call('reportPrinter', { params: { printerId: 'P1' }, body })),
  }
}

describe('number displays', () => {
  test('stand in the health of devices with what they show, and when they last gave a good sign', async () => {
    const { tell, health } = await start()
    const now = centre.clock.now()
    must(await tell([display(2, { shows: 'A001', good: { number: 'A001', msAgo: 1_500 } })]))
    expect((await health()).displays).toEqual([
      {
        id: '1.2',
        stationId: 'station-1',
        stationName: 'station 1',
        line: 'Bảng số',
        model: 'dm56a04',
        counterId: 'C2',
        counterNumber: 2,
        state: 'shown',
        deadSince: null,
        shows: 'A001',
        shown: 'A001',
        lastGoodAt: now - 1_500,
      },
    ])
    centre.clock.advance(60_000)
    expect((await health()).displays).toMatchObject([{ state: 'away' }])
  })

  test('one that dies is told to the officer of its counter, and to no other, until it lives again', async () => {
    const { tell, health } = await start()
    const [one, two] = [await openDesk(centre, 1), await openDesk(centre, 2)]
    const since = centre.clock.now()
    must(await tell([display(1), display(2, { state: 'dead' })]))
    must(await tell([display(1), display(2, { state: 'dead' })]))
    expect((await one.queue()).devices).toEqual([])
    expect((await two.queue()).devices).toEqual([
      { id: 'station-1 1.2', name: '', role: 'display', trouble: 'gone', since },
    ])
    expect((await health()).displays[1]).toMatchObject({ state: 'dead', deadSince: since })
    must(await tell([display(1), display(2)]))
    expect((await two.queue()).devices).toEqual([])
    const told = { deviceId: 'station-1', displayId: '1.2', counterId: 'C2' }
    expect(payloads(centre, 'display.died')).toEqual([told])
    expect(payloads(centre, 'display.revived')).toEqual([told])
  })

  test('one that is moved to another counter, or taken away, is no trouble of its old counter', async () => {
    const { tell } = await start()
    const [one, two] = [await openDesk(centre, 1), await openDesk(centre, 2)]
    must(await tell([display(1, { state: 'dead' })]))
    must(await tell([display(1, { state: 'dead', counterId: 'C2' })]))
    expect((await one.queue()).devices).toEqual([])
    expect((await two.queue()).devices).toHaveLength(1)
    must(await tell([]))
    expect((await two.queue()).devices).toEqual([])
  })

  test('only a station tells of displays and printers', async () => {
    await start()
    const report = { station: { source: 'file' as const, printers: [], displays: [], scanners: [], problems: [] } }
    const told = await centre.client(centre.token('board')).call('reportDevice', { body: report })
    expect(codeOf(told)).toBe('FORBIDDEN')
  })
})

describe('orders of a technician', () => {
  test('reach the station that has the printer, and its answer is on the page', async () => {
    const { tell, order, answer, station, last } = await start()
    must(await tell([]))
    const { id } = must(await order({ kind: 'test-print', printerId: 'P1' })).order
    const other = centre.client(centre.token('station', 1))
    expect(must(await other.call('listDeviceOrders', {})).orders).toEqual([])
    expect(must(await station.call('listDeviceOrders', {})).orders).toMatchObject([{ id, kind: 'test-print' }])
    expect(await last()).toMatchObject({ id, state: 'asked', deviceId: 'station-1', printerId: 'P1' })
    expect(codeOf(await answer(id, { outcome: 'done' }, other))).toBe('ORDER_UNKNOWN')
    must(await answer(id, { outcome: 'failed', cause: 'paper-end' }))
    expect(await last()).toMatchObject({ state: 'failed', cause: 'paper-end' })
    expect(must(await station.call('listDeviceOrders', {})).orders).toEqual([])
    // The paper comes out when there is a new roll.
    must(await answer(id, { outcome: 'done', paperMm: 90 }))
    must(await answer(id, { outcome: 'unknown' }))
    expect(await last()).toMatchObject({ state: 'done', cause: null })
    expect(payloads(centre, 'device.orderAnswered')).toHaveLength(2)
  })

  test('have no answer when nobody says anything in time, and nobody begins them then', async () => {
    const { tell, order, answer, station, last } = await start()
    must(await tell([display(1)]))
    const order1 = { kind: 'test-number', stationId: 'station-1', displayId: '1.1', number: '888' } as const
    const { id } = must(await order(order1)).order
    centre.clock.advance(10_001)
    expect(await last()).toMatchObject({ state: 'no-answer', number: '888' })
    expect(must(await station.call('listDeviceOrders', {})).orders).toEqual([])
    must(await answer(id, { outcome: 'done' }))
    expect(await last()).toMatchObject({ state: 'done' })
  })

  test('are refused for what is not there, and for whom nobody hears', async () => {
    const { tell, order } = await start()
    const codes = async () =>
      Promise.all([
        order({ kind: 'test-print', printerId: 'P1' }),
        order({ kind: 'probe-printer', printerId: 'P9' }),
        order({ kind: 'test-number', stationId: 'station-1', displayId: '1.1', number: '8' }),
        order({ kind: 'test-voice', boardId: 'station-1' }),
        order({ kind: 'test-voice', boardId: 'board-1' }),
        order({ kind: 'find-devices', stationId: 'board-1' }),
      ]).then((all) => all.map(codeOf))
    const rest = ['PRINTER_UNKNOWN', 'DISPLAY_UNKNOWN', 'DEVICE_UNKNOWN', 'DEVICE_AWAY', 'DEVICE_UNKNOWN']
    expect(await codes()).toEqual(['DEVICE_AWAY', ...rest])
    must(await tell([]))
    expect(await codes()).toEqual(['OK', ...rest])
    centre.clock.advance(60_000)
    expect(await codes()).toEqual(['DEVICE_AWAY', ...rest])
  })

  test('bring what a station found, for a day', async () => {
    const { tell, order, answer, technician } = await start()
    must(await tell([]))
    const findings = { candidates: [], printerModels: [{ id: 'm', name: 'M' }], displayModels: [], problems: ['x'] }
    const first = must(await order({ kind: 'find-devices', stationId: 'station-1' })).order.id
    must(await answer(first, { outcome: 'done', findings }))
    const look = (orderId: string, by = technician) => by.call('getDeviceOrder', { params: { orderId } })
    expect(must(await look(first)).findings).toEqual(findings)
    expect(codeOf(await look('x'))).toBe('ORDER_UNKNOWN')
    centre.clock.advance(25 * 3_600_000)
    must(await tell([]))
    const nextDay = centre.client(await centre.logIn('technician'))
    const again = await nextDay.call('orderDevice', { body: { kind: 'find-devices', stationId: 'station-1' } })
    must(await answer(must(again).order.id, { outcome: 'done', findings }))
    expect(must(await look(first, nextDay))).toMatchObject({ order: { state: 'done' }, findings: null })
  })
})

describe('paper', () => {
  async function printOne(outcome: 'printed' | 'sent' | 'unknown', paperMm?: number): Promise<string> {
    const station = centre.client(centre.token('station'))
    await issue(centre)
    const [job] = (await printJobs(centre)).filter(({ state }) => state === 'queued')
    const params = { jobId: job?.id ?? '' }
    must(await station.call('takePrintJob', { params, body: {} }))
    must(
      await station.call('reportPrintJob', {
        params,
        body: { outcome, ...(paperMm === undefined ? {} : { paperMm }) },
      }),
    )
    return params.jobId
  }

  test('is counted from a new roll on, and says how many tickets are left', async () => {
    const { technician, paper } = await start({ settings: { 'print.rollMetres': { P1: 21 } } })
    await printOne('printed', 200)
    expect(await paper()).toMatchObject({ changedAt: null, printed: 1, usedMm: 200, remaining: null, low: false })
    must(await technician.call('changePaper', { params: { printerId: 'P1' }, body: {} }))
    expect(await paper()).toMatchObject({ by: 'person', printed: 0, usedMm: 0, rollMm: 21_000, remaining: 100 })
    await printOne('printed', 100)
    await printOne('sent')
    await printOne('unknown', 100)
    expect(await paper()).toMatchObject({ printed: 1, sent: 1, unknown: 1, usedMm: 300, remaining: 197 })
    must(await technician.call('changePaper', { params: { printerId: 'P1' }, body: { rollMetres: 80 } }))
    expect(await paper()).toMatchObject({ rollMm: 80_000, remaining: 790, printed: 0 })
  })

  test('of a paper that was uncertain is counted once, whatever becomes of it', async () => {
    const { station, paper } = await start()
    const jobId = await printOne('unknown', 110)
    must(await station.call('reportPrintJob', { params: { jobId }, body: { outcome: 'printed', paperMm: 110 } }))
    expect(await paper()).toMatchObject({ printed: 1, unknown: 0, failed: 0, usedMm: 110 })
    const other = await printOne('unknown', 110)
    must(
      await station.call('reportPrintJob', { params: { jobId: other }, body: { outcome: 'failed', cause: 'error' } }),
    )
    expect(await paper()).toMatchObject({ printed: 1, unknown: 0, failed: 1 })
  })

  test('of tests counts too', async () => {
    const { tell, order, answer, paper } = await start()
    must(await tell([]))
    const { id } = must(await order({ kind: 'test-print', printerId: 'P1' })).order
    must(await answer(id, { outcome: 'sent', paperMm: 80 }))
    expect(await paper()).toMatchObject({ printed: 0, tests: 1, usedMm: 80 })
  })

  test('that was out and is there again is a new roll; a cover that was opened, and a roll near its end, are not', async () => {
    const { printerIs, paper } = await start()
    await printerIs({ state: 'offline', cause: 'cover-open' })
    await printerIs({ state: 'ready' })
    expect((await paper())?.changedAt).toBeNull()
    await printerIs({ state: 'offline', cause: 'paper-end' })
    await printerIs({ state: 'ready', nearEnd: true })
    expect((await paper())?.changedAt).toBeNull()
    await printerIs({ state: 'offline', cause: 'paper-end' })
    await printerIs({ state: 'offline', cause: 'cover-open' })
    await printerIs({ state: 'ready' })
    expect(await paper()).toMatchObject({ changedAt: centre.clock.now(), by: 'printer' })
    await printerIs({ state: 'ready', nearEnd: true })
    await printerIs({ state: 'ready' })
    expect(payloads(centre, 'printer.paperChanged')).toHaveLength(1)
  })

  test('that will soon be used up is told at the counters and at the reception before it ends', async () => {
    const { technician, printerIs } = await start({
      settings: { 'print.rollMetres': { P1: 5 }, 'print.warnTickets': 39 },
    })
    const desk = await openDesk(centre, 1)
    await printerIs({ state: 'ready' })
    must(await technician.call('changePaper', { params: { printerId: 'P1' }, body: {} }))
    await printOne('printed', 100)
    expect((await desk.queue()).printers).toEqual([expect.objectContaining({ nearEnd: true, remaining: 39 })])
    const reception = centre.client(await centre.logIn('receptionist'))
    expect(must(await reception.call('getReception', {})).printers[0]?.printer).toMatchObject({ nearEnd: true })
    must(await desk.client.call('changePaper', { params: { printerId: 'P1' }, body: { rollMetres: 50 } }))
    expect((await desk.queue()).printers).toEqual([])
  })

  test('trouble goes to the counters that a kiosk stands by, and to all when nobody works there', async () => {
    const { technician, printerIs } = await start()
    const near = { kind: 'binding' as const, item: { deviceId: 'kiosk-1', printerId: 'P1', counterIds: ['C2'] } }
    must(await technician.call('changeConfiguration', { body: { changes: [near] } }))
    const one = await openDesk(centre, 1)
    await printerIs({ state: 'offline', cause: 'paper-end' })
    expect((await one.queue()).printers).toHaveLength(1)
    const two = await openDesk(centre, 2)
    expect((await one.queue()).printers).toEqual([])
    expect((await two.queue()).printers).toHaveLength(1)
  })

  test('of a printer that nobody knows is refused', async () => {
    const { technician } = await start()
    expect(codeOf(await technician.call('changePaper', { params: { printerId: 'P9' }, body: {} }))).toBe(
      'PRINTER_UNKNOWN',
    )
  })
})
