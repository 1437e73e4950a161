import { afterEach, expect, test } from 'vitest'
import type { DeviceReport } from '../../../shared/api/device-health-views.ts'
import { disposeSound, must, openDesk } from '../../testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let centre: TestCentre
afterEach(() => disposeSound(centre))

async function start(bound: Record<string, string[]>) {
  centre = await startTestCentre({ allowances: NO_LIMITS, bound })
  const [first, second] = [await openDesk(centre, 1), await openDesk(centre, 2)]
  return {
    tell: async (role: 'board' | 'rating', body: DeviceReport) =>
      must(await centre.client(centre.token(role)).call('reportDevice', { body })),
    seen: async () => Promise.all([first, second].map(async (desk) => (await desk.queue()).devices)),
  }
}

test('a silent board is told to the counters that it shows, until it speaks again', async () => {
  const { tell, seen } = await start({ 'board-1': ['C1'] })
  const since = centre.clock.now()
  await tell('board', { speaker: { state: 'silent', cause: 'blocked' } })
  expect(await seen()).toMatchObject([[{ id: 'board-1', role: 'board', trouble: 'speaker-silent', since }], []])
  await tell('board', { speaker: { state: 'ready' } })
  expect(await seen()).toEqual([[], []])
})

test('a board of no counter shows all, and every officer is told', async () => {
  const { tell, seen } = await start({ 'board-1': [] })
  await tell('board', { speaker: { state: 'silent', cause: 'blocked' } })
  expect((await seen()).map(({ length }) => length)).toEqual([1, 1])
})

test('an empty battery is told to the counter of the tablet alone', async () => {
  const { tell, seen } = await start({ 'rating-1': ['C2'] })
  await tell('rating', { battery: { percent: 9, charging: false } })
  expect(await seen()).toMatchObject([[], [{ id: 'rating-1', trouble: 'battery-low', since: null }]])
  await tell('rating', { battery: { percent: 9, charging: true } })
  expect(await seen()).toEqual([[], []])
})
