import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { systemIds } from '../../platform/ids.ts'
import { dossierEvents } from '../../testkit/sync-centre.ts'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { SIDES_EQUAL, SYNC_START, attachPaper, setSyncStage } from '../../testkit/sync-stage.ts'
import { SYNC_OFFICER, sendAll, wholeLife } from '../../testkit/sync-steps.ts'
import { CATALOGUES } from '../usecases/sync/apply-changes.ts'
import { rewindDeliveries } from '../usecases/sync/fill.ts'
import { FETCHED, createCatalogueFetcher } from './catalogues.ts'
import { fill } from './fill.ts'
import { createSender } from './sender.ts'
import { createUploader } from './uploader.ts'

const stage = setSyncStage()
/** More than one request carries. */
const LARGE = 300_000

async function withPaper(): Promise<{ centre: SyncCentre; sha256: string; upload(): Promise<string> }> {
  const centre = await stage.begin()
  const { events, persons } = dossierEvents(systemIds, 1, SYNC_START).received()
  await centre.write(events, persons)
  const sha256 = await attachPaper(centre, 1, LARGE)
  const uploader = createUploader(centre.world, { isOpen: () => true, bytesPerSecond: () => null })
  return { centre, sha256, upload: () => uploader.step() }
}

it('takes the answer to another request for none: a file is not there because another is', async () => {
  const { centre, sha256, upload } = await withPaper()
  await upload()
  const second = await attachPaper(centre, 2, LARGE)
  stage.net = (request, real) =>
    request.method === 'HEAD'
      ? real({ ...request, path: `/v1/files/${sha256}`, headers: { ...request.headers, 'mot-cua-request': 'x' } })
      : real(request)
  expect(await upload()).toBe('fault')
  expect(centre.deps.store.deliveries.filesLeft().files).toBe(1)
  stage.net = (request, real) => real(request)
  centre.line.retryNow()
  await upload()
  expect(await stage.province.store.file('centre-1', second)).not.toBeNull()
})

it('the page of a hotspot says of no file how much of it is there', async () => {
  const { centre, upload } = await withPaper()
  const asked: string[] = []
  stage.net = (request) => {
    asked.push(request.method)
    return Promise.resolve({ status: 200, header: () => null, body: Buffer.from('<html>') })
  }
  expect(await upload()).toBe('fault')
  expect([asked, centre.line.state().code]).toEqual([['HEAD'], 'not-understood'])
})

it('asks again, later, for a catalogue that came damaged, and brings it in when it is whole', async () => {
  const centre = await stage.begin()
  const content = Buffer.from('Mã,Tên')
  const sha256 = createHash('sha256').update(content).digest('hex')
  await stage.province.operate('/catalogue', {
    ...{ version: 'v1', from: '2026-11-23', decision: '1/QĐ', mediaType: 'text/csv' },
    content: content.toString('base64'),
  })
  const told = {
    version: 'v1',
    from: '2026-11-23',
    decision: '1/QĐ',
    sha256,
    bytes: content.length,
    mediaType: 'text/csv',
  }
  await centre.executor.execute(SYNC_OFFICER, null, () => ({
    apply: (operational) => operational.setSyncState(CATALOGUES, JSON.stringify([JSON.stringify(told)])),
  }))
  let asked = 0
  stage.net = async (request, real) => {
    asked += 1
    const answer = await real(request)
    return asked > 2 ? answer : { ...answer, body: answer.body.subarray(0, 3) }
  }
  const fetched = (): string => centre.deps.store.deliveries.state(FETCHED) ?? ''
  const fetchAll = createCatalogueFetcher(centre.world)
  for (const wait of [0, 1, 200_000, 400_000]) {
    stage.time.advance(wait)
    await fetchAll()
  }
  expect(asked).toBe(3)
  expect(JSON.parse(fetched())).toMatchObject([{ version: 'v1', became: 'unchanged' }])
  expect(JSON.parse(centre.deps.store.deliveries.state(CATALOGUES) ?? '')).toEqual([])
})

it('makes every row anew, though somebody asked for it while rows were being made', async () => {
  const centre = await stage.begin()
  for (const no of [1, 2]) await wholeLife(centre, no, SYNC_START)
  await sendAll(centre)
  await wholeLife(centre, 3, SYNC_START)
  // What is read for the first transaction is read before the second is through.
  const pressed = centre.executor.execute(SYNC_OFFICER, null, () => rewindDeliveries(0))
  await Promise.all([pressed, fill(centre.world)])
  await fill(centre.world)
  // Three lives of five rows, and the row by which the journal began.
  expect(centre.deps.store.deliveries.waiting().rows).toBe(16)
  await sendAll(centre, createSender(centre.world))
  expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)
})
