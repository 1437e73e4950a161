import { expect, it } from 'vitest'
import { setSyncStage } from '../../testkit/sync-stage.ts'
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
