import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { decodePng } from '../../hardware/render/png.ts'
import { createTicketRenderer } from '../../hardware/render/render-ticket.ts'
import { SAMPLE_QR, sampleSlip } from '../../hardware/testkit/sample-slip.ts'
import { startSerialPrinting } from '../testkit/start-serial-printing.ts'

it('prints through a device file, as Linux offers a USB printer, and is told that it is on paper', async () => {
  const { centre, printer, print, dispose } = await startSerialPrinting({
    baudRate: 921_600,
    width: 384,
    model: 'generic-58',
    transport: (path) => ({ kind: 'file', path }),
  })
  try {
    await print()
    expect(centre.reports).toMatchObject([{ jobId: 'A001', report: { outcome: 'printed' } }])
    const pictures = await Promise.all(printer.papers().map(async ({ file }) => decodePng(readFileSync(file))))
    expect(pictures).toEqual([await createTicketRenderer().render(sampleSlip(), SAMPLE_QR, 384)])
  } finally {
    await dispose()
  }
})
