import { afterEach, describe, expect, it } from 'vitest'
import { createTicketRenderer } from '../render/render-ticket.ts'
import { openPrinterBench } from '../testkit/printer-bench.ts'
import type { PrinterBench } from '../testkit/printer-bench.ts'
import { readWords } from '../testkit/read-words.ts'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'

const renderer = createTicketRenderer()
let bench: PrinterBench
afterEach(() => bench.close())

async function wordsOf(slip: ReturnType<typeof sampleSlip>, width: number): Promise<string> {
  bench = await openPrinterBench({ width })
  const bitmap = await renderer.render(slip, SAMPLE_QR, width)
  expect(await bench.printer.print({ id: 'a', bitmap, begin: () => true })).toEqual({ outcome: 'printed' })
  return readWords(bench.sim.papers()[0]?.file ?? '').join(' ')
}

describe('tesseract reads on the printed ticket, accents and all', () => {
  it('the number, the service, the wait and the time', async () => {
    const words = await wordsOf(sampleSlip(), 576)
    expect(words).toContain('SỐ THỨ TỰ A015')
    expect(words).toContain('Đất đai, xây dựng và môi trường')
    expect(words).toContain('Còn 12 người phía trước Chờ khoảng 25 phút (từ 15 đến 35 phút)')
    expect(words).toContain('Cấp lúc 8 giờ 05 ngày 23/11/2026')
  })

  // The big number loses a digit to this reader on narrow paper, whatever it is; zbarimg and people read it.
  it('the service and the time on paper of 58 mm', async () => {
    const words = await wordsOf(sampleSlip({ serviceName: 'Hộ tịch, chứng thực' }), 384)
    expect(words).toContain('Hộ tịch, chứng thực')
    expect(words).toContain('Cấp lúc 8 giờ 05 ngày 23/11/2026')
  })
})
