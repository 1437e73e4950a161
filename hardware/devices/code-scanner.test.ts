import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../shared/testkit/manual-time.ts'
import { readScan } from '../../shared/domain/scan/read-scan.ts'
import type { CodeScanner, ScannerState, Transport } from '../ports.ts'
import type { CodeEnd } from '../protocols/scanners/frame-codes.ts'
import { startScannerSimulator } from '../simulators/scanner-sim.ts'
import type { ScannerEnd, ScannerSimulator } from '../simulators/scanner-sim.ts'
import { serialSimLine } from '../simulators/lines/serial-sim-line.ts'
import { openSerialPair } from '../testkit/serial-pair.ts'
import type { SerialPair } from '../testkit/serial-pair.ts'
import { promptTimers } from '../testkit/prompt-timers.ts'
import { createSerialTransport } from '../transports/serial.ts'
import { createCodeScanner } from './code-scanner.ts'

const CARD = '001085000123||NGUYỄN VĂN AN|01021985|Nam|Số 1, Phố Thử, Phường Mẫu, Hà Nội|10052021'

let pair: SerialPair
let time: ManualTime
let sim: ScannerSimulator
let scanner: CodeScanner
let codes: string[]
let arrived: number
let tell: () => void

beforeEach(async () => {
  pair = await openSerialPair()
  time = createManualTime()
  codes = []
  arrived = 0
  tell = () => undefined
})
afterEach(async () => {
  await scanner.close()
  await sim.stop()
  await pair.close()
})

const plug = async (end: ScannerEnd): Promise<void> => {
  sim = await startScannerSimulator(serialSimLine({ path: pair.b, baudRate: 9_600, timers: promptTimers }), end)
}

async function open(simEnd: ScannerEnd, end: CodeEnd): Promise<void> {
  await plug(simEnd)
  scanner = createCodeScanner({
    id: 's',
    transport: counted(createSerialTransport({ path: pair.a, baudRate: 9_600 })),
    end,
    timers: time.timers,
    onCode(code) {
      codes.push(code)
      tell()
    },
  })
  await until('ready')
}

function until(kind: ScannerState['kind']): Promise<ScannerState> {
  if (scanner.state().kind === kind) return Promise.resolve(scanner.state())
  return new Promise((resolve) => {
    const stop = scanner.onChange((state) => {
      if (state.kind !== kind) return
      stop()
      resolve(state)
    })
  })
}

/** Tells how many bytes have come. */
const counted = (line: Transport): Transport => ({
  ...line,
  open: ({ onBytes, onLost }) =>
    line.open({
      onLost,
      onBytes(bytes) {
        onBytes(bytes)
        arrived += bytes.length
        tell()
      },
    }),
})

async function hears(count: number): Promise<string[]> {
  while (codes.length < count) await new Promise<void>((resolve) => (tell = resolve))
  return codes
}

it.each(['cr', 'cr-lf'] as const)('tells codes that end with %s, accents and all', async (end) => {
  await open(end, 'line')
  sim.scan(CARD)
  sim.scan('https://so.example/phone/#3fJk29dlsQw8')
  const heard = await hears(2)
  expect(heard).toEqual([CARD, 'https://so.example/phone/#3fJk29dlsQw8'])
  expect(heard.map((code) => readScan(code).kind)).toEqual(['card', 'ticket'])
})

it('ends a code by silence where the scanner sends no sign', async () => {
  await open('none', 'silence')
  sim.scan(CARD)
  const all = Buffer.byteLength(CARD)
  while (arrived < all) await new Promise<void>((resolve) => (tell = resolve))
  time.advance(199)
  expect(codes).toEqual([])
  time.advance(1)
  expect(codes).toEqual([CARD])
})

it('reads what came while the machine stood still before it takes it for silence', async () => {
  await open('none', 'silence')
  const [head, tail] = [CARD.slice(0, 9), CARD.slice(9)]
  const came = async (bytes: number): Promise<void> => {
    while (arrived < bytes) await new Promise<void>((resolve) => (tell = resolve))
  }
  sim.scan(head)
  await came(head.length)
  // A timer that ends late ends before the bytes that lie there are read.
  time.advance(100)
  sim.scan(tail)
  await came(Buffer.byteLength(CARD))
  time.advance(199)
  expect(codes).toEqual([])
  time.advance(1)
  expect(codes).toEqual([CARD])
})

it('tells that the scanner is gone, opens it again when it is back, and joins nothing over the gap', async () => {
  await open('none', 'line')
  sim.scan(CARD.slice(0, 40))
  await pair.cut()
  // At once, or when it is looked for: this end of a line may never hear that the other is gone.
  time.advance(2_000)
  expect(await until('lost')).toMatchObject({ kind: 'lost' })
  await sim.stop()
  await pair.mend()
  await plug('cr')
  while (scanner.state().kind !== 'ready') {
    await nextTurn()
    time.advance(1_000)
  }
  sim.scan('A015')
  expect(await hears(1)).toEqual(['A015'])
})

it('says why it is not there: held by another program', async () => {
  await plug('cr')
  const held = await createSerialTransport({ path: pair.a, baudRate: 9_600 }).open({
    onBytes: () => undefined,
    onLost: () => undefined,
  })
  scanner = createCodeScanner({
    id: 's',
    transport: createSerialTransport({ path: pair.a, baudRate: 9_600 }),
    end: 'line',
    timers: time.timers,
    onCode: () => undefined,
  })
  expect(await until('lost')).toEqual({ kind: 'lost', reason: `${pair.a} is held by another program` })
  held.close()
})
