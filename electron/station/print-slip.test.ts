import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AnswerOf } from '../../shared/api/operations.ts'
import { codeOf, must, payloads } from '../testkit/hall.ts'
import { leaderOf, openDossierDesk, startDossierCentre } from '../testkit/dossiers.ts'
import type { DossierDesk } from '../testkit/dossiers.ts'
import { startPrinting } from '../testkit/start-printing.ts'
import type { PrintingStation } from '../testkit/start-printing.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'

/** A slip from the counter to the roll: a real centre, a real station, a printer that is played. */
let centre: TestCentre
let desk: DossierDesk
let station: PrintingStation
beforeEach(async () => {
  centre = await startDossierCentre({ printerId: 'p1', publicUrl: 'https://motcua.example' })
  desk = await openDossierDesk(centre)
  station = await startPrinting(centre)
})
afterEach(async () => {
  await station.dispose()
  await centre.dispose()
})

const print = (slipId: string, copy: 'customer' | 'file' = 'customer', client = desk.client) =>
  client.call('printSlip', { params: { slipId }, body: { copy, printAt: 'kiosk-1' } })

async function state(jobId: string): Promise<AnswerOf<'getSlipPrint'>> {
  return must(await desk.client.call('getSlipPrint', { params: { jobId } }))
}

/** Prints and waits for the paper; the codes that a reader finds on it. */
async function printed(slipId: string, copy?: 'customer' | 'file'): Promise<string[]> {
  const { jobId } = must(await print(slipId, copy))
  await expect.poll(() => state(jobId), { timeout: 7_000, interval: 20 }).toEqual({ state: 'printed', cause: null })
  const read = spawnSync('zbarimg', ['-q', station.printer.papers().at(-1)?.file ?? ''], { encoding: 'utf8' })
  return read.stdout.split('\n').filter(Boolean).toSorted()
}

it('TQ-7.2b: a receipt comes out of the roll with the code of its dossier, each copy once', async () => {
  const { dossiers, slips } = await desk.receive()
  const [code, slipId] = [dossiers[0]?.code ?? '', slips[0]?.id ?? '']
  const address = expect.stringContaining(`QR-Code:https://motcua.example/phone/#hs=${code}`)
  const codes = [`CODE-128:${code}`, address]
  expect(await printed(slipId)).toEqual(codes)
  expect(await printed(slipId, 'file')).toEqual(codes)
  expect(station.printer.papers()).toHaveLength(2)
  expect(payloads(centre, 'slip.reprinted')).toEqual([])
})

it('KT-5.1d: the job says nothing of people, and nothing after it; what others print is counted', async () => {
  const { slips } = await desk.receive()
  const slipId = slips[0]?.id ?? ''
  await printed(slipId)
  must(await print(slipId, 'customer', await leaderOf(centre)))
  expect(payloads(centre, 'slip.reprinted')).toHaveLength(1)
  const [job] = payloads(centre, 'print.queued')
  expect(job).toMatchObject({ slip: { kind: 'slip', slipId, copy: 'customer' } })
  const device = centre.client(centre.token('station'))
  const jobId = String(job?.['jobId'])
  expect(codeOf(await device.call('readPrintPaper', { params: { jobId } }))).toBe('PRINT_STATE')
  expect(JSON.stringify(centre.db.prepare('SELECT * FROM idempotency').all())).not.toContain('Nguyễn Thị Ánh')
})

it('waits without paper, says so, and comes out once with a new roll', async () => {
  const { slips } = await desk.receive()
  station.printer.setFault('paper-end')
  const { jobId } = must(await print(slips[0]?.id ?? ''))
  const device = centre.client(centre.token('station'))
  const offline = async () => must(await device.call('listPrintJobs', { query: { printers: 'p1' } })).jobs.length
  expect(await offline()).toBe(1)
  station.printer.setFault(null)
  await expect.poll(() => state(jobId), { timeout: 12_000, interval: 50 }).toEqual({ state: 'printed', cause: null })
  expect(station.printer.papers()).toHaveLength(1)
})

it('KT-5.1d: is never printed at a kiosk that nobody has named', async () => {
  const { slips } = await desk.receive()
  const params = { slipId: slips[0]?.id ?? '' }
  expect(codeOf(await desk.client.call('printSlip', { params, body: {} }))).toBe('NO_PRINTER')
})
