import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PrintRequest } from '../ports.ts'
import { createTicketRenderer } from '../render/render-ticket.ts'
import { openPrinterBench } from '../testkit/printer-bench.ts'
import type { PrinterBench } from '../testkit/printer-bench.ts'
import { readQr } from '../testkit/read-qr.ts'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'

const renderer = createTicketRenderer()
const bitmap = await renderer.render(sampleSlip(), SAMPLE_QR, 576)
const other = await renderer.render(sampleSlip({ number: 'B002', copy: 2 }), SAMPLE_QR, 576)

/** A request that counts how often it was allowed to begin. */
function request(id: string, picture = bitmap, allow = true): PrintRequest & { begun: number } {
  const made = {
    id,
    bitmap: picture,
    begun: 0,
    begin(): boolean {
      made.begun++
      return allow
    },
  }
  return made
}

/** Moves the time until the printer is no longer offline. */
async function letTimePass(): Promise<void> {
  while (bench.printer.status().kind === 'offline') {
    bench.time.advance(100)
    await nextTurn()
  }
}

let bench: PrinterBench
beforeEach(async () => {
  bench = await openPrinterBench()
})
afterEach(() => bench.close())

describe('a printed ticket', () => {
  it('is the rendered picture, dot by dot, and its code is read by an independent reader', async () => {
    const { printer, sim } = bench
    expect(await printer.print(request('a'))).toEqual({ outcome: 'printed' })
    expect(await bench.pictures()).toEqual([bitmap])
    expect(readQr(await readFile(sim.papers()[0]?.file ?? ''))).toBe(SAMPLE_QR)
    expect(sim.unknownCommands()).toEqual([])
    expect(sim.realTimeCommands()).toEqual([])
    expect(bench.states.map((state) => ('phase' in state ? state.phase : state.kind))).toEqual([
      'ready',
      'sending',
      'awaiting-id',
      'ready',
    ])
  })

  it('comes out in the order in which it was asked for', async () => {
    const { printer } = bench
    const outcomes = await Promise.all([printer.print(request('a')), printer.print(request('b', other))])
    expect(outcomes).toEqual([{ outcome: 'printed' }, { outcome: 'printed' }])
    expect(await bench.pictures()).toEqual([bitmap, other])
  })

  it('is refused when it is not as wide as the paper', async () => {
    const narrow = await renderer.render(sampleSlip(), null, 384)
    await expect(bench.printer.print(request('a', narrow))).rejects.toThrow(RangeError)
  })
})

describe('a fault during the paper', () => {
  it.each(['paper-end', 'cover-open', 'head-hot', 'cutter'] as const)(
    '%s: is told, and after repair the paper comes out once',
    async (fault) => {
      const { printer, sim } = bench
      await bench.until('ready')
      sim.setFault(fault, { afterRows: 400 })
      const printing = printer.print(request('a'))
      expect(await bench.until('offline')).toEqual({ kind: 'offline', cause: fault, jobId: 'a' })
      // The clock of the confirmation stands still meanwhile: a new roll may take an hour.
      bench.time.advance(3_600_000)
      sim.setFault(null)
      expect(await printing).toEqual({ outcome: 'printed' })
      expect(await bench.pictures()).toEqual([bitmap])
      expect(printer.status()).toEqual({ kind: 'ready', paperLow: false })
    },
  )

  it('near end is only a warning', async () => {
    const { printer, sim } = bench
    sim.setFault('near-end', { afterRows: 400 })
    expect(await printer.print(request('a'))).toEqual({ outcome: 'printed' })
    expect(printer.status()).toEqual({ kind: 'ready', paperLow: true })
  })

  it('power off: unknown, never printed again, and the next paper is whole and apart', async () => {
    const { printer, sim } = bench
    sim.setFault('power-off', { afterRows: 400 })
    const lost = request('a')
    expect(await printer.print(lost)).toEqual({ outcome: 'unknown' })
    expect(lost.begun).toBe(1)
    sim.setFault(null)
    expect(await printer.print(request('b', other))).toEqual({ outcome: 'printed' })
    const [torn, whole, ...more] = await bench.pictures()
    expect(torn?.height).toBe(400)
    expect(torn?.rows).toEqual(bitmap.rows.slice(0, 400 * 72))
    expect(whole).toEqual(other)
    expect(more).toEqual([])
  })

  it('paper end, then power off: unknown', async () => {
    const { printer, sim } = bench
    await bench.until('ready')
    sim.setFault('paper-end', { afterRows: 400 })
    const printing = printer.print(request('a'))
    await bench.until('offline')
    sim.setFault('power-off')
    expect(await printing).toEqual({ outcome: 'unknown' })
  })

  it('closed from this side: unknown', async () => {
    const { printer, sim } = bench
    await bench.until('ready')
    sim.setFault('paper-end', { afterRows: 400 })
    const printing = printer.print(request('a'))
    await bench.until('offline')
    await printer.close()
    expect(await printing).toEqual({ outcome: 'unknown' })
    expect(printer.status()).toEqual({ kind: 'closed' })
  })
})

it('left in the middle of a band by an earlier run, the printer prints the next paper whole and apart', async () => {
  await bench.close()
  const kept = { mark: true, inTurn: true, macro: 'none' as const, autoStatus: true, maker: null, model: null }
  bench = await openPrinterBench({ torn: true, kept })
  await bench.printer.check()
  const before = connect(bench.sim.port, '127.0.0.1')
  // The head of a band of 240 rows and ten of them, then the process is killed.
  before.write(Uint8Array.of(0x1d, 0x76, 0x30, 0x00, 72, 0, 240, 0, ...new Uint8Array(720).fill(0xaa)))
  before.end()
  await once(before, 'close')
  expect(await bench.printer.print(request('b', other))).toEqual({ outcome: 'printed' })
  const [torn, whole, ...more] = await bench.pictures()
  expect(torn?.height).toBe(240)
  expect(whole).toEqual(other)
  expect(more).toEqual([])
})

describe('a fault before the paper', () => {
  it.each([
    ['paper-end', 'paper-end'],
    ['cover-open', 'cover-open'],
    ['head-hot', 'head-hot'],
    ['power-off', 'unreachable'],
  ] as const)('%s: the paper waits, unbegun, and comes out once', async (fault, cause) => {
    const { printer, sim } = bench
    await bench.until('ready')
    sim.setFault(fault)
    const waiting = request('a')
    const printing = printer.print(waiting)
    expect(await bench.until('offline')).toEqual({ kind: 'offline', cause, jobId: 'a' })
    expect(waiting.begun).toBe(0)
    sim.setFault(null)
    await letTimePass()
    expect(await printing).toEqual({ outcome: 'printed' })
    expect(waiting.begun).toBe(1)
    expect(await bench.pictures()).toEqual([bitmap])
  })

  it('closed meanwhile: failed with the cause, unbegun', async () => {
    const { printer, sim } = bench
    await bench.until('ready')
    sim.setFault('paper-end')
    const waiting = request('a')
    const printing = printer.print(waiting)
    await bench.until('offline')
    await printer.close()
    expect(await printing).toEqual({ outcome: 'failed', cause: 'paper-end' })
    expect(waiting.begun).toBe(0)
  })

  it('no longer wanted: failed, nothing printed', async () => {
    const { printer, sim } = bench
    expect(await printer.print(request('a', bitmap, false))).toEqual({ outcome: 'failed', cause: 'error' })
    expect(await printer.print(request('b', other))).toEqual({ outcome: 'printed' })
    expect(sim.papers()).toHaveLength(1)
  })
})

describe('between papers', () => {
  it('sees a fault by itself, and its end', async () => {
    const { printer, sim, time } = bench
    await bench.until('ready')
    await printer.check()
    sim.setFault('cover-open')
    time.advance(5_000)
    expect(await bench.until('offline')).toEqual({ kind: 'offline', cause: 'cover-open', jobId: null })
    await printer.check()
    sim.setFault(null)
    time.advance(1_500)
    expect(await bench.until('ready')).toEqual({ kind: 'ready', paperLow: false })
  })

  it('hears a fault at once while the line is still open after a paper', async () => {
    const { printer, sim } = bench
    await printer.print(request('a'))
    sim.setFault('paper-end')
    expect(await bench.until('offline')).toEqual({ kind: 'offline', cause: 'paper-end', jobId: null })
  })

  it('gives the line free for other hosts half a minute after the last paper', async () => {
    const { printer, sim, time } = bench
    await printer.print(request('a'))
    const host = connect(sim.port, '127.0.0.1')
    host.write(Uint8Array.of(0x10, 0x04, 0x01))
    await printer.check()
    expect(host.bytesRead).toBe(0)
    const answered = once(host, 'data')
    time.advance(30_000)
    expect([...((await answered)[0] as Buffer)]).toEqual([0x12])
    host.destroy()
  })
})
