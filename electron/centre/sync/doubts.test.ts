import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, it } from 'vitest'
import { startTestProvince } from '../../../province/testkit/start-test-province.ts'
import type { TestProvince } from '../../../province/testkit/start-test-province.ts'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../../shared/testkit/manual-time.ts'
import { systemIds } from '../../platform/ids.ts'
import { besides, dossierEvents, openSyncCentre } from '../../testkit/sync-centre.ts'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { SYNC_OFFICER, sendAll, wholeLife } from '../../testkit/sync-steps.ts'
import { makePerson } from '../journal/persons.ts'
import type { Deps } from '../usecases/context.ts'
import { resyncProvince } from '../usecases/sync/act.ts'
import { CATALOGUES } from '../usecases/sync/apply-changes.ts'
import { readReach } from '../usecases/sync/reach.ts'
import { withheldRow } from '../usecases/sync/withhold.ts'
import { createCatalogueFetcher } from './catalogues.ts'
import { fill } from './fill.ts'
import { httpTransport } from './http/transport.ts'
import type { Transport } from './http/transport.ts'
import { createSender } from './sender.ts'
import type { Sender } from './sender.ts'
import { createUploader } from './uploader.ts'

const START = Date.parse('2026-11-23T01:00:00Z')

let province: TestProvince
let time: ManualTime
let token = ''
/** Comes between a centre and its province. */
let net: (request: Parameters<Transport>[0], real: Transport) => ReturnType<Transport>
const dirs: string[] = []

afterEach(async () => {
  await province.dispose()
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

function newDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sync-'))
  dirs.push(dir)
  return dir
}

async function begin(): Promise<SyncCentre> {
  net = (request, real) => real(request)
  time = createManualTime(START)
  province = await startTestProvince({ clock: time.clock })
  token = await province.addCentre('centre-1')
  return await open(newDir())
}

function open(dir: string): Promise<SyncCentre> {
  const real = httpTransport(province.url)
  return openSyncCentre({
    ...{ id: 'centre-1', dir, token, ids: systemIds, chance: () => 0, ...time },
    transport: (request) => net(request, real),
    pack: (text) => gzipSync(text),
  })
}

async function sidesOf(centre: SyncCentre): Promise<object> {
  const there = await province.store.centre('centre-1')
  const reach = readReach(centre.deps)
  return {
    isEqual: [reach?.through === there?.through, reach?.rows === there?.rows, reach?.digest === there?.digest],
    waiting: centre.deps.store.deliveries.waiting().rows,
    tasks: centre.deps.store.deliveries.openTasks(9).map(({ seq, code }) => `${seq} ${code}`),
    epochs: there?.epochs.length,
  }
}
const EQUAL = { isEqual: [true, true, true], waiting: 0, tasks: [], epochs: 1 }

const statusOf = async (...numbers: number[]): Promise<string[]> => {
  const codes = numbers.map((no) => dossierEvents(systemIds, no, START).code)
  const found = await province.store.transaction((tx) => tx.dossiers('centre-1', codes))
  return found.map(({ status, apologies }) => `${status} ${apologies}`)
}

/** A person presses the button that sends everything anew. */
const resync = (centre: SyncCentre, sender: Sender): Promise<unknown> =>
  centre.executor.execute(SYNC_OFFICER, null, (ctx) =>
    resyncProvince(
      { ...centre.deps, line: { state: () => ({}), retryNow: () => sender.reposition() } } as unknown as Deps,
      { what: 'up' },
      ctx,
    ),
  )

it('what an older copy of the file wrote before the line was back is not taken for what it has lost', async () => {
  const centre = await begin()
  await wholeLife(centre, 1, START)
  await sendAll(centre)
  const backup = centre.db.serialize()
  for (const no of [2, 3, 4]) await wholeLife(centre, no, START)
  await sendAll(centre)
  const dir = newDir()
  writeFileSync(join(dir, 'centre.db'), backup)
  const restored = await open(dir)
  // Fewer events than were lost, and the line comes later.
  await wholeLife(restored, 5, START)
  await sendAll(restored)
  expect(await sidesOf(restored)).toEqual({ ...EQUAL, epochs: 2 })
  expect(await statusOf(1, 5)).toEqual(['10 1', '10 1'])
  centre.db.close()
})

it('an older copy of the file that wrote nothing begins after all that it has', async () => {
  const centre = await begin()
  await wholeLife(centre, 1, START)
  const backup = centre.db.serialize()
  await wholeLife(centre, 2, START)
  await sendAll(centre)
  const dir = newDir()
  writeFileSync(join(dir, 'centre.db'), backup)
  const restored = await open(dir)
  await sendAll(restored)
  await wholeLife(restored, 3, START)
  await sendAll(restored)
  expect(await sidesOf(restored)).toEqual({ ...EQUAL, epochs: 2 })
  expect(await statusOf(1, 3)).toEqual(['10 1', '10 1'])
  centre.db.close()
})

it('sent anew, a row that would be made otherwise today is the same row still', async () => {
  const centre = await begin()
  const sender = createSender(centre.world)
  for (const no of [1, 2]) await wholeLife(centre, no, START)
  await sender.step()
  await centre.write([besides(7)])
  const withheld = centre.journal.head().seq
  await wholeLife(centre, 3, START)
  await fill(centre.world)
  await centre.executor.execute(SYNC_OFFICER, null, () => withheldRow(centre.deps, withheld))
  await sendAll(centre, sender)
  const before = await sidesOf(centre)
  expect(before).toEqual({ ...EQUAL, tasks: [`${withheld} TYPE_UNKNOWN`] })
  await resync(centre, sender)
  await sendAll(centre, sender)
  expect(await sidesOf(centre)).toEqual(before)
  expect(await statusOf(1, 2, 3)).toEqual(['10 1', '10 1', '10 1'])
})

it.each(['/v1/events', '/v1/position'])(
  'whoever has everything sent anew while %s is under way leaves nothing lying',
  async (path) => {
    const centre = await begin()
    await wholeLife(centre, 1, START)
    await sendAll(centre)
    await wholeLife(centre, 2, START)
    const sender = createSender(centre.world)
    let isPressed = false
    net = async (request, real) => {
      const answer = await real(request)
      if (request.path === path && !isPressed) {
        isPressed = true
        await resync(centre, sender)
      }
      return answer
    }
    await sendAll(centre, sender)
    expect(await sidesOf(centre)).toEqual(EQUAL)
  },
)

it('an answer to another request says nothing of this one', async () => {
  const centre = await begin()
  await wholeLife(centre, 1, START)
  const sender = createSender(centre.world)
  let times = 0
  net = async (request, real) => {
    const answer = await real(request)
    if (request.path !== '/v1/events' || ++times > 1) return answer
    const other = { ...(JSON.parse(Buffer.from(answer.body).toString()) as object), through: 900, results: [] }
    return { ...answer, body: Buffer.from(JSON.stringify(other)) }
  }
  await sender.step()
  expect(readReach(centre.deps)?.through).toBe(0)
  await sendAll(centre, sender)
  expect(await sidesOf(centre)).toEqual(EQUAL)
})

async function attach(
  centre: SyncCentre,
  n: number,
  disk: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Promise<string> {
  const bytes = Buffer.alloc(5_000, String(n))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await centre.deps.files.keep(sha256, bytes)
  writeFileSync(centre.deps.files.pathOf(sha256), disk(bytes))
  const file = makePerson(`P-file-${n}`, 'digital', sha256)
  await centre.write(
    [
      {
        type: 'digital.attached',
        payload: {
          ...{
            dossierId: 'D1',
            officerId: 'O1',
            part: `c${n}`,
            fileId: `F${n}`,
            sha256,
            bytes: bytes.length,
            pages: 1,
          },
          ...{ format: 'pdf', conformance: null, isSigned: false, dpi: null, source: 'file', file: file.ref },
        },
      },
    ],
    [file.row],
  )
  return sha256
}

it.each([
  ['is not what its name says', (bytes: Buffer) => Buffer.alloc(bytes.length, 'x')],
  ['was cut short', (bytes: Buffer) => bytes.subarray(0, 1_000)],
])('a file that %s on the disk does not keep others from going', async (_, disk) => {
  const centre = await begin()
  const { events, persons } = dossierEvents(systemIds, 1, START).received()
  await centre.write(events, persons)
  await attach(centre, 1, disk)
  const sound = await attach(centre, 2)
  const uploader = createUploader(centre.world, { isOpen: () => true, bytesPerSecond: () => null })
  for (let turn = 0; turn < 6; turn++) {
    await uploader.step()
    centre.line.retryNow()
  }
  expect(await province.store.file('centre-1', sound)).not.toBeNull()
})

it('a quota of files that is used up keeps no rows from going', async () => {
  const centre = await begin()
  const { events, persons } = dossierEvents(systemIds, 1, START).received()
  await centre.write(events, persons)
  await attach(centre, 1)
  net = (request, real) =>
    request.path === '/v1/files' && request.method === 'POST'
      ? Promise.resolve({
          ...{ status: 507, header: () => null },
          body: Buffer.from(JSON.stringify({ code: 'QUOTA_EXCEEDED', message: 'x' })),
        })
      : real(request)
  const uploader = createUploader(centre.world, { isOpen: () => true, bytesPerSecond: () => null })
  await uploader.step()
  expect(centre.line.waitMs()).toBe(0)
  await createSender(centre.world).step()
  expect(await statusOf(1)).toEqual(['2 0'])
})

it('asks how far the other side is when it has less than was thought', async () => {
  const centre = await begin()
  await wholeLife(centre, 1, START)
  const asked: string[] = []
  net = (request, real) => {
    asked.push(request.path)
    if (request.path !== '/v1/events' || asked.includes('gap')) return real(request)
    asked.push('gap')
    const body = Buffer.from(JSON.stringify({ code: 'GAP', message: 'x', detail: { through: 0 } }))
    return Promise.resolve({ status: 409, header: () => null, body })
  }
  await sendAll(centre)
  expect(asked.slice(asked.indexOf('gap') + 1)).toEqual(['/v1/position', '/v1/events'])
  expect(await sidesOf(centre)).toEqual(EQUAL)
})

it('knows here too what is held there behind a refused row', async () => {
  const centre = await begin()
  await province.operate('/centres/centre-1/codes', {
    ...{ agencyId: null, codes: { identifier: 'H42.12', ranges: [{ from: 7, to: 7 }] } },
    ...{ from: '2026-01-01', until: null, revoked: false },
  })
  const steps = dossierEvents(systemIds, 1, START)
  for (const { events, persons } of [steps.received(), steps.forwarded()]) await centre.write(events, persons)
  await sendAll(centre)
  expect(centre.deps.store.deliveries.ofDossier('D1').map(({ state }) => state)).toEqual(['rejected', 'held'])
})

it('keeps nothing of who was erased in what waits, and sends nothing of it', async () => {
  const centre = await begin()
  const { events, persons } = dossierEvents(systemIds, 1, START).received()
  await centre.write(events, persons)
  await fill(centre.world)
  const frozen = (): string => centre.db.prepare('SELECT COALESCE(body, 0) FROM delivery').pluck().all().join('')
  expect(frozen()).toContain('Nguyễn Thị Mẫu')
  const [filer] = centre.deps.store.dossiers.parties('D1')
  const personId = filer?.personId ?? ''
  await centre.executor.execute({ kind: 'nobody', address: '' }, null, (ctx) => ({
    events: [{ type: 'person.erased', payload: { personId, ground: 'request' } }],
    apply: (operational) => operational.erasePersons([personId], ctx.now),
  }))
  expect(frozen()).not.toContain('Nguyễn Thị Mẫu')
  await sendAll(centre)
  expect(await province.store.transaction((tx) => tx.personOf('centre-1', personId))).toBeNull()
  expect(await sidesOf(centre)).toEqual(EQUAL)
})

it('a version of the catalogue that is not there keeps no rows from going', async () => {
  const centre = await begin()
  const { events, persons } = dossierEvents(systemIds, 1, START).received()
  await centre.write(events, persons)
  const version = { version: 'v1', from: '2026-11-23', decision: 'x', sha256: 'a'.repeat(64), bytes: 1 }
  const told = JSON.stringify([JSON.stringify({ ...version, mediaType: 'text/csv' })])
  await centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({
    apply: (operational) => operational.setSyncState(CATALOGUES, told),
  }))
  await createCatalogueFetcher(centre.world)()
  expect(centre.line.waitMs()).toBe(0)
  await sendAll(centre)
  expect(await statusOf(1)).toEqual(['2 0'])
})
