import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, it } from 'vitest'
import { startTestProvince } from '../../../province/testkit/start-test-province.ts'
import type { TestProvince } from '../../../province/testkit/start-test-province.ts'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { systemIds } from '../../platform/ids.ts'
import { besides, dossierEvents, openSyncCentre } from '../../testkit/sync-centre.ts'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { httpTransport } from './http/transport.ts'
import type { Transport } from './http/transport.ts'
import { createSender } from './sender.ts'
import { readReach } from '../usecases/sync/reach.ts'

const START = Date.parse('2026-11-23T01:00:00Z')
let province: TestProvince
const dirs: string[] = []

afterEach(async () => {
  await province.dispose()
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

/** A centre and its province; `net` may break what goes between. */
async function begin(net: (real: Transport) => Transport = (real) => real): Promise<SyncCentre> {
  const time = createManualTime(START)
  province = await startTestProvince({ clock: time.clock })
  const token = await province.addCentre('centre-1')
  const dir = mkdtempSync(join(tmpdir(), 'sync-'))
  dirs.push(dir)
  return await openSyncCentre({
    ...{ id: 'centre-1', dir, token, ids: systemIds, chance: () => 0, ...time },
    transport: net(httpTransport(province.url)),
    pack: (text) => gzipSync(text),
  })
}

async function drain(centre: SyncCentre): Promise<void> {
  const sender = createSender(centre.world)
  for (let done = await sender.step(); done !== 'idle'; done = await sender.step())
    if (done === 'fault') throw new Error(JSON.stringify(centre.line.state()))
}

it('brings both sides to the same rows', async () => {
  const centre = await begin()
  const one = dossierEvents(systemIds, 1, START)
  for (const { events, persons } of [one.received(), one.forwarded(), one.apologised(), one.resultRecorded()])
    await centre.write(events, persons)
  await centre.write([besides(1)])
  await drain(centre)
  const reach = readReach(centre.deps)
  const there = await province.store.centre('centre-1')
  expect(reach).toEqual({ epoch: there?.epochs.at(-1)?.epoch, through: 6, rows: 6, digest: there?.digest })
  expect(centre.deps.store.deliveries.waiting()).toEqual({ rows: 0, oldestMs: null })
  expect(centre.deps.store.deliveries.ofDossier('D1').map(({ state, body, status }) => [state, body, status])).toEqual([
    ['accepted', null, 2],
    ['accepted', null, 4],
    ['accepted', null, 4],
    ['accepted', null, 9],
  ])
})
