import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCANNER_CONTRACT } from '../../hardware/contract/scanner-contract.ts'
import type { ScannerContractBench } from '../../hardware/contract/scanner-contract.ts'
import { createCodeScanner } from '../../hardware/devices/code-scanner.ts'
import type { CodeEnd } from '../../hardware/protocols/scanners/frame-codes.ts'
import type { OpenSimLine } from '../../hardware/simulators/lines/sim-line.ts'
import { madeSerialSimLine } from '../../hardware/simulators/lines/serial-sim-line.ts'
import { tcpSimLine } from '../../hardware/simulators/lines/tcp-sim-line.ts'
import { startScannerSimulator } from '../../hardware/simulators/scanner-sim.ts'
import type { ScannerEnd, ScannerSimulator } from '../../hardware/simulators/scanner-sim.ts'
import { systemTimers } from '../platform/time.ts'
import { scanner as scannerConfig } from './device-config.ts'
import { openLine } from './open-line.ts'

const timers = systemTimers()
const CODES = [
  '001085000123||NGUYỄN VĂN AN|01021985|Nam|Phường Mẫu, Hà Nội|10052021',
  'https://so.example/phone/#3fJk29',
]

type Bench = ScannerContractBench & { close(): Promise<void> }

/** A scanner that is played on a line, opened as a station opens it. */
async function open(line: () => OpenSimLine, simEnd: ScannerEnd, end: CodeEnd): Promise<Bench> {
  let sim: ScannerSimulator | null = await startScannerSimulator(line(), simEnd)
  const { address } = sim
  const { transport } = scannerConfig.parse({ id: 's', name: 's', transport: address, end, to: { counterId: 'C1' } })
  const heard: string[] = []
  const scanner = createCodeScanner({
    id: 's',
    transport: openLine(transport, timers),
    end,
    timers,
    onCode: (code) => void heard.push(code),
  })
  let scans = 0
  return {
    scanner,
    timers,
    take: () => heard.splice(0),
    scan: async () => {
      const code = CODES[scans++ % CODES.length] ?? ''
      sim?.scan(code)
      return await Promise.resolve(code)
    },
    async hand(action) {
      if (action === 'unplug') await sim?.stop()
      // At its old place: a port by its name, an address by its number.
      sim = action === 'plug' ? await startScannerSimulator(again(line, address), simEnd) : null
    },
    async close() {
      await scanner.close()
      await sim?.stop()
    },
  }
}

const again = (line: () => OpenSimLine, address: ScannerSimulator['address']): OpenSimLine =>
  address.kind === 'tcp' ? tcpSimLine(address) : line()

const folder = mkdtempSync(join(tmpdir(), 'scanner-contract-'))
afterAll(() => rmSync(folder, { recursive: true }))
const pty = (): OpenSimLine => madeSerialSimLine({ path: join(folder, 'scanner'), baudRate: 9_600, timers })
const LINES: [name: string, line: () => OpenSimLine, simEnd: ScannerEnd, end: CodeEnd][] = [
  ['on a serial port, with CR', pty, 'cr', 'line'],
  ['on a serial port, with CR and LF', pty, 'cr-lf', 'line'],
  ['on a serial port, ended by silence', pty, 'none', 'silence'],
  ['on a network', () => tcpSimLine({ host: '127.0.0.1', port: 0 }), 'cr', 'line'],
]

describe.each(LINES)('a scanner %s', (_name, line, simEnd, end) => {
  let bench: Bench
  beforeAll(async () => {
    bench = await open(line, simEnd, end)
  })
  afterAll(() => bench.close())
  it.each(SCANNER_CONTRACT.map((one) => [one.name, one] as const))('%s', async (_case, { run }) => {
    expect(await run(bench)).not.toBe('')
  })
})
