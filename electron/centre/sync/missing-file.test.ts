import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemIds } from '../../platform/ids.ts'
import { dossierEvents } from '../../testkit/sync-centre.ts'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { SIDES_EQUAL, SYNC_START, attachPaper, setSyncStage } from '../../testkit/sync-stage.ts'
import { SYNC_OFFICER, sendAll } from '../../testkit/sync-steps.ts'
import { closeDelivery, resendDelivery } from '../usecases/sync/settle.ts'
import { createPuller } from './puller.ts'
import { createSender } from './sender.ts'
import type { Sender } from './sender.ts'
import { createUploader } from './uploader.ts'
import type { Uploader } from './uploader.ts'

const stage = setSyncStage()

type Line = { readonly centre: SyncCentre; readonly sender: Sender; readonly uploader: Uploader }

/** Files and rows, until neither has anything more to do. */
async function drain({ centre, sender, uploader }: Line): Promise<void> {
  for (let turn = 0; turn < 9; turn++) {
    await sendAll(centre, sender)
    const done = await uploader.step()
    centre.line.retryNow()
    if (done === 'idle' && !centre.deps.store.deliveries.areFilesWanted()) break
  }
  await sendAll(centre, sender)
}

/** Dossier 1 with its first paper at the province, of which a backup is made; then a second paper, and a step. */
async function begin(): Promise<Line & { readonly backup: Buffer; readonly paper: string }> {
  const centre = await stage.begin()
  const line = {
    centre,
    sender: createSender(centre.world),
    uploader: createUploader(centre.world, { isOpen: () => true, bytesPerSecond: () => null }),
  }
  const { events, persons } = dossierEvents(systemIds, 1, SYNC_START).received()
  await centre.write(events, persons)
  await attachPaper(centre, 1)
  await drain(line)
  const backup = stage.backUpProvince()
  const paper = await attachPaper(centre, 2)
  await drain(line)
  await centre.write(dossierEvents(systemIds, 1, SYNC_START).forwarded().events)
  await drain(line)
  return { ...line, backup, paper }
}

/** The province goes on without what it got last, and somebody there wants to know how far both are. */
async function loseFiles({ sender }: Line, backup: Buffer): Promise<void> {
  await stage.restoreProvince(backup, false)
  sender.reposition()
}

const rowsOf = ({ deps }: SyncCentre): string[] =>
  deps.store.deliveries.ofDossier('D1').map(({ type, state }) => `${type} ${state}`)

const settle = (
  { executor, deps }: SyncCentre,
  how: (work: typeof deps, ctx: Parameters<Parameters<typeof executor.execute>[2]>[0]) => object,
): Promise<unknown> => executor.execute(SYNC_OFFICER, null, (ctx) => how(deps, ctx))

it('sends a file again that the province has lost, and then its row, without anybody', async () => {
  const line = await begin()
  await loseFiles(line, line.backup)
  await sendAll(line.centre, line.sender)
  // What comes after it in the dossier does not wait for a file.
  expect(rowsOf(line.centre)).toEqual([
    'dossier.received accepted',
    'digital.attached accepted',
    'digital.attached rejected',
    'dossier.forwarded accepted',
  ])
  expect(await stage.statusOf(1)).toEqual(['4 0'])
  expect(line.centre.deps.store.deliveries.filesLeft()).toEqual({ files: 1, bytes: 5_000 })
  await drain(line)
  expect(await stage.province.store.file('centre-1', line.paper)).toMatchObject({ bytes: 5_000 })
  expect(await stage.sides(line.centre)).toEqual(SIDES_EQUAL)
  const types = line.centre.events().map(({ type }) => type)
  expect(types.filter((type) => type.startsWith('delivery.'))).toEqual(['delivery.fileTaken', 'delivery.fileTaken'])
})

it('hears with its changes that a file has rotted at the province, and sends it and its row again', async () => {
  const line = await begin()
  const there = join(stage.province.dir, 'files', 'centre-1', line.paper.slice(0, 2), line.paper)
  writeFileSync(there, Buffer.alloc(5_000, 'rot'))
  await stage.province.operate('/files/check', { everything: true })
  await expect.poll(() => stage.province.store.lostFiles(), { timeout: 10_000 }).toMatchObject([{ spoilt: 1 }])
  const puller = createPuller(line.centre.world, line.sender.reposition)
  await puller.step()
  await drain(line)
  expect(await stage.sides(line.centre)).toEqual(SIDES_EQUAL)
  expect(await stage.province.store.lostFiles()).toEqual([])
  expect(readFileSync(there)).toEqual(Buffer.alloc(5_000, '2'))
  // What it heard once it does not ask for again.
  const asked = await line.centre.world.adapter.pullStatus(null)
  expect(asked).toMatchObject({ ok: true, value: { through: expect.any(Number) as number } })
  expect(asked.ok && asked.value.filesMissing).toBeUndefined()
})

it('keeps to what it was doing when the answer about the row is lost, or asked for again', async () => {
  const line = await begin()
  await loseFiles(line, line.backup)
  await sendAll(line.centre, line.sender)
  await line.uploader.step()
  line.sender.reposition()
  let lost = 0
  stage.net = async (request, real) => {
    const answer = await real(request)
    if (request.path === '/v1/events' && lost++ === 0) throw new Error('the answer was lost')
    return answer
  }
  await drain(line)
  expect(await stage.sides(line.centre)).toEqual(SIDES_EQUAL)
})

it('asks an officer after the third time, and tries again when told to', async () => {
  const line = await begin()
  await loseFiles(line, line.backup)
  let refuses = true
  // It says that it takes the file, and does not.
  const said = (status: number, offset: string) => ({
    ...{ status, body: new Uint8Array() },
    header: (name: string) => (name === 'upload-offset' ? offset : null),
  })
  stage.net = async (request, real) => {
    if (refuses && request.method === 'PATCH') return said(204, '5000')
    return refuses && request.path === '/v1/files' ? said(201, '0') : await real(request)
  }
  await drain(line)
  const { deliveries } = line.centre.deps.store
  const [task] = deliveries.openTasks(9)
  expect(task).toMatchObject({ code: 'FILE_MISSING', dossierId: 'D1' })
  expect(deliveries.areFilesWanted()).toBe(false)
  refuses = false
  await settle(line.centre, (deps, ctx) => resendDelivery(deps, { seq: task?.seq ?? 0 }, ctx))
  await drain(line)
  expect(await stage.sides(line.centre)).toEqual(SIDES_EQUAL)
})

it('tells an officer when the centre has the file no more either, and goes on when it is back', async () => {
  const line = await begin()
  const path = line.centre.deps.files.pathOf(line.paper)
  rmSync(path)
  await loseFiles(line, line.backup)
  await drain(line)
  await line.uploader.step()
  const { deliveries } = line.centre.deps.store
  expect(deliveries.openTasks(9)).toMatchObject([{ code: 'FILE_GONE', dossierId: 'D1', reason: null }])
  // Both sides ask one another again: still one task.
  line.sender.reposition()
  await drain(line)
  expect(line.centre.events().filter(({ type }) => type === 'delivery.rejected')).toHaveLength(1)
  writeFileSync(path, Buffer.alloc(5_000, '2'))
  line.uploader.retryNow()
  await drain(line)
  expect(await stage.sides(line.centre)).toEqual(SIDES_EQUAL)
})

it('lets an officer close what is gone for good', async () => {
  const line = await begin()
  rmSync(line.centre.deps.files.pathOf(line.paper))
  await loseFiles(line, line.backup)
  await drain(line)
  await line.uploader.step()
  const [task] = line.centre.deps.store.deliveries.openTasks(9)
  await settle(line.centre, (deps, ctx) =>
    closeDelivery(deps, { seq: task?.seq ?? 0, note: 'Đã quét lại giấy tờ.' }, ctx),
  )
  await drain(line)
  expect(await stage.sides(line.centre)).toEqual(SIDES_EQUAL)
  expect(line.centre.deps.store.deliveries.filesLeft().files).toBe(0)
})

it('tells an officer of a paper that was gone before it was ever sent; the province hears nothing of it', async () => {
  const line = await begin()
  rmSync(line.centre.deps.files.pathOf(await attachPaper(line.centre, 3)))
  await line.uploader.step()
  const { deliveries } = line.centre.deps.store
  const [task] = deliveries.openTasks(9)
  expect(task?.code).toBe('FILE_GONE')
  await settle(line.centre, (deps, ctx) => closeDelivery(deps, { seq: task?.seq ?? 0, note: 'Máy quét lỗi.' }, ctx))
  await drain(line)
  expect(await stage.sides(line.centre)).toEqual(SIDES_EQUAL)
  expect(deliveries.filesLeft().files).toBe(0)
})
