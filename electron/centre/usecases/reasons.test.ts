import { afterEach, expect, test } from 'vitest'
import { disposeSound, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import type { Desk } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from '../../testkit/start-test-centre.ts'

let centre: TestCentre
let desk: Desk
async function start(options: TestCentreOptions = {}): Promise<void> {
  centre = await startTestCentre(options)
  desk = await openDesk(centre, 1)
}
afterEach(() => disposeSound(centre))

const pause = async (reason: string) =>
  must(await desk.client.call('pauseCounter', { params: { counterId: 'C1' }, body: { reason } })).counter
const lastReason = (type: string) => payloads(centre, type).at(-1)?.['reason']

test('without a list of its own a centre has the usual reasons, by code', async () => {
  await start()
  const { reasons } = must(await desk.client.call('listReasons', {}))
  const pauses = reasons.filter((reason) => reason.for.includes('pause'))
  expect(pauses.map(({ code, text }) => [code, text])).toEqual([
    ['break', null],
    ['meeting', null],
    ['helping', null],
    ['device', null],
  ])
  expect((await pause('break')).pauseReason).toBe('break')
  expect(lastReason('counter.paused')).toEqual({ code: 'break', words: null })
})

test('a list of its own: the journal keeps the code, screens say its text, own words stay erasable', async () => {
  const reasons = [
    { code: 'training', text: 'Tập huấn nghiệp vụ', textEn: 'Training', for: ['pause' as const] },
    { code: 'archive', text: 'Tra cứu hồ sơ lưu', textEn: 'Searching the archive', for: ['hold' as const] },
  ]
  await start({ settings: { 'desk.reasons': reasons } })
  expect(must(await desk.client.call('listReasons', {})).reasons).toEqual(reasons)
  expect(await pause('training')).toMatchObject({ pauseReason: 'Tập huấn nghiệp vụ', pauseReasonEn: 'Training' })
  expect(lastReason('counter.paused')).toEqual({ code: 'training', words: null })
  must(await desk.client.call('openCounter', { params: { counterId: 'C1' }, body: {} }))
  const paused = await pause('đi khám')
  expect([paused.pauseReason, paused.pauseReasonEn]).toEqual(['đi khám', undefined])
  expect(lastReason('counter.paused')).toMatchObject({ code: 'other', words: { id: expect.any(String) } })
  must(await desk.client.call('openCounter', { params: { counterId: 'C1' }, body: {} }))

  await issue(centre)
  const { id } = await desk.take()
  must(await desk.hold(id, 'archive'))
  expect((await desk.queue()).held[0]).toMatchObject({
    heldReason: 'Tra cứu hồ sơ lưu',
    heldReasonEn: 'Searching the archive',
  })
  expect(lastReason('ticket.held')).toEqual({ code: 'archive', words: null })
})
