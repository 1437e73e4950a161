import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { JOB } from '../../hardware/protocols/ipp/ipp-words.ts'
import type { SheetJob } from '../../shared/api/sheet-views.ts'
import { verifyCentre } from '../centre/journal/verify.ts'
import { leaderOf, openDossierDesk, startDossierCentre } from '../testkit/dossiers.ts'
import type { DossierDesk } from '../testkit/dossiers.ts'
import { codeOf, must, payloads } from '../testkit/hall.ts'
import { pdfInfo, pdfLines } from '../testkit/read-pdf.ts'
import { startSheets } from '../testkit/start-sheets.ts'
import type { SheetStation } from '../testkit/start-sheets.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'

/** A slip from the counter to an office printer: a real centre, a real station, a printer that is played over IPP. */
let centre: TestCentre
let desk: DossierDesk
let station: SheetStation
beforeEach(async () => {
  centre = await startDossierCentre({ settings: { 'print.sheetSizes': { receipt: 'A5' } } })
  desk = await openDossierDesk(centre)
  station = await startSheets(centre)
})
afterEach(async () => {
  await station.dispose()
  await centre.dispose()
})

async function receipt(): Promise<string> {
  const { slips } = await desk.receive()
  return slips[0]?.id ?? ''
}

const print = (slipId: string, more: object = {}) =>
  desk.client.call('printSheets', { body: { slips: [{ slipId, ...more }] } })
const list = async (): Promise<{ state: string | null | undefined; jobs: SheetJob[] }> => {
  const { printer, jobs } = must(await desk.client.call('listSheetPrints', {}))
  return { state: printer?.cause ?? printer?.state, jobs }
}
const first = async (): Promise<unknown> => {
  const [job] = (await list()).jobs
  return job && (job.cause === null ? job.state : `${job.state}: ${job.cause}`)
}
async function becomes(expected: string): Promise<void> {
  await expect.poll(first, { timeout: 10_000, interval: 15 }).toBe(expected)
}
/** The centre knows the printer of a station with a file of its own from when it has told. */
async function known(state = 'ready'): Promise<void> {
  await expect.poll(async () => (await list()).state, { timeout: 10_000, interval: 15 }).toBe(state)
}

it('TQ-7.2b: receipts come out on A5 by one press, each a job of its own; KT-5.1d: pages only for who prints them', async () => {
  await station.start()
  await known()
  const slips = [await receipt(), await receipt()].map((slipId) => ({ slipId }))
  const sent = must(await desk.client.call('printSheets', { body: { slips } })).jobs
  expect(sent.map(({ kind, size, copy }) => [kind, size, copy])).toEqual(slips.map(() => ['receipt', 'A5', 'customer']))
  const states = async () => (await list()).jobs.map(({ state }) => state)
  await expect.poll(states, { timeout: 10_000, interval: 15 }).toEqual(['printed', 'printed'])
  expect(station.sim.jobs().map(({ media }) => media)).toEqual(['iso_a5_148x210mm', 'iso_a5_148x210mm'])
  const pdf = readFileSync(station.sim.papers()[0]?.file ?? '')
  expect(pdfLines(pdf).join(' ')).toContain('Nguyễn Thị Ánh')
  expect(pdfInfo(pdf)['Page size']).toMatch(/^(419\.\d+|420) x 595/)

  // The journal and what is kept to be repeated say nothing of people, and nobody gets pages of a job that is over.
  expect(payloads(centre, 'print.queued')[0]).toMatchObject({ slip: { kind: 'sheet', copy: 'customer', size: 'A5' } })
  expect(JSON.stringify(centre.db.prepare('SELECT * FROM idempotency').all())).not.toContain('Nguyễn Thị Ánh')
  const device = centre.client(centre.token('station'))
  const params = { jobId: sent[0]?.id ?? '' }
  expect(codeOf(await device.call('readPrintSheet', { params, query: {} }))).toBe('PRINT_STATE')
  const leader = await leaderOf(centre)
  expect(codeOf(await leader.call('printSheets', { body: { slips } }))).toBe('NO_PRINTER')
  expect(must(await leader.call('listSheetPrints', {}))).toMatchObject({ printer: null, jobs: [] })
})

it('without paper it waits, says so, and comes out once; a line that breaks after the document makes no second one', async () => {
  await station.start()
  await known()
  const slipId = await receipt()
  station.sim.setFault('paper-end')
  await known('paper-end')
  const [job] = must(await print(slipId)).jobs
  await becomes('queued: paper-end')
  expect(codeOf(await print(slipId))).toBe('PRINT_STATE')
  station.sim.setFault(null)
  await becomes('printed')
  expect(station.sim.papers()).toHaveLength(1)

  station.sim.setFault('mute-once')
  must(await print(slipId, { again: job?.id }))
  await becomes('printed')
  expect(station.sim.papers()).toHaveLength(2)
  expect(payloads(centre, 'print.queued').at(-1)).toMatchObject({ again: job?.id })

  // Nobody has begun: it is withdrawn at once, and no later station prints it.
  await station.cut()
  const [unbegun] = must(await print(slipId)).jobs
  must(await desk.client.call('cancelSheet', { params: { jobId: unbegun?.id ?? '' }, body: {} }))
  await station.start()
  await known()
  expect(station.sim.jobs()).toHaveLength(2)
})

it('what the printer has is taken back there; a printer that takes a job and ends it without paper is not believed', async () => {
  await station.dispose()
  station = await startSheets(centre, { printMs: 600_000 })
  await station.start()
  await known()
  const slipId = await receipt()
  const [job] = must(await print(slipId)).jobs
  await expect.poll(() => station.sim.jobs()[0]?.state, { timeout: 10_000, interval: 15 }).toBe(JOB.processing)
  station.sim.setFault('jam')
  await becomes('taken: jam')
  must(await desk.client.call('cancelSheet', { params: { jobId: job?.id ?? '' }, body: {} }))
  await becomes('failed: cancelled')
  for (const [fault, expected] of [
    ['aborts', 'failed: rejected'],
    ['cancels', 'failed: cancelled'],
  ] as const) {
    const before = (await list()).jobs[0]?.id
    station.sim.setFault(fault)
    must(await print(slipId, { again: before }))
    await becomes(expected)
    expect((await list()).jobs.map(({ id }) => id)).not.toContain(before)
  }
  expect(station.sim.papers()).toEqual([])
})

it('a job that the printer has forgotten is unknown: the officer looks into the tray and decides', async () => {
  await station.dispose()
  station = await startSheets(centre, { printMs: 600_000, counterIds: ['C1', 'C2'] })
  await station.start()
  await known()
  const [job] = must(await print(await receipt())).jobs
  await expect.poll(() => station.sim.jobs()[0]?.state, { timeout: 10_000, interval: 15 }).toBe(JOB.processing)
  await station.cut()
  station.sim.setFault('forgets')
  await station.start()
  await becomes('unknown')

  // Whoever comes to the printer after him is told, over the night too; not while he himself sits there.
  const unsure = async (n: number) => {
    const { client } = await centre.openCounter(n)
    const { jobs } = must(await client.call('listSheetPrints', {}))
    return { client, jobs: jobs.map(({ state, by }) => [state, by]) }
  }
  expect((await unsure(2)).jobs).toEqual([])
  centre.clock.set('2026-11-26T08:00')
  const { client, jobs } = await unsure(2)
  expect(jobs).toEqual([['unknown', 'Công chức 1']])
  const settle = (as: 'printed' | 'not-printed' | 'seen') =>
    client.call('settleSheet', { params: { jobId: job?.id ?? '' }, body: { as } })
  expect(must(await settle('not-printed')).job.state).toBe('failed')
  expect(codeOf(await settle('printed'))).toBe('PRINT_STATE')
  must(await settle('seen'))
  expect((await unsure(2)).jobs).toEqual([])
  expect(station.sim.jobs()).toHaveLength(1)
  expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
})

it('a technician lets it print a page, and is told the truth', async () => {
  await station.start()
  await known()
  const technician = centre.client(await centre.logIn('technician'))
  const order = { kind: 'test-print' as const, printerId: 'phong-1' }
  const tried = async (): Promise<unknown> => {
    const asked = must(await technician.call('orderDevice', { body: order }))
    const params = { orderId: asked.order.id }
    const answer = async () => must(await technician.call('getDeviceOrder', { params })).order
    await expect.poll(async () => (await answer()).state, { timeout: 10_000, interval: 30 }).not.toBe('asked')
    const { state, cause } = await answer()
    return [state, cause]
  }
  expect(await tried()).toEqual(['done', null])
  expect(pdfInfo(readFileSync(station.sim.papers()[0]?.file ?? ''))['Page size']).toContain('595 x 842')
  station.sim.setFault('cover-open')
  expect(await tried()).toEqual(['failed', 'cover-open'])
})
