import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { playPrinter } from '../../hardware/simulators/escpos-printer-sim.ts'
import { madeSerialSimLine } from '../../hardware/simulators/lines/serial-sim-line.ts'
import { readQr } from '../../hardware/testkit/read-qr.ts'
import { readWords } from '../../hardware/testkit/read-words.ts'
import { SAMPLE_QR, sampleSlip } from '../../hardware/testkit/sample-slip.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { startPrintCentre } from '../testkit/print-centre.ts'
import { takesLetters } from './paper-maker.ts'
import { startStation } from './start-station.ts'
import { parseStationConfig } from './station-config.ts'

describe('whether a ticket goes in plain letters', () => {
  it.each([
    [576, 960, true],
    [576, 3_840, true],
    [576, 5_760, false],
    [384, 3_840, false],
    [576, 11_520, false],
    [576, 500_000, false],
  ])('on %i dots over %i bytes a second: %s', (width, bytesPerSecond, letters) => {
    expect(takesLetters({ letters: 'when-slow', width: width as 576 }, bytesPerSecond)).toBe(letters)
    expect(takesLetters({ letters: 'never', width: width as 576 }, bytesPerSecond)).toBe(false)
    expect(takesLetters({ letters: 'always', width: width as 576 }, bytesPerSecond)).toBe(true)
  })
})

it('a printer at 9,600 baud gives its ticket in seconds, in plain letters, and the job says so', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'slow-printer-'))
  const [clock, timers, path] = [systemClock(), systemTimers(), join(dir, 'port')]
  const line = madeSerialSimLine({ path, baudRate: 9_600, timers })
  const printer = await playPrinter({ line, paperDir: dir, width: 576, speedMmPerSecond: 20_000, timers, clock })
  const centre = await startPrintCentre()
  const transport = { kind: 'serial', path, baudRate: 9_600 }
  const station = await startStation({
    centreUrl: centre.url,
    token: centre.token,
    config: parseStationConfig(
      JSON.stringify({
        dataDir: join(dir, 'station'),
        printers: [{ id: 'p', name: 'P', model: 'epson-80', transport }],
      }),
    ),
    clock,
    timers,
    ids: systemIds,
    log: openLog('silent'),
  })
  try {
    const times = { queuedAt: 0, expiresAt: Date.UTC(2100, 0, 1) }
    const job = { id: 'A001', ticketId: 't', printerId: 'p', slip: sampleSlip(), qr: SAMPLE_QR, ...times }
    centre.queue({ ...job, state: 'queued' })
    await centre.until(() => centre.reports.length > 0)
    expect(centre.reports).toMatchObject([{ jobId: 'A001', report: { outcome: 'printed', letters: true } }])
    const [paper] = printer.papers()
    expect(readWords(paper?.file ?? '', 'eng').join(' ')).toContain('SO THU TU')
    expect(readQr(readFileSync(paper?.file ?? ''))).toBe(SAMPLE_QR)
    expect(printer.unknownCommands()).toEqual([])
  } finally {
    await station.stop()
    await printer.stop()
    await centre.close()
    rmSync(dir, { recursive: true })
  }
})
