import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BodyOf } from '../../../shared/api/operations.ts'
import { codeOf, disposeSound, issue, must, openDesk, payloads, printJobs } from '../../testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
beforeEach(async () => {
  running = await startTestCentre({
    printerId: 'P1',
    publicUrl: 'https://so.example',
    allowances: NO_LIMITS,
    settings: {
      'print.expiresMinutes': 10,
      'centre.slipFooter': 'Đường dây nóng 1022',
      'centre.name': 'Trung tâm thử',
    },
  })
})
afterEach(() => disposeSound(running))

const station = (index = 0) => running.client(running.token('station', index))
const take = (jobId: string, index = 0) => station(index).call('takePrintJob', { params: { jobId }, body: {} })
const report = (jobId: string, body: BodyOf<'reportPrintJob'>) =>
  station().call('reportPrintJob', { params: { jobId }, body })
const ticketOf = async (ticketId: string) =>
  must(await running.client(running.token('kiosk')).call('getTicket', { params: { ticketId } })).ticket
const reprint = (ticketId: string) =>
  running.client(running.token('kiosk')).call('reprintTicket', { params: { ticketId }, body: {} })

/** Issues a number. @returns the ticket and its print job */
async function paper(): Promise<{ ticketId: string; jobId: string }> {
  const { id } = await issue(running)
  const job = (await printJobs(running)).find(({ ticketId }) => ticketId === id)
  if (!job) throw new Error('no job')
  return { ticketId: id, jobId: job.id }
}

test('invariant 6: the slip is a value with everything that the paper says', async () => {
  await openDesk(running, 1)
  await issue(running)
  const ticket = await issue(running, 'S1', 'elderly')
  const [, job] = await printJobs(running)
  expect(job).toEqual({
    id: expect.any(String),
    ticketId: ticket.id,
    printerId: 'P1',
    state: 'queued',
    slip: {
      kind: 'ticket',
      centreName: 'Trung tâm thử',
      number: 'A002',
      serviceName: 'Dịch vụ 1',
      priority: true,
      ahead: ticket.ahead,
      estimate: ticket.estimate,
      issuedAt: running.clock.now(),
      footer: 'Đường dây nóng 1022',
      demo: false,
      copy: 1,
    },
    qr: ticket.phoneUrl,
    queuedAt: running.clock.now(),
    expiresAt: running.clock.now() + 600_000,
  })
})

describe('a job', () => {
  test('is taken by one station only, however many ask at once', async () => {
    const { jobId } = await paper()
    const asked = await Promise.all(Array.from({ length: 10 }, (_, n) => take(jobId, n % 2)))
    expect(asked.map(codeOf).sort()).toEqual(['OK', ...Array.from({ length: 9 }, () => 'PRINT_STATE')])
    expect(payloads(running, 'print.taken')).toHaveLength(1)
    expect(asked.find(({ ok }) => !ok)).toMatchObject({ detail: { state: 'taken' } })
  })

  const ENDS = {
    printed: { outcome: 'printed' },
    failed: { outcome: 'failed', cause: 'paper-end' },
    unknown: { outcome: 'unknown' },
  } as const
  type Move = 'take' | keyof typeof ENDS
  test.each<[Move[], string]>([
    [['printed'], 'PRINT_STATE'],
    [['failed'], 'PRINT_STATE'],
    [['unknown'], 'PRINT_STATE'],
    [['take', 'take'], 'PRINT_STATE'],
    [['take', 'printed'], 'printed'],
    [['take', 'failed'], 'failed'],
    [['take', 'unknown'], 'unknown'],
    [['take', 'failed', 'printed'], 'printed'],
    [['take', 'unknown', 'printed'], 'printed'],
    [['take', 'unknown', 'failed'], 'failed'],
    [['take', 'unknown', 'failed', 'printed'], 'printed'],
    [['take', 'printed', 'printed'], 'PRINT_STATE'],
    [['take', 'printed', 'failed'], 'PRINT_STATE'],
    [['take', 'failed', 'unknown'], 'PRINT_STATE'],
    [['take', 'failed', 'take'], 'PRINT_STATE'],
  ])('that is queued, after %j: %s', async (moves, wanted) => {
    const { jobId, ticketId } = await paper()
    let last = ''
    for (const move of moves) {
      const result = await (move === 'take' ? take(jobId) : report(jobId, ENDS[move]))
      last = result.ok ? result.value.job.state : result.code
    }
    expect(last).toBe(wanted)
    const kept = running.db.prepare('SELECT state, cause FROM print_job').get() as {
      state: string
      cause: string | null
    }
    expect(await ticketOf(ticketId)).toMatchObject({ print: kept.state, printCause: kept.cause })
    expect(kept.cause).toBe(kept.state === 'failed' ? 'paper-end' : null)
  })

  test('is unknown to nobody who invents it', async () => {
    expect(codeOf(await take('khong-co'))).toBe('PRINT_JOB_UNKNOWN')
    expect(codeOf(await report('khong-co', ENDS.printed))).toBe('PRINT_JOB_UNKNOWN')
  })
})

describe('a job that waited too long', () => {
  test('is expired for every reader before anybody has said so', async () => {
    const { ticketId } = await paper()
    running.clock.advance(600_000 - 1)
    expect(await ticketOf(ticketId)).toMatchObject({ print: 'queued' })
    running.clock.advance(1)
    expect(await ticketOf(ticketId)).toMatchObject({ print: 'expired' })
    const desk = await openDesk(running, 1)
    expect((await desk.queue()).waiting).toMatchObject([{ id: ticketId, print: 'expired' }])
    expect(await printJobs(running)).toEqual([])
    expect(payloads(running, 'print.expired')).toEqual([])
  })

  test('is declared so by the station that would take it, once', async () => {
    const { jobId, ticketId } = await paper()
    running.clock.advance(600_000)
    for (let n = 0; n < 2; n++)
      expect(await take(jobId)).toMatchObject({ code: 'PRINT_STATE', detail: { state: 'expired' } })
    expect(payloads(running, 'print.expired')).toEqual([{ jobId, ticketId }])
    expect(await ticketOf(ticketId)).toMatchObject({ print: 'expired' })
  })

  test('does not expire in the hands of a station', async () => {
    const { jobId, ticketId } = await paper()
    must(await take(jobId))
    running.clock.advance(3_600_000)
    expect(await printJobs(running)).toMatchObject([{ id: jobId, state: 'taken' }])
    must(await report(jobId, { outcome: 'printed' }))
    expect(await ticketOf(ticketId)).toMatchObject({ print: 'printed' })
  })
})

describe('printing again', () => {
  test('gives the same number as a copy that says so', async () => {
    const { ticketId, jobId } = await paper()
    must(await take(jobId))
    must(await report(jobId, { outcome: 'printed' }))
    running.clock.advance(60_000)
    expect(must(await reprint(ticketId)).ticket).toMatchObject({ id: ticketId, number: 'A001', print: 'queued' })
    const [job] = await printJobs(running)
    expect(job).toMatchObject({ ticketId, slip: { number: 'A001', copy: 2, issuedAt: running.clock.now() - 60_000 } })
    must(await take(job?.id ?? ''))
    must(await report(job?.id ?? '', { outcome: 'failed', cause: 'cutter' }))
    must(await reprint(ticketId))
    expect((await printJobs(running))[0]?.slip.copy).toBe(3)
  })

  test('is refused while a paper is on its way, so that there are not two', async () => {
    const { ticketId, jobId } = await paper()
    expect(await reprint(ticketId)).toMatchObject({ code: 'PRINT_STATE', detail: { state: 'queued' } })
    must(await take(jobId))
    expect(await reprint(ticketId)).toMatchObject({ code: 'PRINT_STATE', detail: { state: 'taken' } })
    expect(codeOf(await reprint('khong-co'))).toBe('TICKET_UNKNOWN')
  })

  test('is possible once the first paper has expired, and not for a number of yesterday', async () => {
    const { ticketId } = await paper()
    running.clock.advance(600_000)
    expect(codeOf(await reprint(ticketId))).toBe('OK')
    running.clock.set('2026-11-24T08:00')
    expect(codeOf(await reprint(ticketId))).toBe('TICKET_EXPIRED')
  })

  test('shows the newest job; a late success of the one before changes only that one', async () => {
    const { ticketId, jobId } = await paper()
    must(await take(jobId))
    must(await report(jobId, { outcome: 'unknown' }))
    must(await reprint(ticketId))
    must(await report(jobId, { outcome: 'printed' }))
    expect(await ticketOf(ticketId)).toMatchObject({ print: 'queued' })
  })
})

describe('the list of open jobs', () => {
  test('names the asked printers only, oldest first', async () => {
    const first = await paper()
    const bound = { type: 'device.bound' as const, payload: { deviceId: 'kiosk-2', printerId: 'P2', counterIds: [] } }
    await running.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({ events: [bound] }))
    running.clock.advance(1)
    must(await running.client(running.token('kiosk', 1)).call('issueTicket', { body: { serviceId: 'S1' } }))
    const printers = async (asked?: string) => (await printJobs(running, asked)).map(({ printerId }) => printerId)
    expect(await printers()).toEqual(['P1', 'P2'])
    expect(await printers('P2')).toEqual(['P2'])
    expect(await printers('P2,P1')).toEqual(['P1', 'P2'])
    expect(await printers('P3')).toEqual([])
    must(await take(first.jobId))
    must(await report(first.jobId, { outcome: 'printed' }))
    expect(await printers()).toEqual(['P2'])
  })
})

test('where nothing prints, nothing is queued, and printing again says so', async () => {
  const bare = await startTestCentre()
  try {
    const ticket = await issue(bare)
    expect(ticket.print).toBe('none')
    const again = await bare
      .client(bare.token('kiosk'))
      .call('reprintTicket', { params: { ticketId: ticket.id }, body: {} })
    expect(codeOf(again)).toBe('NO_PRINTER')
  } finally {
    await bare.dispose()
  }
})

test('what did not come out is shown at the desk', async () => {
  const { ticketId, jobId } = await paper()
  must(await take(jobId))
  must(await report(jobId, { outcome: 'failed', cause: 'cover-open' }))
  const desk = await openDesk(running, 1)
  expect((await desk.queue()).printTrouble).toEqual([
    { ticketId, number: 'A001', state: 'failed', cause: 'cover-open' },
  ])
  must(await report(jobId, { outcome: 'printed' }))
  expect((await desk.queue()).printTrouble).toEqual([])
})
