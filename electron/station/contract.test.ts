import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bitmap } from '../../hardware/bitmap.ts'
import { DISPLAY_CONTRACT } from '../../hardware/contract/display-contract.ts'
import type { DisplayContractBench } from '../../hardware/contract/display-contract.ts'
import { PRINTER_CONTRACT } from '../../hardware/contract/printer-contract.ts'
import type { PrinterContractBench, PrinterHand } from '../../hardware/contract/printer-contract.ts'
import { testPaper } from '../../hardware/contract/test-paper.ts'
import { until } from '../../hardware/contract/until.ts'
import { createDisplayBus } from '../../hardware/devices/display-bus.ts'
import { createEscposPrinter } from '../../hardware/devices/escpos-printer.ts'
import type { TicketPrinter } from '../../hardware/ports.ts'
import { PLAIN_DIALECT } from '../../hardware/protocols/escpos/dialect.ts'
import { fitText } from '../../hardware/protocols/displays/display-protocol.ts'
import { decodePng } from '../../hardware/render/png.ts'
import { createTicketRenderer } from '../../hardware/render/render-ticket.ts'
import type { DisplaySimulator } from '../../hardware/simulators/displays/display-sim.ts'
import { DISPLAY_PLAYERS } from '../../hardware/simulators/displays/models.ts'
import type { PlayedPrinter } from '../../hardware/simulators/escpos-printer-sim.ts'
import type { PrinterFault } from '../../hardware/simulators/sim-state.ts'
import type { SimAddress } from '../../hardware/simulators/lines/sim-line.ts'
import { parseSimulationConfig } from '../../hardware/simulators/simulation/simulation-config.ts'
import { startSimulation } from '../../hardware/simulators/simulation/start-simulation.ts'
import type { Simulation } from '../../hardware/simulators/simulation/start-simulation.ts'
import { pipeTransport } from '../../hardware/testkit/pipe-transport.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { displayProtocol } from './device-config.ts'
import { openLine } from './open-line.ts'
import { openPrinters } from './open-printers.ts'
import { parseStationConfig } from './station-config.ts'
import { openStationStore } from './station-store.ts'

const timers = systemTimers()
const clock = systemClock()
const renderer = createTicketRenderer()
/** Dead boards are probed twenty times as often as in a hall. */
const impatient = { ...timers, every: (ms: number, run: () => void) => timers.every(ms / 20, run) }

let folder: string
let simulation: Simulation
const close: (() => Promise<unknown> | void)[] = []

async function simulate(config: object): Promise<void> {
  const made = mkdtempSync(join(tmpdir(), 'contract-'))
  close.push(() => rmSync(made, { recursive: true }))
  folder = made
  const text = JSON.stringify(config).replaceAll('FOLDER', folder)
  simulation = await startSimulation(parseSimulationConfig(text), clock, timers)
  close.push(() => simulation.stop())
}
afterAll(async () => {
  for (const step of close.splice(0).reverse()) await step()
})

const HANDS: Record<Exclude<PrinterHand, 'put-aside'>, [fault: PrinterFault | null, afterRows?: number]> = {
  'take-paper': ['paper-end'],
  'put-paper': [null],
  'open-cover': ['cover-open'],
  'close-cover': [null],
  'switch-off': ['power-off'],
  'switch-on': [null],
  'open-cover-soon': ['cover-open', 150],
  'switch-off-soon': ['power-off', 150],
}

/** Whole papers since the last question, by the pictures that were asked for. */
function printerBench(played: PlayedPrinter, printer: PrinterContractBench['printer']): PrinterContractBench {
  const asked = new Map<string, Bitmap>()
  let looked = 0
  return {
    printer,
    timers,
    async paper(number) {
      const bitmap = await testPaper(renderer, number, printer.width, 0)
      asked.set(number, bitmap)
      return bitmap
    },
    async hand(action) {
      if (action === 'put-aside') {
        await until(timers, 5_000, () => (played.work() === 'idle' ? true : null))
        looked = played.papers().length
        return
      }
      const [fault, afterRows = 0] = HANDS[action]
      played.setFault(fault, { afterRows })
    },
    async sees(numbers) {
      const papers = played.papers().slice(looked)
      looked += papers.length
      const pictures = await Promise.all(papers.map(async ({ file }) => decodePng(await readFile(file))))
      const whole = pictures.map((picture) => [...asked].find(([, bitmap]) => isSame(bitmap, picture))?.[0])
      return JSON.stringify(whole.filter((number) => number !== undefined)) === JSON.stringify(numbers)
    },
  }
}

const isSame = (a: Bitmap, b: Bitmap): boolean => a.height === b.height && Buffer.from(a.rows).equals(b.rows)

const FAST = { speedMmPerSecond: 20_000, paperDir: 'FOLDER/papers' }
const PRINTERS: [name: string, config: object, asFile?: 'as a file'][] = [
  ['on a network', { line: { kind: 'tcp' } }],
  ['on a network, with a small buffer', { line: { kind: 'tcp', secondHost: 'refused' }, bufferBytes: 128 }],
  ['on a serial line', { line: { kind: 'pty', path: 'FOLDER/port', baudRate: 921_600 }, width: 384 }],
  ['behind a small receive window', { line: { kind: 'tcp', slow: { bytesPerSecond: 400_000, windowBytes: 1_024 } } }],
  ['behind a device file', { line: { kind: 'pty', path: 'FOLDER/lp0', baudRate: 921_600 }, width: 384 }, 'as a file'],
  ['behind named pipes', { line: { kind: 'files', write: 'FOLDER/in', read: 'FOLDER/out' }, width: 384 }],
  ['58 mm wide, that knows no process marks', { line: { kind: 'tcp' }, width: 384, answers: { mark: false } }],
]

const transportTo = (address: Exclude<SimAddress, { kind: 'files' }>, asFile?: string): object =>
  asFile && address.kind === 'serial' ? { kind: 'file', path: address.path } : address

/** A printer as a station opens it by its configuration. */
async function onStation(transport: object, width: object): Promise<TicketPrinter> {
  const station = { dataDir: folder, printers: [{ id: 'p', name: 'p', transport, ...width }] }
  const store = openStationStore(join(folder, 'station.json'))
  const opened = await openPrinters(parseStationConfig(JSON.stringify(station)), store, clock, timers)
  const [printer] = opened.printers
  if (!printer) throw new Error('no printer')
  return printer
}

/** No station prints through pipes; tests of other programs do. */
const onPipes = ({ write, read }: Extract<SimAddress, { kind: 'files' }>): TicketPrinter =>
  createEscposPrinter({
    id: 'p',
    transport: pipeTransport(write, read),
    width: 384,
    speedMmPerSecond: 100,
    dotsPerMm: 8,
    dialect: PLAIN_DIALECT,
    answers: null,
    onAnswers: () => undefined,
    torn: false,
    timers,
  })

describe.each(PRINTERS)('a printer %s', (_name, config, asFile) => {
  let bench: PrinterContractBench
  let played: PlayedPrinter
  beforeAll(async () => {
    await simulate({ printers: [{ id: 'p', ...FAST, ...config }] })
    const [device] = simulation.devices
    if (device?.kind !== 'printer') throw new Error('no printer')
    played = device.played
    const { address } = played
    const width = 'width' in config ? { width: config.width } : {}
    const printer = address.kind === 'files' ? onPipes(address) : await onStation(transportTo(address, asFile), width)
    close.push(() => printer.close())
    bench = printerBench(played, printer)
  })
  it.each(PRINTER_CONTRACT.map((one) => [one.name, one] as const))('%s', async (_case, { run }) => {
    expect(await run(bench)).not.toMatch(/không có người/)
    expect(played.unknownCommands().length).toBe(0)
  })
})

describe.each(Object.keys(DISPLAY_PLAYERS))('displays of model %s', (model) => {
  let bench: DisplayContractBench
  beforeAll(async () => {
    const protocol = displayProtocol(model)
    const [first] = protocol.addresses
    const isAlone = protocol.addresses[0] === protocol.addresses[1]
    const addresses = isAlone ? [first] : [first + 1, first + 2, first + 3]
    await simulate({ displays: [{ id: 'd', line: { kind: 'pty', path: 'FOLDER/port' }, model, addresses }] })
    const [device] = simulation.devices
    if (device?.kind !== 'displays' || device.played.address.kind !== 'serial') throw new Error('no displays')
    const transport = openLine({ ...serialDefaults, ...device.played.address }, timers)
    const displays = addresses.map((address) => ({ id: String(address), protocol, address }))
    const bus = createDisplayBus({ transport, timers: impatient, displays })
    close.push(() => bus.close())
    const sim: DisplaySimulator = device.played
    bench = {
      displays: bus,
      timers,
      acknowledges: protocol.capabilities.acknowledges,
      async sees(id, number) {
        const wanted = fitText(number, protocol.capabilities)
        // A blank four-byte board shows its zero.
        const right = number === '' ? /^0?$/ : new RegExp(`${wanted}$`)
        const shown = (): string =>
          sim
            .boards()
            .find(({ address }) => String(address) === id)
            ?.shows.trim() ?? ''
        return (await until(timers, 3_000, () => (right.test(shown()) ? true : null))) === true
      },
      async hand(action, id) {
        sim.setFault(Number(id), action === 'unplug' ? 'dead' : 'none')
        if (action === 'unplug') sim.powerCut(Number(id))
      },
    }
  })
  it.each(DISPLAY_CONTRACT.map((one) => [one.name, one] as const))('%s', async (_case, { run }) => {
    expect(await run(bench)).not.toMatch(/không có người/)
  })
})

const serialDefaults = { dataBits: 8, parity: 'none', stopBits: 1, flow: 'none' } as const
