import { afterEach, expect, test } from 'vitest'
import type { DeviceReport } from '../../../shared/api/device-health-views.ts'
import { must } from '../../testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'
import { watchDevices } from './device-health.ts'

let centre: TestCentre
afterEach(() => centre.dispose())

async function start(options: TestCentreOptions = {}) {
  centre = await startTestCentre({ allowances: NO_LIMITS, ...options })
  const technician = centre.client(await centre.logIn('technician'))
  return {
    report: async (body: DeviceReport, role: 'board' | 'rating' | 'kiosk' = 'board') =>
      must(await centre.client(centre.token(role)).call('reportDevice', { body })),
    health: async () => must(await technician.call('listDeviceHealth', {})),
    row: async (id: string) => must(await technician.call('listDeviceHealth', {})).devices.find((row) => row.id === id),
    events: async () =>
      must(await technician.call('listJournal', { query: { limit: 500 } }))
        .entries.filter(({ type }) => type.startsWith('device.troubled') || type.startsWith('device.recovered'))
        .map(({ type, payload }) => [type, payload['deviceId'], payload['trouble']])
        .reverse(),
  }
}

const GB = 1e9
const watch = (disk: { freeBytes: number; totalBytes: number } | null = null) =>
  centre.centre.executor.execute({ kind: 'nobody', address: '' }, null, (ctx) =>
    watchDevices(centre.centre.deps, { disk: disk && { ...disk, atMs: ctx.now } }, ctx),
  )

test('what a device tells stands in its row, and beats are no events', async () => {
  const { report, row, events, health } = await start({ bound: { 'board-1': ['C1', 'C2'] } })
  expect(await row('board-1')).toMatchObject({ state: 'never', lastSeenAt: null, counters: [1, 2] })
  const now = centre.clock.now()
  const head = (await health()).through
  for (let beat = 0; beat < 5; beat++) {
    await report({ painted: { number: 'A001', at: now }, speaker: { state: 'ready' }, clockOffsetMs: 20 })
    centre.clock.advance(10_000)
  }
  expect(await row('board-1')).toMatchObject({
    state: 'good',
    lastSeenAt: now + 40_000,
    painted: { number: 'A001', at: now },
    speaker: { state: 'ready' },
    clockOffsetMs: 20,
    troubles: [],
  })
  expect(await events()).toEqual([])
  expect((await health()).through).toBe(head)
  expect(centre.db.prepare('SELECT COUNT(*) FROM idempotency').pluck().get()).toBeLessThan(3)
})

test('a loudspeaker that falls silent is told once, with its cause, until it speaks again', async () => {
  const { report, row, events } = await start()
  await report({ speaker: { state: 'silent', cause: 'blocked' } })
  await report({ speaker: { state: 'silent', cause: 'blocked' } })
  expect(await row('board-1')).toMatchObject({
    state: 'troubled',
    speaker: { cause: 'blocked' },
    troubles: [{ trouble: 'speaker-silent', since: centre.clock.now() }],
  })
  await report({ speaker: { state: 'silent', cause: 'no-level' } })
  await report({ speaker: { state: 'ready' } })
  await report({ speaker: { state: 'ready' } })
  expect(await row('board-1')).toMatchObject({ state: 'good', troubles: [] })
  expect(await events()).toEqual([
    ['device.troubled', 'board-1', 'speaker-silent'],
    ['device.troubled', 'board-1', 'speaker-silent'],
    ['device.recovered', 'board-1', 'speaker-silent'],
  ])
})

test('a device that tells no more is gone while the centre works, once, until it is back', async () => {
  const { report, row, events } = await start({ preset: 'binh-duong', now: '2026-11-23T10:00' })
  await report({})
  centre.clock.advance(40_000)
  await watch()
  expect(await events()).toEqual([])
  centre.clock.advance(10_000)
  await watch()
  await watch()
  expect(await row('board-1')).toMatchObject({ state: 'troubled', troubles: [{ trouble: 'gone' }] })
  await report({})
  expect(await row('board-1')).toMatchObject({ state: 'good', troubles: [] })
  expect(await events()).toEqual([
    ['device.troubled', 'board-1', 'gone'],
    ['device.recovered', 'board-1', 'gone'],
  ])
})

test('a board that is switched off for the night is away, and nobody is told', async () => {
  const { report, row, events } = await start({ preset: 'binh-duong', now: '2026-11-23T16:55' })
  await report({})
  centre.clock.set('2026-11-23T19:00')
  await watch()
  expect(await row('board-1')).toMatchObject({ state: 'away', troubles: [] })
  centre.clock.set('2026-11-24T08:00')
  await watch()
  expect(await events()).toEqual([['device.troubled', 'board-1', 'gone']])
})

test('a tablet that runs out, and a clock that is wrong, show in the row', async () => {
  const { report, row } = await start()
  await report({ battery: { percent: 12, charging: false }, clockOffsetMs: -90_000 }, 'rating')
  expect((await row('rating-1'))?.troubles.map(({ trouble }) => trouble)).toEqual(['battery-low', 'clock-off'])
  await report({ battery: { percent: 12, charging: true }, clockOffsetMs: 900 }, 'rating')
  expect(await row('rating-1')).toMatchObject({ state: 'good', battery: { percent: 12, charging: true } })
})

test('an input method that spoils what a kiosk scans shows in its row until it is off', async () => {
  const { report, row } = await start()
  await report({ inputMethod: true }, 'kiosk')
  expect(await row('kiosk-1')).toMatchObject({ state: 'troubled', troubles: [{ trouble: 'input-method' }] })
  await report({ inputMethod: false }, 'kiosk')
  expect(await row('kiosk-1')).toMatchObject({ state: 'good', troubles: [] })
})

test('a scanner that types has a row from its first scan on, with Unikey as its trouble', async () => {
  const { health } = await start()
  expect((await health()).keyboardScanners).toEqual([])
  const kiosk = centre.client(centre.token('kiosk'))
  const { client: officer } = await centre.openCounter(1)
  must(await kiosk.call('reportKeyboardScan', { body: { inputMethod: false } }))
  centre.clock.advance(60_000)
  must(await officer.call('reportKeyboardScan', { body: { inputMethod: true } }))
  const now = centre.clock.now()
  expect((await health()).keyboardScanners).toEqual([
    { id: 'kiosk-1', device: 'kiosk 1', counterNumber: null, heardAt: now - 60_000, inputMethod: false },
    { id: 'C1', device: null, counterNumber: 1, heardAt: now, inputMethod: true },
  ])
  must(await officer.call('reportKeyboardScan', { body: { inputMethod: false } }))
  expect((await health()).keyboardScanners).toMatchObject([{ inputMethod: false }, { inputMethod: false }])
  // Somebody without a counter may sit anywhere.
  const technician = centre.client(await centre.logIn('technician'))
  must(await technician.call('reportKeyboardScan', { body: { inputMethod: true } }))
  expect((await health()).keyboardScanners).toHaveLength(2)
})

test('the clock of a demonstration is another one on purpose', async () => {
  const { report, row } = await start({ demo: true })
  await report({ clockOffsetMs: 7_200_000 })
  expect(await row('board-1')).toMatchObject({ state: 'good', clockOffsetMs: 7_200_000 })
})

test('a disk that fills up is told once, and again when it has room', async () => {
  const { health, events } = await start()
  expect((await health()).centre).toEqual({ disk: null, troubles: [] })
  await watch({ freeBytes: 50 * GB, totalBytes: 100 * GB })
  await watch({ freeBytes: 4 * GB, totalBytes: 100 * GB })
  await watch({ freeBytes: 2 * GB, totalBytes: 100 * GB })
  expect((await health()).centre).toMatchObject({ disk: { freeBytes: 2 * GB }, troubles: [{ trouble: 'disk-low' }] })
  await watch({ freeBytes: 30 * GB, totalBytes: 100 * GB })
  expect((await health()).centre.troubles).toEqual([])
  expect(await events()).toEqual([
    ['device.troubled', null, 'disk-low'],
    ['device.recovered', null, 'disk-low'],
  ])
})

test('a disk that hovers at the limit is one trouble until it has clearly more room', async () => {
  const { events } = await start()
  const hover = [4.9, 5.1, 4.9, 6.2, 4.9, 6.3]
  for (const free of hover) await watch({ freeBytes: free * GB, totalBytes: 1_000 * GB })
  await watch({ freeBytes: 5.1 * GB, totalBytes: 1_000 * GB })
  expect(await events()).toEqual([
    ['device.troubled', null, 'disk-low'],
    ['device.recovered', null, 'disk-low'],
  ])
})

test('printers stand there with what waits for them, and the tables are the journal', async () => {
  const { health, report } = await start({ printerId: 'P1' })
  must(await centre.client(centre.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } }))
  expect((await health()).printers).toMatchObject([
    { id: 'P1', state: 'never', waiting: 1, devices: ['kiosk 1', 'kiosk 2'] },
  ])
  const station = centre.client(centre.token('station'))
  must(
    await station.call('reportPrinter', {
      params: { printerId: 'P1' },
      body: { state: 'offline', cause: 'paper-end' },
    }),
  )
  expect((await health()).printers).toMatchObject([{ state: 'offline', cause: 'paper-end', since: centre.clock.now() }])
  await report({ speaker: { state: 'silent', cause: 'no-level' } })
  expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
})
