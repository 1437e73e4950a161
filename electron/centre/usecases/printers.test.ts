import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BodyOf } from '../../../shared/api/operations.ts'
import { codeOf, issue, must, openDesk } from '../../testkit/hall.ts'
import { listenLive } from '../../testkit/listen-live.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'

const EMPTY = { state: 'offline', cause: 'paper-end' } as const
const READY = { state: 'ready' } as const

let centre: TestCentre
beforeEach(async () => {
  centre = await startTestCentre({ printerId: 'p1' })
})
afterEach(() => centre.dispose())

const report = (body: BodyOf<'reportPrinter'>, printerId = 'p1') =>
  centre.client(centre.token('station')).call('reportPrinter', { params: { printerId }, body })
const told = () =>
  centre.db.prepare<[], string>(`SELECT payload FROM event WHERE type = 'printer.changed' ORDER BY seq`).pluck().all()
const kiosk = () => centre.client(centre.token('kiosk'))
const ticketNow = async (ticketId: string) => must(await kiosk().call('getTicket', { params: { ticketId } })).ticket
const ownPrinter = async (role: 'kiosk' | 'counter' = 'kiosk') =>
  must(await centre.client(centre.token(role)).call('listServices', {})).printer

/** Ends the oldest open job as a station does. */
async function prints(outcome: 'printed' | 'unknown'): Promise<void> {
  const station = centre.client(centre.token('station'))
  const [job] = must(await station.call('listPrintJobs', {})).jobs
  const params = { jobId: job?.id ?? 'none' }
  must(await station.call('takePrintJob', { params, body: {} }))
  must(await station.call('reportPrintJob', { params, body: { outcome } }))
}

describe('what a station tells of a printer', () => {
  test('is an event at each change, and none when it is known already', async () => {
    for (const body of [
      READY,
      READY,
      EMPTY,
      EMPTY,
      { ...EMPTY, nearEnd: false },
      { state: 'ready', nearEnd: true } as const,
    ])
      expect(codeOf(await report(body))).toBe('OK')
    expect(told().map((payload) => JSON.parse(payload))).toEqual([
      { printerId: 'p1', state: 'ready', cause: null, nearEnd: false },
      { printerId: 'p1', state: 'offline', cause: 'paper-end', nearEnd: false },
      { printerId: 'p1', state: 'ready', cause: null, nearEnd: true },
    ])
  })

  test('of a printer that no device is bound to is refused', async () => {
    expect(codeOf(await report(READY, 'p2'))).toBe('PRINTER_UNKNOWN')
    expect(told()).toEqual([])
  })

  test.each([{ state: 'offline' }, { state: 'ready', cause: 'paper-end' }, { state: 'on' }, { ...EMPTY, more: 1 }])(
    '%j is not a state of a printer',
    async (body) => {
      expect(codeOf(await report(body as never))).toBe('BAD_REQUEST')
    },
  )

  test('is rebuilt from the journal', async () => {
    await report(EMPTY)
    centre.clock.advance(60_000)
    await report({ ...EMPTY, nearEnd: true })
    const rows = centre.db.prepare('SELECT * FROM printer').all()
    expect(rows).toEqual([
      { id: 'p1', state: 'offline', cause: 'paper-end', near_end: 1, since_ms: centre.clock.now() - 60_000 },
    ])
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  })

  test('reaches kiosk and counter on the live channel, and no board', async () => {
    const since = centre.centre.journal.head().seq
    const roles = ['kiosk', 'counter', 'board'] as const
    const listeners = await Promise.all(
      roles.map((role) => listenLive(centre.url, { hello: { token: centre.token(role), since } })),
    )
    await report(EMPTY)
    const heard = await Promise.all(
      listeners.map(async (listener) => (await listener.through(since + 1)).map(({ type }) => type)),
    )
    await Promise.all(listeners.map((listener) => listener.cut()))
    expect(heard).toEqual([['printer.changed'], ['printer.changed'], []])
  })
})

describe('a kiosk', () => {
  test('knows how its own printer is before it promises a number; others are told none', async () => {
    expect(await ownPrinter()).toBeNull()
    await report(EMPTY)
    expect(await ownPrinter()).toEqual({ state: 'offline', cause: 'paper-end', nearEnd: false })
    expect(await ownPrinter('counter')).toBeNull()
  })

  test('learns why a queued paper does not come, and that it comes again', async () => {
    const { id } = await issue(centre)
    expect(await ticketNow(id)).toMatchObject({ print: 'queued', printCause: null })
    await report(EMPTY)
    expect(await ticketNow(id)).toMatchObject({ print: 'queued', printCause: 'paper-end' })
    expect(await issue(centre)).toMatchObject({ print: 'queued', printCause: 'paper-end' })
    await report(READY)
    expect(await ticketNow(id)).toMatchObject({ print: 'queued', printCause: null })
    await prints('printed')
    await report(EMPTY)
    expect(await ticketNow(id)).toMatchObject({ print: 'printed', printCause: null })
  })
})

describe('an officer', () => {
  const TROUBLE = { state: 'queued', cause: 'paper-end' }

  test('sees the papers that wait for a printer that is offline, until it is back', async () => {
    const desk = await openDesk(centre, 1)
    const { id } = await issue(centre)
    expect((await desk.queue()).printTrouble).toEqual([])
    await report(EMPTY)
    const { printTrouble, waiting } = await desk.queue()
    expect(printTrouble).toEqual([{ ...TROUBLE, ticketId: id, number: 'A001' }])
    expect(waiting[0]).toMatchObject({ print: 'queued', printCause: 'paper-end' })
    expect((await desk.take()).printCause).toBe('paper-end')
    await report(READY)
    expect((await desk.queue()).printTrouble).toEqual([])
  })

  test('sees each number once, and none that was printed again', async () => {
    const desk = await openDesk(centre, 1)
    const { id } = await issue(centre)
    await prints('unknown')
    expect((await desk.queue()).printTrouble).toMatchObject([{ number: 'A001', state: 'unknown' }])
    await report(EMPTY)
    must(await desk.client.call('reprintTicket', { params: { ticketId: id }, body: {} }))
    expect((await desk.queue()).printTrouble).toMatchObject([{ ...TROUBLE, number: 'A001' }])
    await report(READY)
    await prints('printed')
    expect((await desk.queue()).printTrouble).toEqual([])
  })

  test('sees a paper that expired, also when the printer is back', async () => {
    const desk = await openDesk(centre, 1)
    await issue(centre)
    await report(EMPTY)
    centre.clock.advance(31 * 60_000)
    await report(READY)
    expect((await desk.queue()).printTrouble).toMatchObject([{ number: 'A001', state: 'expired', cause: null }])
  })

  test('sees the printers in need, and since when', async () => {
    const desk = await openDesk(centre, 1)
    await report(READY)
    expect((await desk.queue()).printers).toEqual([])
    await report({ state: 'ready', nearEnd: true })
    expect((await desk.queue()).printers).toMatchObject([{ id: 'p1', state: 'ready', cause: null, nearEnd: true }])
    centre.clock.advance(60_000)
    await report(EMPTY)
    const since = centre.clock.now()
    expect((await desk.queue()).printers).toEqual([
      {
        id: 'p1',
        devices: ['kiosk 1', 'kiosk 2'],
        state: 'offline',
        cause: 'paper-end',
        nearEnd: false,
        remaining: null,
        since,
      },
    ])
  })
})
