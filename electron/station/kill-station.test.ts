import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { decodePng } from '../../hardware/render/png.ts'
import { createTicketRenderer } from '../../hardware/render/render-ticket.ts'
import { startPrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import type { PrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import { SAMPLE_QR, sampleSlip } from '../../hardware/testkit/sample-slip.ts'
import type { PrintJobView } from '../../shared/api/views.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { startPrintCentre } from '../testkit/print-centre.ts'
import type { PrintCentre } from '../testkit/print-centre.ts'

const HEADLESS = fileURLToPath(new URL('../headless.ts', import.meta.url))

let dir: string
let centre: PrintCentre
let sim: PrinterSimulator
let station: ChildProcess | null = null

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'kill-station-'))
  centre = await startPrintCentre()
  sim = await startPrinterSimulator({
    port: 0,
    host: '127.0.0.1',
    paperDir: join(dir, 'papers'),
    width: 576,
    speedMmPerSecond: 20_000,
    timers: systemTimers(),
    clock: systemClock(),
  })
  const transport = { kind: 'tcp', host: '127.0.0.1', port: sim.port }
  const config = { dataDir: join(dir, 'station'), printers: [{ id: 'p1', name: 'p1', transport }] }
  writeFileSync(join(dir, 'config.json'), JSON.stringify(config))
})
afterEach(async () => {
  await end('SIGKILL')
  await sim.stop()
  await centre.close()
  rmSync(dir, { recursive: true })
})

/** Starts the station as its own process and waits for its line. */
async function start(): Promise<void> {
  const args = [
    HEADLESS,
    'station',
    '--centre',
    centre.url,
    '--token',
    centre.token,
    '--config',
    join(dir, 'config.json'),
  ]
  station = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!station.stdout) throw new Error('no output')
  const [line] = await once(createInterface(station.stdout), 'line')
  expect(JSON.parse(String(line))).toEqual({ ready: true })
}

async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (!station) return null
  const gone = once(station, 'exit')
  station.kill(signal)
  station = null
  return (await gone)[0] as number | null
}

const job = (id: string): PrintJobView => ({
  id,
  ticketId: `ticket-${id}`,
  printerId: 'p1',
  state: 'queued',
  slip: sampleSlip({ number: id }),
  qr: SAMPLE_QR,
  queuedAt: 0,
  expiresAt: Date.UTC(2100, 0, 1),
})
/** Where the station stands with its only job, by its own store. */
function stage(): string | null {
  const text = readFileSync(join(dir, 'station', 'station.json'), 'utf8')
  const { jobs } = JSON.parse(text) as { jobs: { stage: string }[] }
  return jobs[0]?.stage ?? null
}

it('killed between the first byte and its report, a station prints nothing twice and says that it does not know', async () => {
  await start()
  // The cable is out from the middle of the paper on, so that no confirmation comes while the station lives.
  sim.setFault('unreachable', { afterRows: 300 })
  centre.queue(job('A001'))
  await centre.until(() => centre.job('A001')?.state === 'taken')
  while (stage() !== 'printing') await nextTurn()
  await end('SIGKILL')
  expect(centre.job('A001')?.state).toBe('taken')

  sim.setFault(null)
  await start()
  centre.queue(job('A002'))
  await centre.until(() => centre.reports.length === 2)
  const outcomes = centre.reports.map(({ jobId, report }) => `${jobId} ${report.outcome}`)
  expect(outcomes.toSorted()).toEqual(['A001 unknown', 'A002 printed'])
  const renderer = createTicketRenderer()
  const pictures = await Promise.all(sim.papers().map(async ({ file }) => decodePng(readFileSync(file))))
  expect(pictures.at(-1)).toEqual(await renderer.render(sampleSlip({ number: 'A002' }), SAMPLE_QR, 576))
  expect(pictures.length).toBeLessThanOrEqual(2)
  expect(await end('SIGTERM')).toBe(0)
})
