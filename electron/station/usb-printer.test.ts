import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { decodePng } from '../../hardware/render/png.ts'
import { createTicketRenderer } from '../../hardware/render/render-ticket.ts'
import { playPrinter } from '../../hardware/simulators/escpos-printer-sim.ts'
import { madeSerialSimLine } from '../../hardware/simulators/lines/serial-sim-line.ts'
import { SAMPLE_QR, sampleSlip } from '../../hardware/testkit/sample-slip.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { startPrintCentre } from '../testkit/print-centre.ts'
import { startStation } from './start-station.ts'
import { parseStationConfig } from './station-config.ts'

it('prints through a device file, as Linux offers a USB printer, and is told that it is on paper', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'usb-printer-'))
  const [clock, timers, path] = [systemClock(), systemTimers(), join(dir, 'lp0')]
  const line = madeSerialSimLine({ path, baudRate: 921_600, timers })
  const printer = await playPrinter({ line, paperDir: dir, width: 384, speedMmPerSecond: 20_000, timers, clock })
  const centre = await startPrintCentre()
  const printers = [{ id: 'usb', name: 'USB', model: 'generic-58', transport: { kind: 'file', path } }]
  const station = await startStation({
    centreUrl: centre.url,
    token: centre.token,
    config: parseStationConfig(JSON.stringify({ dataDir: join(dir, 'station'), printers })),
    clock,
    timers,
    ids: systemIds,
    log: openLog('silent'),
  })
  try {
    const times = { queuedAt: 0, expiresAt: Date.UTC(2100, 0, 1) }
    const job = { id: 'A001', ticketId: 't', printerId: 'usb', slip: sampleSlip(), qr: SAMPLE_QR, ...times }
    centre.queue({ ...job, state: 'queued' })
    await centre.until(() => centre.reports.length > 0)
    expect(centre.reports).toMatchObject([{ jobId: 'A001', report: { outcome: 'printed' } }])
    const pictures = await Promise.all(printer.papers().map(async ({ file }) => decodePng(readFileSync(file))))
    expect(pictures).toEqual([await createTicketRenderer().render(sampleSlip(), SAMPLE_QR, 384)])
  } finally {
    await station.stop()
    await printer.stop()
    await centre.close()
    rmSync(dir, { recursive: true })
  }
})
