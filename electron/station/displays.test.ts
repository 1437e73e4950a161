import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { digitModules } from '../../hardware/simulators/displays/families.ts'
import { startDisplaySimulator } from '../../hardware/simulators/displays/display-sim.ts'
import type { DisplaySimulator } from '../../hardware/simulators/displays/display-sim.ts'
import { serialSimLine } from '../../hardware/simulators/lines/serial-sim-line.ts'
import { openSerialPair } from '../../hardware/testkit/serial-pair.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemTimers } from '../platform/time.ts'
import { issue, must, openDesk } from '../testkit/hall.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { startStation } from './start-station.ts'
import { parseStationConfig } from './station-config.ts'

const cleanUp: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

/** A centre, a real station, and so many digit modules on a real serial line, for counters 1 and up. */
async function start(
  count: number,
  dead: readonly number[] = [],
): Promise<{ centre: TestCentre; sim: DisplaySimulator }> {
  const centre = await startTestCentre({ counters: Math.max(3, count) })
  cleanUp.push(() => centre.dispose())
  const pair = await openSerialPair()
  cleanUp.push(() => pair.close())
  const addresses = Array.from({ length: count }, (_, i) => i + 1)
  const timers = systemTimers()
  const line = serialSimLine({ path: pair.b, baudRate: 9_600, timers })
  const sim = await startDisplaySimulator({ line, family: digitModules(4), addresses, timers })
  cleanUp.push(() => sim.stop())
  for (const address of dead) sim.setFault(address, 'dead')

  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-displays-'))
  cleanUp.push(() => rmSync(dataDir, { recursive: true }))
  const boards = addresses.map((address) => ({ counterId: `C${address}`, model: 'dm56a04', address }))
  const transport = { kind: 'serial', path: pair.a, baudRate: 9_600 }
  const station = await startStation({
    centreUrl: centre.url,
    token: centre.token('station'),
    config: parseStationConfig(JSON.stringify({ dataDir, displays: [{ name: 'Bảng số', transport, boards }] })),
    clock: centre.clock,
    timers: systemTimers(),
    ids: systemIds,
    log: openLog('silent'),
  })
  cleanUp.push(() => station.stop())
  return { centre, sim }
}

/** Resolves when the boards show this, by address from 1. */
function shows(sim: DisplaySimulator, wanted: Readonly<Record<number, string>>): Promise<void> {
  const holds = (): boolean =>
    Object.entries(wanted).every(
      ([at, text]) => sim.boards().find(({ address }) => address === Number(at))?.shows === text,
    )
  if (holds()) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = sim.onFrame(() => {
      if (!holds()) return
      stop()
      resolve()
    })
  })
}

test('each display shows the number that its counter serves, and nothing when it serves none', async () => {
  const { centre, sim } = await start(2)
  await issue(centre)
  await issue(centre)
  const [one, two] = [await openDesk(centre, 1), await openDesk(centre, 2)]
  const first = must(await one.next()).ticket
  await shows(sim, { 1: 'A001', 2: '    ' })
  must(await two.next())
  await shows(sim, { 1: 'A001', 2: 'A002' })
  must(await one.finish(first?.id ?? ''))
  await shows(sim, { 1: '    ', 2: 'A002' })
  expect(sim.noise()).toEqual([])
})

test('twelve displays, three of them dead: every call is on the nine others', async () => {
  const dead = [3, 6, 9]
  const { centre, sim } = await start(12, dead)
  const living = sim.boards().flatMap(({ address }) => (dead.includes(address) ? [] : [address]))
  for (const n of living) {
    await issue(centre)
    const { number } = await (await openDesk(centre, n)).take()
    await shows(sim, { [n]: number })
  }
  expect(sim.boards().map(({ shows: text }) => text.trim() !== '')).toEqual(
    sim.boards().map(({ address }) => living.includes(address)),
  )
})
