import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BodyOf } from '../../../shared/api/operations.ts'
import { codeOf, issue, must, payloads } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'

const EMPTY = { state: 'offline', cause: 'paper-end' } as const
const READY = { state: 'ready' } as const

let centre: TestCentre
beforeEach(async () => {
  centre = await startTestCentre({
    printerId: 'p1',
    secondPrinterId: 'p2',
    settings: { 'print.neighbours': { 'kiosk-1': 'kiosk-2' } },
  })
})
afterEach(() => centre.dispose())

const station = () => centre.client(centre.token('station'))
const kiosk = () => centre.client(centre.token('kiosk'))
const tell = async (printerId: string, body: BodyOf<'reportPrinter'>) =>
  must(await station().call('reportPrinter', { params: { printerId }, body }))
const ticketNow = async (ticketId: string) => must(await kiosk().call('getTicket', { params: { ticketId } })).ticket
const jobs = async () => must(await station().call('listPrintJobs', {})).jobs
const take = (jobId: string, printerId?: string) =>
  station().call('takePrintJob', { params: { jobId }, body: printerId === undefined ? {} : { printerId } })

describe('a number given while the printer of the kiosk is out', () => {
  test('is printed at the neighbour, and the kiosk is told where and warns before', async () => {
    await tell('p1', EMPTY)
    await tell('p2', READY)
    const { id } = await issue(centre)
    expect(await jobs()).toMatchObject([{ ticketId: id, printerId: 'p2', slip: { copy: 1 } }])
    expect(await ticketNow(id)).toMatchObject({ print: 'queued', printCause: null, printAt: 'kiosk 2' })
    const { printer } = must(await kiosk().call('listServices', {}))
    expect(printer).toMatchObject({ state: 'offline', neighbour: 'kiosk 2' })
  })

  test.each([
    ['out too', EMPTY],
    ['not told of', null],
  ])('stays with its own printer when the neighbour is %s', async (_, neighbour) => {
    await tell('p1', EMPTY)
    if (neighbour) await tell('p2', neighbour)
    const { id } = await issue(centre)
    expect(await jobs()).toMatchObject([{ printerId: 'p1' }])
    const ticket = await ticketNow(id)
    expect(ticket).toMatchObject({ printCause: 'paper-end' })
    expect(ticket).not.toHaveProperty('printAt')
    expect(must(await kiosk().call('listServices', {})).printer).not.toHaveProperty('neighbour')
  })
})

describe('a paper that waits when its printer fails', () => {
  test('goes to the neighbour at once, and only there may it be taken', async () => {
    await tell('p2', READY)
    const { id } = await issue(centre)
    const [job] = await jobs()
    await tell('p1', EMPTY)
    expect(await jobs()).toMatchObject([{ id: job?.id, printerId: 'p2', state: 'queued' }])
    expect(payloads(centre, 'print.diverted')).toEqual([
      { jobId: job?.id, ticketId: id, fromPrinterId: 'p1', printerId: 'p2' },
    ])
    expect(codeOf(await take(job?.id ?? '', 'p1'))).toBe('PRINT_STATE')
    expect(codeOf(await take(job?.id ?? '', 'p2'))).toBe('OK')
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  })

  test('goes as soon as the neighbour is well, and back when only the own printer is', async () => {
    await tell('p1', EMPTY)
    await tell('p2', EMPTY)
    const { id } = await issue(centre)
    await tell('p2', READY)
    expect(await jobs()).toMatchObject([{ printerId: 'p2' }])
    await tell('p1', READY)
    expect(await jobs()).toMatchObject([{ printerId: 'p2' }])
    await tell('p2', EMPTY)
    expect(await jobs()).toMatchObject([{ printerId: 'p1' }])
    expect(await ticketNow(id)).not.toHaveProperty('printAt')
  })

  test('stays where it is once a station has begun it: it may be on paper', async () => {
    await tell('p2', READY)
    const { id } = await issue(centre)
    const [job] = await jobs()
    must(await take(job?.id ?? '', 'p1'))
    await tell('p1', EMPTY)
    const params = { jobId: job?.id ?? '' }
    must(await station().call('reportPrintJob', { params, body: { outcome: 'failed', cause: 'paper-end' } }))
    expect(payloads(centre, 'print.diverted')).toEqual([])
    expect(await ticketNow(id)).toMatchObject({ print: 'failed', printCause: 'paper-end' })
    const again = must(await kiosk().call('reprintTicket', { params: { ticketId: id }, body: {} })).ticket
    expect(again).toMatchObject({ print: 'queued', printAt: 'kiosk 2' })
    expect(await jobs()).toMatchObject([{ printerId: 'p2', slip: { copy: 2 } }])
  })

  test('goes when the station says that surely nothing of it is on paper', async () => {
    await tell('p2', READY)
    await issue(centre)
    const [job] = await jobs()
    must(await take(job?.id ?? '', 'p1'))
    const body = { outcome: 'failed', cause: 'error', unbegun: true } as const
    must(await station().call('reportPrintJob', { params: { jobId: job?.id ?? '' }, body }))
    expect(await jobs()).toMatchObject([{ id: job?.id, printerId: 'p2', state: 'queued', slip: { copy: 1 } }])
  })

  test('waits when it belongs to a kiosk without a neighbour', async () => {
    await tell('p1', READY)
    const second = centre.client(centre.token('kiosk', 1))
    must(await second.call('issueTicket', { body: { serviceId: 'S1' } }))
    await tell('p2', EMPTY)
    expect(await jobs()).toMatchObject([{ printerId: 'p2' }])
  })
})

test('a paper given to a printer that confirms nothing is neither printed nor a trouble', async () => {
  const { id } = await issue(centre)
  const [job] = await jobs()
  must(await take(job?.id ?? ''))
  must(await station().call('reportPrintJob', { params: { jobId: job?.id ?? '' }, body: { outcome: 'sent' } }))
  expect(await ticketNow(id)).toMatchObject({ print: 'sent', printCause: null })
  expect(payloads(centre, 'print.sent')).toHaveLength(1)
})
