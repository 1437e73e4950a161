import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { playPrinter } from '../../hardware/simulators/escpos-printer-sim.ts'
import type { PlayedPrinter } from '../../hardware/simulators/escpos-printer-sim.ts'
import { madeSerialSimLine } from '../../hardware/simulators/lines/serial-sim-line.ts'
import { SAMPLE_QR, sampleSlip } from '../../hardware/testkit/sample-slip.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { startStation } from '../station/start-station.ts'
import { parseStationConfig } from '../station/station-config.ts'
import { startPrintCentre } from './print-centre.ts'
import type { PrintCentre } from './print-centre.ts'

export type SerialPrinting = {
  readonly centre: PrintCentre
  readonly printer: PlayedPrinter
  /** Prints the sample ticket; resolves when something was reported of it. */
  print(): Promise<void>
  /** Stops everything and removes its folder. */
  dispose(): Promise<void>
}

export type SerialPrintingOptions = {
  readonly baudRate: number
  readonly width: 576 | 384
  readonly model: string
  /** How the station is to reach the port. */
  transport(path: string): object
}

/** A real station whose one printer is behind a serial port that was made for it, at a centre that only knows print jobs. */
export async function startSerialPrinting(options: SerialPrintingOptions): Promise<SerialPrinting> {
  const { baudRate, width, model } = options
  const dir = mkdtempSync(join(tmpdir(), 'serial-printing-'))
  const [clock, timers, path] = [systemClock(), systemTimers(), join(dir, 'port')]
  const line = madeSerialSimLine({ path, baudRate, timers })
  const printer = await playPrinter({ line, paperDir: dir, width, speedMmPerSecond: 20_000, timers, clock })
  const centre = await startPrintCentre()
  const printers = [{ id: 'p', name: 'P', model, transport: options.transport(path) }]
  const station = await startStation({
    centreUrl: centre.url,
    token: centre.token,
    config: parseStationConfig(JSON.stringify({ dataDir: join(dir, 'station'), printers })),
    clock,
    timers,
    ids: systemIds,
    log: openLog('silent'),
  })
  return {
    centre,
    printer,
    async print() {
      const times = { queuedAt: 0, expiresAt: Date.UTC(2100, 0, 1) }
      const job = { id: 'A001', ticketId: 't', printerId: 'p', slip: sampleSlip(), qr: SAMPLE_QR, ...times }
      centre.queue({ ...job, state: 'queued' })
      await centre.until(() => centre.reports.length > 0)
    },
    async dispose() {
      await station.stop()
      await printer.stop()
      await centre.close()
      rmSync(dir, { recursive: true })
    },
  }
}
