import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import { readQr } from '../../hardware/testkit/read-qr.ts'
import type { PrintState } from '../../shared/api/views.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemTimers } from '../platform/time.ts'
import { issue, must, openDesk } from '../testkit/hall.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { startStation } from './start-station.ts'
import type { RunningStation } from './start-station.ts'
import { parseStationConfig } from './station-config.ts'

/** The device asks a printer at least every five seconds. */
const WITHIN_POLL = { timeout: 7_000, interval: 20 } as const

let centre: TestCentre
let dataDir: string
beforeEach(async () => {
  centre = await startTestCentre({ publicUrl: 'auto', printerId: 'p1' })
  dataDir = mkdtempSync(join(tmpdir(), 'station-'))
})
afterEach(async () => {
  await station?.stop()
  station = null
  await centre.dispose()
  rmSync(dataDir, { recursive: true })
})

let station: RunningStation | null
/** A station with one simulated printer at the real centre. */
async function startPrinting(): Promise<PrinterSimulator> {
  const transport = { kind: 'simulator', speedMmPerSecond: 20_000 }
  station = await startStation({
    centreUrl: centre.url,
    token: centre.token('station'),
    config: parseStationConfig(JSON.stringify({ dataDir, printers: [{ id: 'p1', name: 'Máy in', transport }] })),
    clock: centre.clock,
    timers: systemTimers(),
    ids: systemIds,
    log: openLog('silent'),
  })
  const simulator = station.simulators.get('p1')
  if (!simulator) throw new Error('no simulator')
  return simulator
}

it('a number taken at a kiosk of a real centre comes out on paper, with its code, and the kiosk knows', async () => {
  const kiosk = centre.client(centre.token('kiosk'))
  const { ticket } = must(await kiosk.call('issueTicket', { body: { serviceId: 'S1' } }))
  expect(ticket.phoneUrl).toMatch(/^http/)
  const printer = await startPrinting()
  let print: PrintState = ticket.print
  while (print === 'queued' || print === 'taken') {
    print = must(await kiosk.call('getTicket', { params: { ticketId: ticket.id } })).ticket.print
  }
  expect(print).toBe('printed')
  const [paper, ...more] = printer.papers()
  expect(readQr(readFileSync(paper?.file ?? ''))).toBe(ticket.phoneUrl)
  expect(more).toEqual([])
})

it('without paper kiosk and officer know why within the poll; with a new roll it comes out once', async () => {
  const printer = await startPrinting()
  const desk = await openDesk(centre, 1)
  const kiosk = centre.client(centre.token('kiosk'))
  printer.setFault('paper-end')
  const { id } = await issue(centre)
  const ticket = async () => must(await kiosk.call('getTicket', { params: { ticketId: id } })).ticket
  await expect.poll(ticket, WITHIN_POLL).toMatchObject({ print: 'queued', printCause: 'paper-end' })
  expect(must(await kiosk.call('listServices', {})).printer).toMatchObject({ state: 'offline', cause: 'paper-end' })
  expect(await desk.queue()).toMatchObject({
    printTrouble: [{ number: 'A001', state: 'queued', cause: 'paper-end' }],
    printers: [{ id: 'p1', state: 'offline', cause: 'paper-end' }],
  })
  printer.setFault(null)
  await expect.poll(ticket, WITHIN_POLL).toMatchObject({ print: 'printed', printCause: null })
  expect(await desk.queue()).toMatchObject({ printTrouble: [], printers: [] })
  expect(printer.papers()).toHaveLength(1)
})
