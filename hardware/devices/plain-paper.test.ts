import { readFile } from 'node:fs/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { TicketSlip } from '../../shared/api/views.ts'
import { plainTicket } from '../render/plain-ticket.ts'
import { decodePng } from '../render/png.ts'
import { openPrinterBench } from '../testkit/printer-bench.ts'
import type { PrinterBench } from '../testkit/printer-bench.ts'
import { readQr } from '../testkit/read-qr.ts'
import { readLargeLine, readWords } from '../testkit/read-words.ts'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'

let bench: PrinterBench
afterEach(() => bench.close())

const requestOf = (slip: TicketSlip, qr: string | null, width = 576) => ({
  id: 'a',
  letters: plainTicket(slip, qr, width),
  begin: () => true,
})

/** Prints a slip in letters and gives the paper. */
async function paperOf(slip: TicketSlip, qr: string | null, width = 576): Promise<string> {
  bench = await openPrinterBench({ width })
  expect(await bench.printer.print(requestOf(slip, qr, width))).toEqual({ outcome: 'printed' })
  expect(bench.sim.unknownCommands()).toEqual([])
  const papers = bench.sim.papers()
  expect(papers.length).toBe(1)
  return papers[0]?.file ?? ''
}

describe('a ticket in plain letters', () => {
  it.each([576, 512, 384])('is read by others on %i dots, and so is its code', async (width) => {
    const file = await paperOf(sampleSlip(), SAMPLE_QR, width)
    const words = new Set(
      readWords(file, 'eng')
        .join(' ')
        .split(/[\s,]+/),
    )
    for (const word of 'SO THU TU Dat dai xay dung Con 12 nguoi phia truoc Cap 23/11/2026'.split(' '))
      expect(words).toContain(word)
    const png = await readFile(file)
    expect(await readLargeLine(await decodePng(png))).toBe('A015')
    expect(readQr(png)).toBe(SAMPLE_QR)
  })

  it('makes a number of five signs smaller instead of breaking it', async () => {
    const file = await paperOf(sampleSlip({ number: 'B1204' }), null, 384)
    expect(await readLargeLine(await decodePng(await readFile(file)))).toBe('B1204')
  })

  it('is confirmed by its mark alone, whatever goes wrong in between', async () => {
    bench = await openPrinterBench()
    bench.sim.setFault('paper-end', { afterRows: 100 })
    const printing = bench.printer.print(requestOf(sampleSlip(), null))
    expect((await bench.until('offline')).cause).toBe('paper-end')
    bench.sim.setFault(null)
    expect(await printing).toEqual({ outcome: 'printed' })
    expect(bench.sim.papers().length).toBe(1)
  })

  it('is unknown when the power goes in the middle', async () => {
    bench = await openPrinterBench()
    bench.sim.setFault('power-off', { afterRows: 100 })
    expect(await bench.printer.print(requestOf(sampleSlip(), null))).toEqual({ outcome: 'unknown' })
  })
})
