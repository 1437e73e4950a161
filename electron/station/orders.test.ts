import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { digitModules } from '../../hardware/simulators/displays/families.ts'
import { startDisplaySimulator } from '../../hardware/simulators/displays/display-sim.ts'
import type { DisplaySimulator } from '../../hardware/simulators/displays/display-sim.ts'
import { serialSimLine } from '../../hardware/simulators/lines/serial-sim-line.ts'
import { openSerialPair } from '../../hardware/testkit/serial-pair.ts'
import type { DeviceHealthView } from '../../shared/api/device-health-views.ts'
import type { DeviceOrder } from '../../shared/api/order-views.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemTimers } from '../platform/time.ts'
import { disposeSound, issue, must, openDesk } from '../testkit/hall.ts'
import { listenLive } from '../testkit/listen-live.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { startStation } from './start-station.ts'
import type { RunningStation } from './start-station.ts'
import { parseStationConfig } from './station-config.ts'

const cleanUp: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

type Stage = {
  readonly centre: TestCentre
  readonly station: RunningStation
  readonly sim: DisplaySimulator
  /** Resolves when the health of devices is so; it is looked at after every event. */
  until(holds: (health: DeviceHealthView) => boolean): Promise<DeviceHealthView>
  order(body: DeviceOrder): Promise<string>
}

/** A centre, and a real station with a simulated printer and two number displays on a real serial line. */
async function start(): Promise<Stage> {
  const centre = await startTestCentre({ printerId: 'p1' })
  cleanUp.push(() => disposeSound(centre))
  const pair = await openSerialPair()
  cleanUp.push(() => pair.close())
  const timers = systemTimers()
  const line = serialSimLine({ path: pair.b, baudRate: 9_600, timers })
  const sim = await startDisplaySimulator({ line, family: digitModules(4), addresses: [1, 2], timers })
  cleanUp.push(() => sim.stop())
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-orders-'))
  cleanUp.push(() => rmSync(dataDir, { recursive: true }))
  const config = {
    dataDir,
    printers: [{ id: 'p1', name: 'Máy in 1', transport: { kind: 'simulator', speedMmPerSecond: 20_000 } }],
    displays: [
      {
        name: 'Bảng số',
        transport: { kind: 'serial', path: pair.a },
        boards: [1, 2].map((address) => ({ counterId: `C${address}`, model: 'dm56a04', address })),
      },
    ],
  }
  const station = await startStation({
    centreUrl: centre.url,
    token: centre.token('station'),
    config: parseStationConfig(JSON.stringify(config)),
    clock: centre.clock,
    timers,
    ids: systemIds,
    log: openLog('silent'),
  })
  cleanUp.push(() => station.stop())
  const token = await centre.logIn('technician')
  const technician = centre.client(token)
  const health = async (): Promise<DeviceHealthView> => must(await technician.call('listDeviceHealth', {}))
  return {
    centre,
    station,
    sim,
    async until(holds) {
      const live = await listenLive(centre.url, { hello: { token } })
      cleanUp.push(() => live.cut())
      let seen = await health()
      // A beat comes at the latest: what is told without an event is seen then.
      while (!holds(seen)) {
        await live.next()
        seen = await health()
      }
      return seen
    },
    order: async (body) => must(await technician.call('orderDevice', { body })).order.id,
  }
}

test('the centre hears which printers and displays a station has, and what they show', async () => {
  const { centre, until } = await start()
  await issue(centre)
  const { number } = await (await openDesk(centre, 2)).take()
  const health = await until(
    ({ displays, printers }) =>
      displays.every(({ state }) => state === 'shown') &&
      displays[1]?.shown === number &&
      printers[0]?.paper.printed === 1,
  )
  expect(health.displays).toMatchObject([
    { id: '1.1', counterNumber: 1, state: 'shown', shows: '' },
    { id: '1.2', counterNumber: 2, state: 'shown', shows: number },
  ])
  expect(health.printers[0]).toMatchObject({
    state: 'ready',
    station: { name: 'station 1', printer: 'Máy in 1', facts: { confirms: 'mark' } },
    paper: { printed: 1 },
  })
  expect(health.printers[0]?.paper.usedMm).toBeGreaterThan(60)
  expect(health.devices.find(({ id }) => id === 'station-1')).toMatchObject({
    state: 'good',
    station: { source: 'file', printers: 1, displays: 2, problems: [] },
  })
})

test('a display that dies is known, and one that is tested is known to live', async () => {
  const { sim, until, order } = await start()
  const two = (state: string) => (health: DeviceHealthView) => health.displays[1]?.state === state
  await until(two('shown'))
  sim.setFault(2, 'dead')
  const id = await order({ kind: 'test-number', stationId: 'station-1', displayId: '1.2', number: '888' })
  const health = await until(two('dead'))
  expect(health.displays[1]?.deadSince).not.toBeNull()
  await until(({ orders }) => orders.some((one) => one.id === id && one.state === 'failed' && one.cause === 'dead'))
  sim.setFault(2, 'none')
  const again = await order({ kind: 'test-number', stationId: 'station-1', displayId: '1.2', number: '888' })
  await until(({ orders }) => orders.some((one) => one.id === again && one.state === 'done'))
  expect(sim.boards()[1]?.shows).toBe(' 888')
  expect((await until(two('shown'))).displays[1]?.deadSince).toBeNull()
})

test('a test print comes out once, marked as one, and is counted; without paper it is told why it does not', async () => {
  const { station, until, order } = await start()
  const printer = station.simulators.get('p1')
  await until(({ printers }) => printers[0]?.station?.facts !== null)
  const id = await order({ kind: 'test-print', printerId: 'p1' })
  const { printers } = await until(({ orders }) => orders.some((one) => one.id === id && one.state === 'done'))
  expect(printer?.papers()).toHaveLength(1)
  expect(printers[0]?.paper).toMatchObject({ tests: 1, printed: 0 })
  printer?.setFault('paper-end')
  await until((health) => health.printers[0]?.cause === 'paper-end')
  const none = await order({ kind: 'test-print', printerId: 'p1' })
  await until(({ orders }) => orders.some((one) => one.id === none && one.cause === 'paper-end'))
  printer?.setFault(null)
  const { printers: after } = await until((health) => health.printers[0]?.state === 'ready')
  expect(printer?.papers()).toHaveLength(1)
  expect(after[0]?.paper).toMatchObject({ by: 'printer', tests: 0 })
})

test('a printer is asked again, and a machine is looked through', async () => {
  const { centre, until, order } = await start()
  await until(({ printers }) => printers[0]?.station !== null)
  const asked = await order({ kind: 'probe-printer', printerId: 'p1' })
  await until(({ orders }) => orders.some((one) => one.id === asked && one.state === 'done'))
  const found = await order({ kind: 'find-devices', stationId: 'station-1' })
  await until(({ orders }) => orders.some((one) => one.id === found && one.state === 'done'))
  const technician = centre.client(await centre.logIn('technician'))
  const { findings } = must(await technician.call('getDeviceOrder', { params: { orderId: found } }))
  expect(findings?.printerModels).toContainEqual({ id: 'epson-80', name: expect.any(String) })
  expect(findings?.displayModels).toContainEqual({ id: 'dm56a04', name: 'dm56a04' })
})
