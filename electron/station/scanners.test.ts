import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startScannerSimulator } from '../../hardware/simulators/scanner-sim.ts'
import type { ScannerSimulator } from '../../hardware/simulators/scanner-sim.ts'
import { madeSerialSimLine } from '../../hardware/simulators/lines/serial-sim-line.ts'
import { systemIds } from '../platform/ids.ts'
import type { Log } from '../platform/log.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { listenLive } from '../testkit/listen-live.ts'
import type { Listener } from '../testkit/listen-live.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { startStation } from './start-station.ts'
import type { RunningStation } from './start-station.ts'
import { parseStationConfig } from './station-config.ts'

const CARD = '001085000123||NGUYỄN VĂN AN|01021985|Nam|Số 1, Phố Thử, Phường Mẫu, Hà Nội|10052021'
const timers = systemTimers()

let folder: string
let running: TestCentre
let station: RunningStation
let scanners: ScannerSimulator[]
let said: string
const listeners: Listener[] = []

const note = (...words: unknown[]): void => void (said += JSON.stringify(words))

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scanners-'))
  running = await startTestCentre()
  const paths = ['kiosk', 'desk'].map((name) => join(folder, name))
  scanners = await Promise.all(
    paths.map((path) => startScannerSimulator(madeSerialSimLine({ path, baudRate: 9_600, timers }), 'cr-lf')),
  )
  const kiosk = [...running.centre.deps.store.config().devices.values()].find(({ role }) => role === 'kiosk')
  const config = {
    dataDir: join(folder, 'station'),
    scanners: paths.map((path, i) => ({
      id: `s${i}`,
      name: `Máy quét ${i}`,
      transport: { kind: 'serial', path },
      to: i === 0 ? { deviceId: kiosk?.id } : { counterId: 'C1' },
    })),
  }
  said = ''
  station = await startStation({
    centreUrl: running.url,
    token: running.token('station'),
    config: parseStationConfig(JSON.stringify(config)),
    clock: systemClock(),
    timers,
    ids: systemIds,
    log: { debug: note, info: note, warn: note, error: note } as unknown as Log,
  })
})
afterEach(async () => {
  for (const { socket } of listeners.splice(0)) socket.terminate()
  await station.stop()
  await Promise.all(scanners.map((one) => one.stop()))
  await running.dispose()
  rmSync(folder, { recursive: true })
})

async function listen(token: string): Promise<Listener> {
  const listener = await listenLive(running.url, { hello: { token } })
  listeners.push(listener)
  await listener.next()
  return listener
}

async function scanOf(listener: Listener): Promise<string | null> {
  for (let frame = await listener.next(); frame; frame = await listener.next())
    if ('scan' in frame) return frame.scan.text
  return null
}

it('what is held before a scanner reaches the page that it belongs to, whole and once, and stands in no log', async () => {
  const desk = await running.openCounter(1)
  const [kiosk, counter] = [await listen(running.token('kiosk')), await listen(desk.token)]
  scanners[0]?.scan(CARD)
  scanners[1]?.scan('https://so.example/phone/#3fJk29dlsQw8')
  expect(await scanOf(kiosk)).toBe(CARD)
  expect(await scanOf(counter)).toBe('https://so.example/phone/#3fJk29dlsQw8')
  scanners[0]?.scan('A015')
  expect(await scanOf(kiosk)).toBe('A015')
  expect(said).toContain('scanner ready')
  expect(said).not.toMatch(/001085|3fJk29|NGUY/)
})
