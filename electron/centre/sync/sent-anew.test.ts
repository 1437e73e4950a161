import { expect, it } from 'vitest'
import { besides } from '../../testkit/sync-centre.ts'
import { SIDES_EQUAL, SYNC_START, setSyncStage } from '../../testkit/sync-stage.ts'
import { SYNC_OFFICER, allAnew, sendAll, wholeLife } from '../../testkit/sync-steps.ts'
import { readReach } from '../usecases/sync/reach.ts'
import { withheldRow } from '../usecases/sync/withhold.ts'
import { fill } from './fill.ts'
import { createSender } from './sender.ts'

const stage = setSyncStage()

it.each([
  [1, [2]],
  [1, [2, 3, 7]],
  [2, [2]],
  [2, [2, 3]],
])('finds where the two part when the province changes while all is sent anew (%i, %j)', async (steps, lost) => {
  const centre = await stage.begin()
  await sendAll(centre)
  await centre.write([besides(7)])
  const withheld = centre.journal.head().seq
  await fill(centre.world)
  // Made again it is another row: nobody can tell by the digest that all is the same.
  await centre.executor.execute(SYNC_OFFICER, null, () => withheldRow(centre.deps, withheld))
  await wholeLife(centre, 1, SYNC_START)
  await sendAll(centre)
  const copy = centre.db.serialize()
  const before = stage.backUpProvince()
  for (const no of lost) await wholeLife(centre, no, SYNC_START)
  await sendAll(centre)
  const branch = stage.backUpProvince()
  const other = await stage.openCopy(copy)
  await stage.restoreProvince(before, true)
  for (const no of [4, 5, 6]) await wholeLife(other, no, SYNC_START)
  const sender = createSender(other.world)
  await sendAll(other, sender)
  await allAnew(other)
  sender.reposition()
  // A province that stumbles is sent less at once.
  let isBroken = false
  stage.net = (request, real) => {
    if (isBroken || request.path !== '/v1/events') return real(request)
    isBroken = true
    return Promise.resolve({ status: 500, header: () => null, body: Buffer.from('') })
  }
  for (let step = 0; step <= steps; step++) {
    await sender.step()
    other.line.retryNow()
  }
  const { through, isCounted } = readReach(other.deps) ?? {}
  expect([through, isCounted]).toEqual([steps === 1 ? 5 : 16, false])
  await stage.restoreProvince(branch, true)
  await sendAll(other, sender)
  expect(await stage.sides(other)).toEqual({ ...SIDES_EQUAL, tasks: [`${withheld} TYPE_UNKNOWN`], open: 1, epochs: 2 })
  expect(await stage.statusOf(1, 4, 5, 6)).toEqual(['10 1', '10 1', '10 1', '10 1'])
})
