import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '../electron/platform/log.ts'
import { systemIds } from '../electron/platform/ids.ts'
import { systemTimers } from '../electron/platform/time.ts'
import { parseStationConfig } from '../electron/station/station-config.ts'
import { startStation } from '../electron/station/start-station.ts'
import type { RunningStation } from '../electron/station/start-station.ts'
import { issue, must, openDesk } from '../electron/testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../electron/testkit/start-test-centre.ts'
import type { TestCentre } from '../electron/testkit/start-test-centre.ts'
import { startDisplaySimulator } from '../hardware/simulators/displays/display-sim.ts'
import { digitModules } from '../hardware/simulators/displays/families.ts'
import { playPrinter } from '../hardware/simulators/escpos-printer-sim.ts'
import type { PlayedPrinter } from '../hardware/simulators/escpos-printer-sim.ts'
import { madeSerialSimLine } from '../hardware/simulators/lines/serial-sim-line.ts'
import { tcpSimLine } from '../hardware/simulators/lines/tcp-sim-line.ts'
import { wait } from '../hardware/wait.ts'
import { median, percentile, spread } from './figures.ts'

const TICKETS = 60
const FAULTS = 7
const BOARDS = 12
const DEAD = [3, 6, 9]
const CALLS = 60
const NEVER = new AbortController().signal
const timers = systemTimers()
const pause = (ms: number): Promise<void> => wait(timers, ms, NEVER)

/** From the touch to the printer's last byte, from the end of the paper to the kiosk, from the call to the boards. */
export async function measureDevices(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-devices-'))
  await measurePrinting(folder)
  await measureBoards(folder)
  rmSync(folder, { recursive: true })
}

const stationAt = (centre: TestCentre, dataDir: string, devices: object): Promise<RunningStation> =>
  startStation({
    centreUrl: centre.url,
    token: centre.token('station'),
    config: parseStationConfig(JSON.stringify({ dataDir, ...devices })),
    clock: centre.clock,
    timers,
    ids: systemIds,
    log: openLog('silent'),
  })

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(1)
}

async function measurePrinting(folder: string): Promise<void> {
  const centre = await startTestCentre({ printerId: 'p1', allowances: NO_LIMITS })
  let lastByte = 0
  const tcp = tcpSimLine({ host: '127.0.0.1', port: 0 })
  const sim: PlayedPrinter = await playPrinter({
    line: (end) =>
      tcp({
        ...end,
        onBytes(bytes) {
          lastByte = performance.now()
          end.onBytes(bytes)
        },
      }),
    paperDir: join(folder, 'papers'),
    width: 576,
    speedMmPerSecond: 20_000,
    // Takes a whole ticket, so that the paper does not hold the line up.
    bufferBytes: 1_000_000,
    clock: centre.clock,
    timers,
  })
  const printers = [{ id: 'p1', name: 'p1', transport: sim.address }]
  const station = await stationAt(centre, join(folder, 'printing'), { printers })
  const touches: number[] = []
  for (let ticket = 0; ticket < TICKETS; ticket += 1) {
    const start = performance.now()
    await issue(centre)
    await until(() => sim.papers().length > ticket)
    touches.push(lastByte - start)
    await until(() => sim.work() === 'idle')
  }
  const told: number[] = []
  const kiosk = centre.client(centre.token('kiosk'))
  for (let fault = 0; fault < FAULTS; fault += 1) {
    sim.setFault('paper-end', { afterRows: 300 })
    const { id } = await issue(centre)
    await until(() => sim.work() === 'stuck')
    const start = performance.now()
    await until(async () => {
      const { ticket } = must(await kiosk.call('getTicket', { params: { ticketId: id } }))
      return ticket.printCause === 'paper-end'
    })
    told.push(performance.now() - start)
    const papers = sim.papers().length
    sim.setFault(null)
    await until(() => sim.papers().length > papers)
  }
  await station.stop()
  await sim.stop()
  await centre.dispose()
  const p99 = percentile(touches, 0.99).toFixed(0)
  console.log(
    `touch to last byte at the printer    p50 ${median(touches).toFixed(0)} ms, p99 ${p99} ms (${TICKETS} tickets)`,
  )
  console.log(`paper out in mid job, known at kiosk ${spread(told)} ms (${FAULTS} times)`)
}

async function measureBoards(folder: string): Promise<void> {
  const centre = await startTestCentre({ counters: BOARDS, allowances: NO_LIMITS })
  const addresses = Array.from({ length: BOARDS }, (_, i) => i + 1)
  const line = madeSerialSimLine({ path: join(folder, 'boards'), baudRate: 9_600, timers })
  const sim = await startDisplaySimulator({ line, family: digitModules(4), addresses, timers })
  for (const address of DEAD) sim.setFault(address, 'dead')
  const boards = addresses.map((address) => ({ counterId: `C${address}`, model: 'dm56a04', address }))
  const station = await stationAt(centre, join(folder, 'boards-station'), {
    displays: [{ name: 'boards', transport: sim.address, boards }],
  })
  const living = addresses.filter((address) => !DEAD.includes(address))
  const shown: number[] = []
  const desks = await Promise.all(living.map((address) => openDesk(centre, address)))
  const shows = (address: number): string | undefined => sim.boards().find((board) => board.address === address)?.shows
  // Which boards are dead is found out when the station starts; from then on they are only probed.
  await pause(3_000)
  for (let call = 0; call < CALLS; call += 1) {
    const turn = call % living.length
    const desk = desks[turn]
    if (!desk) throw new Error('no desk')
    await issue(centre)
    const start = performance.now()
    const { id, number } = await desk.take()
    await until(() => shows(living[turn] ?? 0) === number)
    shown.push(performance.now() - start)
    must(await desk.finish(id))
    await pause(100)
  }
  await station.stop()
  await sim.stop()
  await centre.dispose()
  const [p99, max] = [percentile(shown, 0.99).toFixed(0), Math.max(...shown).toFixed(0)]
  const dead = `${BOARDS} boards on one line at 9,600 baud, ${DEAD.length} of them dead`
  console.log(
    `call to shown on a living board      p50 ${median(shown).toFixed(0)} ms, p99 ${p99} ms, most ${max} ms (${dead})`,
  )
}
