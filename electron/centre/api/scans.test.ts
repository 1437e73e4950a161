import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LiveFrame } from '../../../shared/api/live.ts'
import { LIVE_BEAT_MS } from '../../../shared/api/live.ts'
import type { ScanTarget } from '../../../shared/api/operations/scans.ts'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../../shared/testkit/manual-time.ts'
import { openLog } from '../../platform/log.ts'
import { listenLive } from '../../testkit/listen-live.ts'
import type { Listener } from '../../testkit/listen-live.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

const CARD = '001085000123||NGUYỄN VĂN AN|01021985|Nam|Số 1, Phố Thử, Phường Mẫu, Hà Nội|10052021'

let running: TestCentre
let time: ManualTime
let listeners: Listener[]
let kiosks: string[]
beforeEach(async () => {
  time = createManualTime()
  listeners = []
  running = await startTestCentre({ timers: time.timers, log: openLog('silent') })
  kiosks = [...running.centre.deps.store.config().devices.values()]
    .filter(({ role }) => role === 'kiosk')
    .map(({ id }) => id)
})
afterEach(async () => {
  for (const { socket } of listeners) socket.terminate()
  await running.dispose()
})

async function listen(token: string): Promise<Listener> {
  const listener = await listenLive(running.url, { hello: { token } })
  listeners.push(listener)
  await listener.next()
  return listener
}
const report = (to: ScanTarget, text = CARD) =>
  running.client(running.token('station')).call('reportScan', { body: { to, text } })

/** The scans that a page hears up to the next beat, which comes after what was sent before. */
async function heardBy(listener: Listener): Promise<LiveFrame[]> {
  const heard: LiveFrame[] = []
  for (let frame = await listener.next(); frame && !('beat' in frame); frame = await listener.next()) heard.push(frame)
  return heard.filter((frame) => 'scan' in frame)
}

describe('a scan', () => {
  test('goes to its kiosk and to nobody else', async () => {
    const desk = await running.openCounter(1)
    const own = await listen(running.token('kiosk'))
    const tokens = [running.token('board'), running.token('rating'), running.token('station'), desk.token]
    const others = await Promise.all([...tokens, await running.logIn('O2', 'C2')].map(listen))
    expect(await report({ deviceId: kiosks[0] ?? '' })).toMatchObject({ ok: true, value: { heard: true } })
    time.advance(LIVE_BEAT_MS)
    expect(await heardBy(own)).toEqual([{ scan: { text: CARD } }])
    for (const other of others) expect(await heardBy(other)).toEqual([])
  })

  test('goes to whoever is logged in at its counter now', async () => {
    const [first, second] = [await running.openCounter(1), await running.openCounter(2)]
    const [own, other, kiosk] = await Promise.all([first.token, second.token, running.token('kiosk')].map(listen))
    expect(await report({ counterId: first.counterId })).toMatchObject({ ok: true, value: { heard: true } })
    time.advance(LIVE_BEAT_MS)
    expect(own && (await heardBy(own))).toEqual([{ scan: { text: CARD } }])
    for (const one of [other, kiosk]) expect(one && (await heardBy(one))).toEqual([])
  })

  test('that nobody hears is gone: who comes later gets nothing', async () => {
    const to = { deviceId: kiosks[0] ?? '' }
    expect(await report(to)).toMatchObject({ ok: true, value: { heard: false } })
    const late = await listen(running.token('kiosk'))
    time.advance(LIVE_BEAT_MS)
    expect(await heardBy(late)).toEqual([])
  })

  test('of somebody who has logged out since goes to nobody', async () => {
    const desk = await running.openCounter(1)
    await listen(desk.token)
    await desk.client.call('deleteSession', { body: {} })
    expect(await report({ counterId: desk.counterId })).toMatchObject({ ok: true, value: { heard: false } })
  })

  test('is in no file of the centre and no event', async () => {
    const before = running.centre.journal.head().seq
    await listen(running.token('kiosk'))
    await report({ deviceId: kiosks[0] ?? '' })
    expect(running.centre.journal.head().seq).toBe(before)
    const files = readdirSync(running.dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(0)
    const found = files.filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes('001085000123'))
    expect(found).toEqual([])
  })

  test('is refused for a page that is not there, and from who is no station', async () => {
    expect(await report({ deviceId: 'khong-co' })).toMatchObject({ ok: false, code: 'DEVICE_UNKNOWN' })
    expect(await report({ counterId: 'khong-co' })).toMatchObject({ ok: false, code: 'COUNTER_UNKNOWN' })
    const kiosk = running.client(running.token('kiosk'))
    const told = await kiosk.call('reportScan', { body: { to: { deviceId: kiosks[0] ?? '' }, text: CARD } })
    expect(told).toMatchObject({ ok: false, code: 'FORBIDDEN' })
  })
})
