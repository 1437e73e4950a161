import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Cancel, Timers } from '../../shared/kernel/time.ts'
import type { Bitmap } from '../bitmap.ts'
import { createTicketRenderer } from '../render/render-ticket.ts'
import { tcpSimLine } from '../simulators/lines/tcp-sim-line.ts'
import { openPrinterBench } from '../testkit/printer-bench.ts'
import type { BenchOptions, PrinterBench } from '../testkit/printer-bench.ts'
import { promptTimers } from '../testkit/prompt-timers.ts'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'

const renderer = createTicketRenderer()
const bitmap = await renderer.render(sampleSlip(), SAMPLE_QR, 576)
const second = await renderer.render(sampleSlip({ number: 'A016' }), SAMPLE_QR, 576)
const request = (id: string, picture: Bitmap) => ({ id, bitmap: picture, begin: () => true })

/** A line that stops when it is told to: until it goes on, nobody takes a byte. */
function createGate() {
  let open = true
  let held: (() => void)[] = []
  const timers: Timers = {
    ...promptTimers,
    after(ms, run): Cancel {
      if (open) return promptTimers.after(ms, run)
      held.push(run)
      return () => (held = held.filter((one) => one !== run))
    },
  }
  return {
    timers,
    shut: () => (open = false),
    goOn() {
      open = true
      for (const run of held.splice(0)) run()
    },
  }
}

let bench: PrinterBench
afterEach(() => bench.close())

/** A printer that takes about a kilobyte at once, and 9,600 bytes a second. */
async function open(timers: Timers, options: Pick<BenchOptions, 'bytesPerSecond'> = {}): Promise<void> {
  const slow = { bytesPerSecond: 9_600, windowBytes: 1_024, timers }
  bench = await openPrinterBench({ ...options, line: tcpSimLine({ host: '127.0.0.1', port: 0, slow }) })
}

describe('a printer with a small receive window', () => {
  it('gets every byte, and is heard while it gets them', async () => {
    await open(promptTimers)
    bench.sim.setFault('near-end', { afterRows: 300 })
    expect(await bench.printer.print(request('a', bitmap))).toEqual({ outcome: 'printed' })
    expect((await bench.pictures()).map(({ rows }) => Buffer.from(rows).equals(bitmap.rows))).toEqual([true])
    expect(bench.sim.unknownCommands()).toEqual([])
    expect(bench.printer.status()).toEqual({ kind: 'ready', paperLow: true })
  })

  it('tells its paper end in the middle, and the paper comes out once', async () => {
    await open(promptTimers)
    bench.sim.setFault('paper-end', { afterRows: 300 })
    const printing = bench.printer.print(request('a', bitmap))
    expect((await bench.until('offline')).cause).toBe('paper-end')
    bench.sim.setFault(null)
    expect(await printing).toEqual({ outcome: 'printed' })
    expect(bench.sim.papers().length).toBe(1)
  })

  it('that takes longer than its line should is called unknown, never printed or failed; the next paper is whole', async () => {
    const gate = createGate()
    await open(gate.timers)
    const deadline = shutAtFirstByte(gate)
    const printing = bench.printer.print(request('a', bitmap))
    // The bytes are with the system, which takes them all: that proves nothing.
    bench.time.advance((await deadline) - 1)
    await nextTurn()
    expect(bench.printer.status().kind).toBe('printing')
    bench.time.advance(1)
    expect(await printing).toEqual({ outcome: 'unknown' })
    gate.goOn()
    expect(await bench.printer.print(request('b', second))).toEqual({ outcome: 'printed' })
    const whole = (await bench.pictures()).filter(({ rows }) => Buffer.from(rows).equals(second.rows))
    expect(whole.length).toBe(1)
  })

  it('is waited for as long as its line takes when that is known', async () => {
    const gate = createGate()
    await open(gate.timers, { bytesPerSecond: 9_600 })
    const deadline = shutAtFirstByte(gate)
    const printing = bench.printer.print(request('a', bitmap))
    // 58,143 bytes at 9,600 a second, 1,038 rows at 100 mm/s, and 2 s.
    expect(await deadline).toBeCloseTo(2_000 + 58_143 / 9.6 + 1_038 / 0.8, -3)
    gate.goOn()
    expect(await printing).toEqual({ outcome: 'printed' })
    expect(bench.sim.papers().length).toBe(1)
  })
})

/** Shuts the line when the first byte of a paper goes out. @returns what the device gives the paper then, in ms */
function shutAtFirstByte(gate: ReturnType<typeof createGate>): Promise<number> {
  return new Promise((resolve) => {
    const stop = bench.printer.onChange((status) => {
      if (status.kind !== 'printing') return
      stop()
      gate.shut()
      resolve(bench.time.scheduled())
    })
  })
}
