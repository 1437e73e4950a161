import { expect, it } from 'vitest'
import { SIDES_EQUAL, setSyncStage } from '../../testkit/sync-stage.ts'
import { sendAll } from '../../testkit/sync-steps.ts'
import { besides } from '../../testkit/sync-centre.ts'
import { createSender } from './sender.ts'
import { createLine } from './line.ts'
import type { SyncWorld } from './world.ts'

const stage = setSyncStage()
const HOUR_MS = 3_600_000

it.each([
  [409, 'GAP'],
  [503, 'STORAGE_UNAVAILABLE'],
  [400, 'BODY_UNREADABLE'],
  [500, 'INTERNAL'],
])('a province that says how far it is, and takes no row (%i %s), is asked ever more seldom', async (status, code) => {
  const centre = await stage.begin()
  await centre.write([besides(1)])
  let asked = 0
  stage.net = (request, real) => {
    asked += 1
    return request.path === '/v1/events'
      ? Promise.resolve({ status, header: () => null, body: Buffer.from(JSON.stringify({ code, message: code })) })
      : real(request)
  }
  const line = createLine(stage.time.clock, () => 0.5)
  const world: SyncWorld = { ...centre.world, line }
  const sender = createSender(world)
  const end = stage.time.clock.monotonic() + HOUR_MS
  while (stage.time.clock.monotonic() < end) {
    await sender.step()
    stage.time.advance(Math.max(1, line.waitMs()))
  }
  expect(asked).toBeLessThan(60)
})

it('a province that begins a journal, and does not know it when it is asked, is not asked without end', async () => {
  const centre = await stage.begin()
  await centre.write([besides(1)])
  let asked = 0
  // A copy that lags behind answers what is only read.
  stage.net = async (request, real) => {
    if (asked++ > 20) throw new Error('it asks without end')
    const answer = await real(request)
    if (request.path !== '/v1/position') return answer
    const position = { ...JSON.parse(Buffer.from(answer.body).toString()), epoch: null, through: 0, rows: 0 }
    return { ...answer, body: Buffer.from(JSON.stringify(position)) }
  }
  const sender = createSender(centre.world)
  expect(await sender.step()).toBe('fault')
  expect([asked, centre.line.state().code]).toEqual([3, 'not-understood'])
  const starts = (): number => centre.events().filter(({ type }) => type === 'journal.started').length
  centre.line.retryNow()
  await sender.step()
  expect(starts()).toBe(1)
  stage.net = (request, real) => real(request)
  await sendAll(centre, sender)
  expect(await stage.sides(centre)).toEqual(SIDES_EQUAL)
})
