import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { announce, sendPart, tus } from '../../../province/testkit/send-file.ts'
import { startTestProvince } from '../../../province/testkit/start-test-province.ts'
import type { TestProvince } from '../../../province/testkit/start-test-province.ts'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { systemIds } from '../../platform/ids.ts'
import { dossierEvents, openSyncCentre } from '../../testkit/sync-centre.ts'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { makePerson } from '../journal/persons.ts'
import { httpTransport } from './http/transport.ts'
import type { Transport } from './http/transport.ts'
import { createUploader } from './uploader.ts'

const START = Date.parse('2026-11-23T01:00:00Z')
const FREE = { isOpen: () => true, bytesPerSecond: () => null }

let province: TestProvince
let token: string
let dir: string
beforeEach(async () => {
  province = await startTestProvince()
  token = await province.addCentre('centre-1')
  dir = mkdtempSync(join(tmpdir(), 'small-files-'))
})
afterEach(async () => {
  await province.dispose()
  rmSync(dir, { recursive: true, force: true })
})

/** A centre with so many digitised papers; `asked` gets each request for files. */
async function centreWith(papers: number, asked: string[], net: (real: Transport) => Transport = (real) => real) {
  const real = net(httpTransport(province.url))
  const centre = await openSyncCentre({
    ...{ id: 'centre-1', dir, token, ids: systemIds, chance: () => 0.5, ...createManualTime(START) },
    transport(request) {
      asked.push(request.method)
      return real(request)
    },
  })
  const hashes: string[] = []
  const { events, persons } = dossierEvents(systemIds, 1, START).received()
  await centre.write(events, persons)
  for (let n = 0; n < papers; n++) hashes.push(await attach(centre, n))
  return { centre, hashes }
}

const bytesOf = (n: number): Buffer => Buffer.alloc(50_000, `paper ${n} `)

async function attach(centre: SyncCentre, n: number): Promise<string> {
  const bytes = bytesOf(n)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await centre.deps.files.keep(sha256, bytes)
  const file = makePerson(`P${n}`, 'digital', sha256)
  const kind = { pages: 1, format: 'pdf', conformance: null, isSigned: false, dpi: null, source: 'file' } as const
  const by = { dossierId: 'D1', officerId: 'O1', part: 'c1', fileId: `F${n}` }
  const payload = { ...by, sha256, bytes: bytes.length, ...kind, file: file.ref }
  await centre.write([{ type: 'digital.attached', payload }], [file.row])
  return sha256
}

it('sends a small file in one request, several at once, each once', async () => {
  const asked: string[] = []
  const { centre, hashes } = await centreWith(5, asked)
  const uploader = createUploader(centre.world, FREE)
  const steps = Array.from({ length: 7 }, () => uploader.step())
  expect(await Promise.all(steps)).toEqual(['more', 'more', 'more', 'more', 'more', 'idle', 'idle'])
  expect(asked).toEqual(Array(5).fill('POST'))
  for (const hash of hashes) expect(await province.store.file('centre-1', hash)).toMatchObject({ bytes: 50_000 })
  expect(await uploader.step()).toBe('idle')
})

it('goes on with a small file that was begun before, and notices one whose answer was lost', async () => {
  const asked: string[] = []
  let isLost = true
  const { centre, hashes } = await centreWith(2, asked, (real) => async (request) => {
    const answer = await real(request)
    if (request.method === 'POST' && isLost) throw new Error('the line broke')
    return answer
  })
  // Half of the second one lies there from another day.
  await announce(province.url, token, hashes[1] ?? '', 50_000)
  await sendPart(province.url, token, hashes[1] ?? '', 0, bytesOf(1).subarray(0, 20_000))
  const uploader = createUploader(centre.world, FREE)
  expect(await uploader.step()).toBe('fault')
  isLost = false
  centre.line.retryNow()
  expect([await uploader.step(), await uploader.step(), await uploader.step()]).toEqual(['more', 'more', 'idle'])
  expect(asked).toEqual(['POST', 'POST', 'HEAD', 'POST', 'HEAD', 'PATCH'])
  for (const hash of hashes) expect(await province.store.file('centre-1', hash)).toMatchObject({ bytes: 50_000 })
})

it('begins anew with a file whose upload expired in between', async () => {
  const asked: string[] = []
  const { centre, hashes } = await centreWith(1, asked, (real) => async (request) => {
    if (request.method === 'PATCH') await tus(province.url, token, 'DELETE', `/${hashes[0]}`)
    return await real(request)
  })
  await announce(province.url, token, hashes[0] ?? '', 50_000)
  await sendPart(province.url, token, hashes[0] ?? '', 0, bytesOf(0).subarray(0, 20_000))
  expect(await createUploader(centre.world, FREE).step()).toBe('more')
  expect(asked).toEqual(['POST', 'HEAD', 'PATCH', 'POST'])
  expect(await province.store.file('centre-1', hashes[0] ?? '')).toMatchObject({ bytes: 50_000 })
})

it('tells a line that broke under several files once', async () => {
  const { centre } = await centreWith(4, [], () => () => Promise.reject(new Error('no line')))
  const uploader = createUploader(centre.world, FREE)
  const faults: unknown[] = []
  const { fault } = centre.line
  centre.line.fault = (found) => {
    faults.push(found)
    fault(found)
  }
  await Promise.all(Array.from({ length: 4 }, () => uploader.step()))
  expect(faults).toEqual([{ kind: 'retry', cause: 'unreachable' }])
})
