import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { print } from 'receiptio'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startPrinterSimulator } from '../simulators/escpos-printer-sim.ts'
import type { PrinterSimulator } from '../simulators/escpos-printer-sim.ts'
import { promptTimers } from '../testkit/prompt-timers.ts'

/**
 * receiptio, a host written by others, finds the simulated printer, asks it and prints on it. It knows port 9100 only,
 * so the printer takes the first loopback address whose port is free.
 */
let paperDir: string
let sim: PrinterSimulator
let host: string

const isFree = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(9_100, address, () => server.close(() => resolve(true)))
  })

/** An address that this process alone is likely to try, by its number. */
async function freeHost(): Promise<string> {
  for (let turn = 1; turn < 250; turn++) {
    const address = `127.${1 + (process.pid % 250)}.${1 + (Math.floor(process.pid / 250) % 250)}.${turn}`
    if (await isFree(address)) return address
  }
  throw new Error('no loopback address has port 9100 free')
}

beforeEach(async () => {
  paperDir = mkdtempSync(join(tmpdir(), 'papers-'))
  host = await freeHost()
  sim = await startPrinterSimulator({
    host,
    port: 9_100,
    paperDir,
    width: 576,
    speedMmPerSecond: 200,
    timers: promptTimers,
    clock: { now: () => 0, monotonic: () => 0 },
  })
})
afterEach(async () => {
  await sim.stop()
  rmSync(paperDir, { recursive: true })
})

describe('receiptio', () => {
  it.each([
    [null, 'online'],
    ['near-end', 'online'],
    ['cover-open', 'coveropen'],
    ['paper-end', 'paperempty'],
    ['head-hot', 'error'],
    ['power-off', 'disconnect'],
  ] as const)('finds a printer with the fault %s to be %s', async (fault, found) => {
    sim.setFault(fault)
    expect(await print('', `-d ${host} -q printer -p escpos`)).toBe(found)
  })

  it('prints, and is told that it is printed', async () => {
    expect(await print('^^^A015', `-d ${host} -p escpos`)).toBe('success')
  })
})
