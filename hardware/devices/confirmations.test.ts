import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { PrintRequest } from '../ports.ts'
import { PLAIN_DIALECT } from '../protocols/escpos/dialect.ts'
import { createTicketRenderer } from '../render/render-ticket.ts'
import { openPrinterBench } from '../testkit/printer-bench.ts'
import type { BenchOptions, PrinterBench } from '../testkit/printer-bench.ts'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'

const bitmap = await createTicketRenderer().render(sampleSlip(), SAMPLE_QR, 576)
const request = (id: string): PrintRequest => ({ id, bitmap, begin: () => true })

const ALL = { mark: true, inTurn: true, macro: 'aloud' as const, autoStatus: true, maker: 'MOT CUA', model: 'SIM-80' }
const DEAF = { mark: false, inTurn: false, macro: 'none' as const, autoStatus: false, maker: null, model: null }
const NOTHING = { ...DEAF, realTime: false }
const SILENT = { ...PLAIN_DIALECT, silent: true }

let bench: PrinterBench
afterEach(() => bench.close())
async function open(options: BenchOptions): Promise<PrinterBench> {
  bench = await openPrinterBench(options)
  return bench
}

/** Resolves when the printer is done with what it has, or stopped by its fault. */
async function until(work: 'idle' | 'stuck', papers: number): Promise<void> {
  while (bench.sim.work() !== work || bench.sim.papers().length !== papers) await nextTurn()
}

describe('the probe', () => {
  it('finds everything at once, and asks once only', async () => {
    const { printer, found, time } = await open({})
    await printer.check()
    expect(printer.answers()).toEqual(ALL)
    await printer.check()
    time.advance(5_000)
    await printer.check()
    expect(found).toEqual([ALL])
  })

  it('leaves nothing for the next paper', async () => {
    const { printer, sim } = await open({})
    expect(await printer.print(request('a'))).toEqual({ outcome: 'printed' })
    expect(await bench.pictures()).toEqual([bitmap])
    expect(sim.unknownCommands()).toEqual([])
  })

  it('believes no silence of a printer that is not well, and asks when it is', async () => {
    const { printer, found, sim } = await open({})
    sim.setFault('paper-end')
    await printer.check()
    expect(await printer.probe()).toBeNull()
    expect(found).toEqual([])
    sim.setFault(null)
    await printer.check()
    expect(found).toEqual([ALL])
  })

  it('is not needed when it is known from before, but can be wished', async () => {
    const { printer, found } = await open({ kept: { ...ALL, mark: false } })
    await printer.check()
    expect(found).toEqual([])
    expect(await printer.probe()).toEqual(ALL)
    expect(printer.answers()).toEqual(ALL)
  })

  it('is done again when the printer was away for a minute: it may be another one', async () => {
    const { printer, found, sim, time } = await open({})
    await printer.check()
    sim.setFault('power-off')
    await printer.check()
    time.advance(59_000)
    sim.setFault(null)
    await printer.check()
    expect(found).toHaveLength(1)
    sim.setFault('power-off')
    await printer.check()
    time.advance(60_000)
    sim.setFault(null)
    await printer.check()
    expect(found).toHaveLength(2)
  })
})

describe('a printer without process marks', () => {
  const answers = { mark: false }
  const kept = { ...ALL, mark: false }

  it('has printed what it worked through and is well after', async () => {
    const { printer } = await open({ answers, kept })
    expect(await printer.print(request('a'))).toEqual({ outcome: 'printed' })
    expect(await printer.print(request('b'))).toEqual({ outcome: 'printed' })
    expect(await bench.pictures()).toEqual([bitmap, bitmap])
  })

  it('tells a fault in the middle, and the paper comes out once', async () => {
    const { sim, printer } = await open({ answers, kept })
    await bench.until('ready')
    sim.setFault('paper-end', { afterRows: 400 })
    const printing = printer.print(request('a'))
    expect(await bench.until('offline')).toEqual({ kind: 'offline', cause: 'paper-end', jobId: 'a' })
    bench.time.advance(3_600_000)
    sim.setFault(null)
    expect(await printing).toEqual({ outcome: 'printed' })
    expect(await bench.pictures()).toEqual([bitmap])
  })

  it('is asked every second when it tells nothing by itself', async () => {
    const quiet = { ...answers, autoStatus: false }
    const { sim, printer, time } = await open({ answers: quiet, kept: { ...kept, autoStatus: false } })
    await bench.until('ready')
    sim.setFault('paper-end', { afterRows: bitmap.height - 4 })
    const printing = printer.print(request('a'))
    await until('stuck', 0)
    time.advance(1_000)
    expect(await bench.until('offline')).toEqual({ kind: 'offline', cause: 'paper-end', jobId: 'a' })
    sim.setFault(null)
    expect(await printing).toEqual({ outcome: 'printed' })
    expect(await bench.pictures()).toEqual([bitmap])
  })

  it('is not believed when the power went off in the middle', async () => {
    const { sim, printer } = await open({ answers, kept })
    await bench.until('ready')
    sim.setFault('power-off', { afterRows: 400 })
    expect(await printer.print(request('a'))).toEqual({ outcome: 'unknown' })
  })
})

describe('a printer that confirms nothing', () => {
  /** More than any ticket takes. */
  const LONG = 60_000

  it('has been handed its paper, which nobody calls printed, and its faults are asked for', async () => {
    const { sim, printer, time } = await open({ answers: DEAF, kept: DEAF })
    const printing = printer.print(request('a'))
    await until('idle', 1)
    time.advance(LONG)
    expect(await printing).toEqual({ outcome: 'unknown', handedOver: true })
    expect(printer.status()).toEqual({ kind: 'ready', paperLow: false })
    expect(await bench.pictures()).toEqual([bitmap])
    sim.setFault('cover-open')
    time.advance(5_000)
    expect(await bench.until('offline')).toMatchObject({ cause: 'cover-open' })
  })

  it('is handed its papers when its model is known to answer nothing at all', async () => {
    const { printer, time } = await open({ answers: NOTHING, dialect: SILENT })
    const printing = printer.print(request('a'))
    await until('idle', 1)
    time.advance(LONG)
    expect(await printing).toEqual({ outcome: 'unknown', handedOver: true })
    expect(await bench.pictures()).toEqual([bitmap])
    expect(await printer.probe()).toEqual(DEAF)
  })

  it('with its power off in the middle it is unknown for another reason', async () => {
    const { sim, printer } = await open({ answers: NOTHING, dialect: SILENT })
    sim.setFault('power-off', { afterRows: 400 })
    expect(await printer.print(request('a'))).toEqual({ outcome: 'unknown' })
  })
})
