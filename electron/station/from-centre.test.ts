import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeviceHealthView } from '../../shared/api/device-health-views.ts'
import type { StationDevices } from '../../shared/domain/config/station-devices.ts'
import { codeOf, disposeSound, issue, must, printJobs } from '../testkit/hall.ts'
import { listenLive } from '../testkit/listen-live.ts'
import { startStationFromCentre } from '../testkit/start-station-from-centre.ts'
import type { StationFromCentre } from '../testkit/start-station-from-centre.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { lastConfiguration } from './centre-configuration.ts'

const STATION = 'station-1'
let centre: TestCentre
const cleanUp: (() => Promise<unknown> | void)[] = []
beforeEach(async () => {
  centre = await startTestCentre({ printerId: 'p1' })
  cleanUp.push(() => disposeSound(centre))
})
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

async function start(): Promise<StationFromCentre> {
  const station = await startStationFromCentre(centre)
  cleanUp.push(station.dispose)
  return station
}

const printer = (id: string, model = 'generic-80'): StationDevices['printers'][number] => ({
  id,
  name: `Máy in ${id}`,
  model,
  transport: { kind: 'simulator' },
})

async function configure(devices: Partial<StationDevices>): Promise<string> {
  const technician = centre.client(await centre.logIn('technician'))
  const item = { deviceId: STATION, printers: [], displays: [], scanners: [], ...devices }
  return codeOf(await technician.call('changeConfiguration', { body: { changes: [{ kind: 'station', item }] } }))
}

/** Resolves when the health of devices is so; it is looked at after every event and beat. */
async function until(holds: (health: DeviceHealthView) => boolean): Promise<DeviceHealthView> {
  const token = await centre.logIn('technician')
  const live = await listenLive(centre.url, { hello: { token } })
  const technician = centre.client(token)
  for (;;) {
    const health = must(await technician.call('listDeviceHealth', {}))
    if (holds(health)) {
      await live.cut()
      return health
    }
    await live.next()
  }
}

const printersOf = ({ printers }: DeviceHealthView): string[] =>
  printers.filter(({ station }) => station !== null).map(({ id }) => id)

test('a station takes its devices from the centre, live, and opens what has changed only', async () => {
  const station = await start()
  expect(station.simulators.size).toBe(0)
  expect(await configure({ printers: [printer('p1')] })).toBe('OK')
  await until((health) => health.printers[0]?.state === 'ready' && printersOf(health).length === 1)
  await issue(centre)
  const first = station.simulators.get('p1')
  await until(({ printers }) => printers[0]?.paper.printed === 1)
  expect(first?.papers()).toHaveLength(1)

  expect(await configure({ printers: [printer('p1'), printer('p2', 'generic-58')] })).toBe('OK')
  await until((health) => printersOf(health).join() === 'p1,p2')
  expect(station.simulators.get('p1')).toBe(first)
  expect(await configure({ printers: [printer('p2', 'generic-58')] })).toBe('OK')
  const health = await until((seen) => printersOf(seen).join() === 'p2')
  expect(station.simulators.has('p1')).toBe(false)
  expect(health.devices.find(({ id }) => id === STATION)?.station).toMatchObject({ source: 'centre', printers: 1 })
})

test('what was taken for a printer that the centre configures later, by a station whose store is lost, is unknown', async () => {
  await issue(centre)
  const [job] = await printJobs(centre)
  const lost = centre.client(centre.token('station'))
  must(await lost.call('takePrintJob', { params: { jobId: job?.id ?? '' }, body: { printerId: 'p1' } }))
  const station = await start()
  await configure({ printers: [printer('p1')] })
  await until(({ printers }) => printers[0]?.paper.unknown === 1)
  expect(await printJobs(centre)).toEqual([])
  expect(station.simulators.get('p1')?.papers()).toEqual([])
})

test('what cannot be used is told, and the devices stay as they were, also over a restart', async () => {
  const station = await start()
  await configure({ printers: [printer('p1')] })
  await until((health) => printersOf(health).length === 1)
  await configure({ printers: [printer('p1', 'khong-co')] })
  const problems = (health: DeviceHealthView) =>
    health.devices.find(({ id }) => id === STATION)?.station?.problems.join() ?? ''
  expect(problems(await until((health) => problems(health) !== ''))).toContain('no printer model khong-co')
  expect(station.simulators.has('p1')).toBe(true)
  expect(lastConfiguration(station.dataDir).printers).toMatchObject([{ id: 'p1', model: { id: 'generic-80' } }])
  await configure({ printers: [printer('p1', 'generic-58')] })
  await until((health) => problems(health) === '')
  expect(JSON.parse(readFileSync(join(station.dataDir, 'devices.json'), 'utf8'))).toMatchObject({
    printers: [{ model: 'generic-58' }],
  })
})

test('the centre refuses what does not fit: strangers, counters that are not there, a printer of two stations', async () => {
  const board = (counterId: string) => ({ counterId, model: 'dm56a04', address: 1 })
  const line = (counterId: string) => [
    { name: 'B', transport: { kind: 'tcp' as const, host: 'h', port: 1 }, boards: [board(counterId)] },
  ]
  expect(await configure({ deviceId: 'kiosk-1' })).toBe('CONFIG_INVALID')
  expect(await configure({ displays: line('C99') })).toBe('CONFIG_INVALID')
  expect(await configure({ displays: line('C1'), printers: [printer('p1')] })).toBe('OK')
  expect(await configure({ deviceId: 'station-2', printers: [printer('p1')] })).toBe('CONFIG_INVALID')
  const leader = centre.client(await centre.logIn('leader'))
  must(await leader.call('changeConfiguration', { body: { changes: [{ kind: 'counter', remove: 'C1' }] } }))
  const { stations } = must(await leader.call('getConfiguration', {}))
  expect(stations).toEqual([{ deviceId: STATION, printers: [printer('p1')], displays: [], scanners: [] }])
})
