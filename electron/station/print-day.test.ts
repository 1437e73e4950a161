import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readQr } from '../../hardware/testkit/read-qr.ts'
import type { PrintState } from '../../shared/api/views.ts'
import { issue, must, openDesk } from '../testkit/hall.ts'
import { startPrinting } from '../testkit/start-printing.ts'
import type { PrintingStation } from '../testkit/start-printing.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'

/** The device asks a printer at least every five seconds. */
const WITHIN_POLL = { timeout: 7_000, interval: 20 } as const

let centre: TestCentre
let station: PrintingStation | null = null
beforeEach(async () => {
  centre = await startTestCentre({ publicUrl: 'auto', printerId: 'p1' })
})
afterEach(async () => {
  await station?.dispose()
  station = null
  await centre.dispose()
})

it('a number taken at a kiosk of a real centre comes out on paper, with its code, and the kiosk knows', async () => {
  const kiosk = centre.client(centre.token('kiosk'))
  const { ticket } = must(await kiosk.call('issueTicket', { body: { serviceId: 'S1' } }))
  expect(ticket.phoneUrl).toMatch(/^http/)
  station = await startPrinting(centre)
  const { printer } = station
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
  station = await startPrinting(centre)
  const { printer } = station
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
