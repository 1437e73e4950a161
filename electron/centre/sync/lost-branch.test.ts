import { expect, it } from 'vitest'
import { besides } from '../../testkit/sync-centre.ts'
import type { SyncCentre } from '../../testkit/sync-centre.ts'
import { SIDES_EQUAL, SYNC_START, setSyncStage } from '../../testkit/sync-stage.ts'
import { allAnew, newEpoch, sendAll, wholeLife } from '../../testkit/sync-steps.ts'
import { createSender } from './sender.ts'

const stage = setSyncStage()

/** A centre and its province as they are after one dossier, and a copy of either. */
async function begun(): Promise<{ centre: SyncCentre; copy: Buffer; before: Buffer }> {
  const centre = await stage.begin()
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre)
  return { centre, copy: centre.db.serialize(), before: stage.backUpProvince() }
}

async function lives(centre: SyncCentre, ...numbers: number[]): Promise<void> {
  for (const no of numbers) {
    await wholeLife(centre, no, SYNC_START)
    await sendAll(centre)
  }
}

/** Both go back to copies of before; nobody tells the centre that its disk is an older one. @returns what the province had */
async function partedFrom(copy: Buffer, before: Buffer): Promise<{ branch: Buffer; other: SyncCentre }> {
  const branch = stage.backUpProvince()
  const other = await stage.openCopy(copy)
  await stage.restoreProvince(before, true)
  return { branch, other }
}

it.each([
  ['more', [2, 3], [4]],
  ['as many', [2], [3]],
  ['fewer', [2], [3, 4, 5]],
])('finds where the two part when the province comes to have %s rows of a branch that the disk lost', async (...of) => {
  const [, lost, kept] = of
  const { centre, copy, before } = await begun()
  await lives(centre, ...lost)
  const { branch, other } = await partedFrom(copy, before)
  await lives(other, ...kept)
  await stage.restoreProvince(branch, true)
  await sendAll(other)
  await lives(other, 6)
  expect(await stage.sides(other)).toEqual({ ...SIDES_EQUAL, epochs: 2 })
  expect(await stage.statusOf(1, ...kept, 6)).toEqual([1, ...kept, 6].map(() => '10 1'))
})

it('finds it in the middle of sending, too', async () => {
  const { centre, copy, before } = await begun()
  await lives(centre, 2, 3)
  const { branch, other } = await partedFrom(copy, before)
  const sender = createSender(other.world)
  await wholeLife(other, 4, SYNC_START)
  await sendAll(other, sender)
  await stage.restoreProvince(branch, true)
  await wholeLife(other, 5, SYNC_START)
  // It asks nobody where both are, but sends on: the province has enough rows, and none of these.
  await sendAll(other, sender)
  expect(await stage.sides(other)).toEqual({ ...SIDES_EQUAL, epochs: 2 })
  expect(await stage.statusOf(1, 4, 5)).toEqual(['10 1', '10 1', '10 1'])
})

it('leaves nothing lying of a batch that begins before the end of that branch and ends behind it', async () => {
  const { centre, copy, before } = await begun()
  await lives(centre, 2)
  const { branch, other } = await partedFrom(copy, before)
  const sender = createSender(other.world)
  await sendAll(other, sender)
  await stage.restoreProvince(branch, true)
  for (const no of [3, 4]) await wholeLife(other, no, SYNC_START)
  // The reception of dossier 4 goes under a number that is new to the province.
  await sendAll(other, sender)
  expect(await stage.sides(other)).toEqual({ ...SIDES_EQUAL, epochs: 2 })
  expect(await stage.statusOf(1, 3, 4)).toEqual(['10 1', '10 1', '10 1'])
})

it('leaves nothing lying when all of a batch is new to the province, and something before it is not ours', async () => {
  const { centre, copy, before } = await begun()
  await centre.write([besides(1)])
  await sendAll(centre)
  const { branch, other } = await partedFrom(copy, before)
  const sender = createSender(other.world)
  await sendAll(other, sender)
  await stage.restoreProvince(branch, true)
  // Under the number of the lost row there is one that stays in the building.
  await other.write([{ type: 'province.noteSeen', payload: { what: 'lost', officerId: 'O1' } }])
  await wholeLife(other, 3, SYNC_START)
  await sendAll(other, sender)
  expect(await stage.sides(other)).toEqual({ ...SIDES_EQUAL, epochs: 2 })
  expect(await stage.statusOf(1, 3)).toEqual(['10 1', '10 1'])
})

it('finds it where a restore that was told began an epoch since', async () => {
  const { centre, copy, before } = await begun()
  await lives(centre, 2, 3)
  const { branch, other } = await partedFrom(copy, before)
  await lives(other, 4)
  await newEpoch(other)
  await lives(other, 5)
  await stage.restoreProvince(branch, true)
  await sendAll(other)
  expect(await stage.sides(other)).toEqual({ ...SIDES_EQUAL, epochs: 2 })
  expect(await stage.statusOf(1, 4, 5)).toEqual(['10 1', '10 1', '10 1'])
})

it('finds it when everything is sent anew', async () => {
  const { centre, copy, before } = await begun()
  await lives(centre, 2)
  const { branch, other } = await partedFrom(copy, before)
  await lives(other, 3)
  await stage.restoreProvince(branch, true)
  await allAnew(other)
  await sendAll(other)
  expect(await stage.sides(other)).toEqual({ ...SIDES_EQUAL, epochs: 2 })
  expect(await stage.statusOf(1, 3)).toEqual(['10 1', '10 1'])
})

it('begins no epoch where a row only looks otherwise since somebody in it was erased', async () => {
  const { centre } = await begun()
  await lives(centre, 2)
  const older = stage.backUpProvince()
  await lives(centre, 3)
  const personId = centre.deps.store.dossiers.parties('D2')[0]?.personId ?? ''
  await centre.executor.execute({ kind: 'nobody', address: '' }, null, (ctx) => ({
    events: [{ type: 'person.erased', payload: { personId, ground: 'request' } }],
    apply: (operational) => operational.erasePersons([personId], ctx.now),
  }))
  // That this is the end of a batch is known no more: its rows are compared.
  const through = Number(
    centre.db.prepare(`SELECT MAX(seq) FROM event WHERE json_extract(payload, '$.dossierId') = 'D2'`).pluck().get(),
  )
  expect(centre.db.prepare('DELETE FROM sync_mark WHERE through = ?').run(through).changes).toBe(1)
  await stage.restoreProvince(older, true)
  await sendAll(centre)
  expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)
  expect(await stage.statusOf(1, 2, 3)).toEqual(['10 1', '10 1', '10 1'])
})

it('asks a province whose program is older, and sends on as before', async () => {
  const { centre, before } = await begun()
  await lives(centre, 2)
  let asked = 0
  stage.net = (request, real) => {
    if (!request.path.startsWith('/v1/marks')) return real(request)
    asked += 1
    return real({ ...request, path: '/v1/not-known-here' })
  }
  centre.db.exec('DELETE FROM sync_mark WHERE through < (SELECT MAX(through) FROM sync_mark)')
  await stage.restoreProvince(before, true)
  await sendAll(centre)
  expect(asked).toBe(1)
  expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)
})
