import { expect, it } from 'vitest'
import type { SyncView } from '../../../shared/api/sync-views.ts'
import { systemIds } from '../../platform/ids.ts'
import { besides, dossierEvents } from '../../testkit/sync-centre.ts'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { SIDES_EQUAL, SYNC_START, attachPaper, setSyncStage } from '../../testkit/sync-stage.ts'
import { SYNC_OFFICER, newEpoch, sendAll, wholeLife } from '../../testkit/sync-steps.ts'
import type { Deps } from '../usecases/context.ts'
import { endLineNote } from '../usecases/sync/notes.ts'
import { getSync } from '../usecases/sync/read.ts'
import { sendAnchor } from './anchor.ts'
import { createPuller } from './puller.ts'
import { createSender } from './sender.ts'
import { createUploader } from './uploader.ts'

const stage = setSyncStage()
const DAY_MS = 86_400_000

/** What who leads sees. */
function seen({ deps, executor, line }: SyncCentre): SyncView {
  const told = { system: 'reference', ...line.state(), rate: null, reading: null }
  const whole = { ...deps, line: { state: () => told } } as unknown as Deps
  return getSync(whole, executor.context({ kind: 'nobody', address: '' })).sync
}

const press = ({ executor, deps }: SyncCentre, what: 'behind' | 'seal'): Promise<unknown> =>
  executor.execute(SYNC_OFFICER, null, (ctx) => endLineNote(deps, { what }, ctx))

const rowsTo = async (): Promise<number> => (await stage.province.store.centre('centre-1'))?.rows ?? -1

it.each(['rows', 'the seal of the day', 'changes'])(
  'a province that was restored from an older copy is noticed by %s, and gets again what it has lost',
  async (by) => {
    const centre = await stage.begin()
    const sender = createSender(centre.world)
    const puller = createPuller(centre.world, sender.reposition)
    await wholeLife(centre, 1, SYNC_START)
    await sendAll(centre, sender)
    const backup = stage.backUpProvince()
    const before = await rowsTo()
    for (const no of [2, 3]) await wholeLife(centre, no, SYNC_START)
    await sendAll(centre, sender)
    await stage.province.operate('/holidays', { year: 2027, days: [] })
    await puller.step()
    const cursor = centre.deps.store.deliveries.state('cursor')
    await stage.restoreProvince(backup, true)
    if (by === 'rows') await centre.write([besides(1)])
    if (by === 'the seal of the day') await sendAnchor(centre.world, sender.reposition)
    if (by === 'changes') await puller.step()
    await sendAll(centre, sender)
    expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)
    expect(await stage.statusOf(1, 2, 3)).toEqual(['10 1', '10 1', '10 1'])
    expect(seen(centre).behind).toEqual({ atMs: SYNC_START, rows: 10, isDone: true })
    expect(before).toBe(6)
    // What it says is read anew from the beginning: the same place says something else now.
    expect(centre.deps.store.deliveries.state('cursor')).not.toBe(cursor)
    await press(centre, 'behind')
    expect(seen(centre).behind).toBeNull()
  },
)

it('says what goes again while it goes', async () => {
  const centre = await stage.begin()
  const backup = stage.backUpProvince()
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre)
  await stage.restoreProvince(backup, true)
  stage.net = (request, real) => (request.path === '/v1/events' ? Promise.reject(new Error('no line')) : real(request))
  await createSender(centre.world).step()
  expect(seen(centre).behind).toEqual({ atMs: SYNC_START, rows: 6, isDone: false })
})

it('a province of a time before two epochs of this journal began goes on with all of it', async () => {
  const centre = await stage.begin()
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre)
  const backup = stage.backUpProvince()
  for (const no of [2, 3]) {
    await newEpoch(centre)
    await wholeLife(centre, no, SYNC_START)
    await sendAll(centre)
  }
  await stage.restoreProvince(backup, true)
  await sendAll(centre)
  expect(await stage.sides(centre)).toEqual({ ...SIDES_EQUAL, epochs: 2 })
  expect(await stage.statusOf(1, 2, 3)).toEqual(['10 1', '10 1', '10 1'])
  expect(seen(centre).behind).toMatchObject({ isDone: true })
})

it('another seal of the same head is shown to who leads and kept in the journal, and rows go on', async () => {
  const centre = await stage.begin()
  const sender = createSender(centre.world)
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre, sender)
  await sendAnchor(centre.world, sender.reposition)
  // The same number tells of something else now: the past was changed, or grew again after a restore.
  const told = centre.journal.head()
  const head = { ...told, hash: 'b'.repeat(64) }
  stage.time.advance(DAY_MS)
  const forged = { ...centre.world, journal: { ...centre.journal, head: () => head } }
  expect(await sendAnchor(forged, sender.reposition)).toBe(true)
  expect(centre.line.state().state).toBe('up')
  expect(seen(centre).seal).toMatchObject({ seq: head.seq, ours: head.hash, theirs: told.hash })
  expect(centre.events().at(-1)).toMatchObject({ type: 'province.sealDiffered', payload: { ours: head.hash } })
  await wholeLife(centre, 2, SYNC_START)
  await sendAll(centre, sender)
  expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)
  const [there] = await stage.province.store.centres(SYNC_START)
  expect(there?.brokenAnchors).toBe(1)
  await press(centre, 'seal')
  expect(seen(centre).seal).toBeNull()
  expect(centre.events().at(-1)).toMatchObject({ type: 'province.noteSeen', payload: { what: 'seal' } })
})

it('files wait for room at the province and go on when it is given; rows and the sign of the desk do not notice', async () => {
  const centre = await stage.begin(7_000)
  const sender = createSender(centre.world)
  const uploader = createUploader(centre.world, { isOpen: () => true, bytesPerSecond: () => null })
  const { events, persons } = dossierEvents(systemIds, 1, SYNC_START).received()
  await centre.write(events, persons)
  for (const n of [1, 2]) await attachPaper(centre, n)
  expect([await uploader.step(), await uploader.step()]).toEqual(['more', 'later'])
  await sendAll(centre, sender)
  const full = seen(centre)
  expect(full.files).toMatchObject({ left: 1, fullSince: SYNC_START })
  expect(full.line).toMatchObject({ state: 'up', isStuck: false, tasks: 0, waiting: { rows: 0 } })
  await stage.province.operate('/centres/centre-1/quota', { quotaBytes: 20_000 })
  // By itself, some minutes later.
  expect(await uploader.step()).toBe('later')
  stage.time.advance(DAY_MS)
  expect([await uploader.step(), await uploader.step()]).toEqual(['more', 'idle'])
  await sendAll(centre, sender)
  expect(seen(centre).files).toMatchObject({ left: 0, fullSince: null })
  expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)
})
