import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decodePng } from '../../hardware/render/png.ts'
import { createTicketRenderer } from '../../hardware/render/render-ticket.ts'
import { startPrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import type { PrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import { SAMPLE_QR, sampleSlip } from '../../hardware/testkit/sample-slip.ts'
import type { PrintJobView } from '../../shared/api/views.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { startPrintCentre } from '../testkit/print-centre.ts'
import type { PrintCentre } from '../testkit/print-centre.ts'
import { startStation } from './start-station.ts'
import type { RunningStation } from './start-station.ts'
import { parseStationConfig } from './station-config.ts'

const FAR = Date.UTC(2100, 0, 1)
const PLAIN = { port: 0, host: '127.0.0.1', width: 576, speedMmPerSecond: 20_000 }
const simulated = (id: string) => ({ id, name: id, transport: { kind: 'simulator', speedMmPerSecond: 20_000 } })

function job(id: string, changes: Partial<PrintJobView> = {}): PrintJobView {
  return {
    id,
    ticketId: `ticket-${id}`,
    printerId: 'p1',
    state: 'queued',
    slip: sampleSlip({ number: id }),
    qr: SAMPLE_QR,
    queuedAt: Date.UTC(2026, 10, 23, 1, 5),
    expiresAt: FAR,
    ...changes,
  }
}

let dataDir: string
let centre: PrintCentre
let stations: RunningStation[]

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'station-'))
  centre = await startPrintCentre()
  stations = []
})
afterEach(async () => {
  for (const station of stations) await station.stop()
  await centre.close()
  rmSync(dataDir, { recursive: true })
})

async function start(printers: readonly object[] = [simulated('p1')]): Promise<RunningStation> {
  const station = await startStation({
    centreUrl: centre.url,
    token: centre.token,
    config: parseStationConfig(JSON.stringify({ dataDir, printers })),
    clock: systemClock(),
    timers: systemTimers(),
    ids: systemIds,
    log: openLog('silent'),
  })
  stations.push(station)
  return station
}

function printer(station: RunningStation, id = 'p1'): PrinterSimulator {
  const found = station.simulators.get(id)
  if (!found) throw new Error(`no simulator ${id}`)
  return found
}

const outcomes = () => centre.reports.map(({ jobId, report }) => `${jobId} ${report.outcome}`)
const keysOf = (verb: string) => centre.writes.filter(({ path }) => path.endsWith(verb)).map(({ key }) => key)
const inHand = (): unknown[] =>
  (JSON.parse(readFileSync(join(dataDir, 'station.json'), 'utf8')) as { jobs: unknown[] }).jobs

describe('a station', () => {
  it('prints what is queued, before and after it came, in order, and forgets it', async () => {
    centre.queue(job('A001'))
    const sim = printer(await start())
    centre.queue(job('A002'))
    centre.queue(job('A003'))
    await centre.until(() => centre.reports.length === 3)
    expect(outcomes()).toEqual(['A001 printed', 'A002 printed', 'A003 printed'])
    const renderer = createTicketRenderer()
    for (const [i, number] of ['A001', 'A002', 'A003'].entries()) {
      const expected = await renderer.render(sampleSlip({ number }), SAMPLE_QR, 576)
      expect(await decodePng(readFileSync(sim.papers()[i]?.file ?? ''))).toEqual(expected)
    }
    await stations.pop()?.stop()
    expect(inHand()).toEqual([])
  })

  it('leaves jobs of other stations alone', async () => {
    await start()
    centre.queue(job('X001', { printerId: 'elsewhere' }))
    centre.queue(job('A001'))
    await centre.until(() => centre.reports.length === 1)
    expect(centre.job('X001')?.state).toBe('queued')
  })

  it('goes on when the live channel was broken', async () => {
    await start()
    centre.breakLive()
    centre.queue(job('A001'))
    await centre.until(() => centre.reports.length === 1)
    expect(outcomes()).toEqual(['A001 printed'])
  })

  it('tells how each of its printers is, at the start and when the live channel is back', async () => {
    await start([simulated('p1'), simulated('p2')])
    const told = () => centre.printerReports.map(({ printerId, report }) => `${printerId} ${report.state}`).toSorted()
    await centre.until(() => told().length === 2)
    centre.breakLive()
    await centre.until(() => told().length === 4)
    expect(told()).toEqual(['p1 ready', 'p1 ready', 'p2 ready', 'p2 ready'])
  })

  it('waits for its centre before it says that it is ready', async () => {
    const { url } = centre
    await centre.close()
    const starting = startStation({
      centreUrl: url,
      token: centre.token,
      config: parseStationConfig(JSON.stringify({ dataDir, printers: [simulated('p1')] })),
      clock: systemClock(),
      timers: systemTimers(),
      ids: systemIds,
      log: openLog('silent'),
    })
    centre = await startPrintCentre(Number(new URL(url).port))
    stations.push(await starting)
    centre.queue(job('A001'))
    await centre.until(() => centre.reports.length === 1)
    expect(outcomes()).toEqual(['A001 printed'])
  })
})

describe('answers that are lost', () => {
  it('a lost answer to a report is asked for again with the same key, and counts once', async () => {
    const sim = printer(await start())
    centre.queue(job('A001'))
    await centre.until(() => keysOf('take').length === 1)
    centre.loseAnswers(2)
    await centre.until(() => keysOf('report').length === 3)
    expect(new Set(keysOf('report')).size).toBe(1)
    expect(outcomes()).toEqual(['A001 printed'])
    expect(sim.papers()).toHaveLength(1)
  })

  it('a lost answer to taking is asked for again with the same key, and the paper comes once', async () => {
    const sim = printer(await start())
    centre.loseAnswers(1)
    centre.queue(job('A001'))
    await centre.until(() => centre.reports.length === 1)
    expect(keysOf('take')).toHaveLength(2)
    expect(new Set(keysOf('take')).size).toBe(1)
    expect(sim.papers()).toHaveLength(1)
  })
})

describe('a printer that cannot print', () => {
  it('leaves its jobs queued, and stops no other printer', async () => {
    const dead = { id: 'p2', name: 'p2', transport: { kind: 'tcp', host: '127.0.0.1', port: 1 } }
    await start([dead, simulated('p1')])
    centre.queue(job('B001', { printerId: 'p2' }))
    centre.queue(job('A001'))
    await centre.until(() => centre.reports.length === 1)
    expect(outcomes()).toEqual(['A001 printed'])
    expect(centre.job('B001')?.state).toBe('queued')
    expect(keysOf('B001/take')).toEqual([])
  })

  it('leaves what was queued meanwhile for the new roll, but not what has expired by then', async () => {
    const time = { timers: systemTimers(), clock: systemClock() }
    const paperDir = join(dataDir, 'apart')
    const apart = await startPrinterSimulator({ ...PLAIN, ...time, paperDir })
    apart.setFault('paper-end')
    const transport = { kind: 'tcp', host: '127.0.0.1', port: apart.port }
    await start([{ id: 'p1', name: 'p1', transport }, simulated('p2')])
    centre.queue(job('A001'))
    centre.queue(job('A002'))
    centre.queue(job('B001', { printerId: 'p2' }))
    await centre.until(() => centre.reports.length === 1)
    expect(outcomes()).toEqual(['B001 printed'])
    expect(keysOf('A001/take')).toEqual([])
    centre.queue(job('A001', { state: 'expired' }))
    centre.queue(job('B002', { printerId: 'p2' }))
    await centre.until(() => centre.reports.length === 2)
    apart.setFault(null)
    await centre.until(() => centre.reports.length === 3)
    expect(outcomes()).toEqual(['B001 printed', 'B002 printed', 'A002 printed'])
    expect(apart.papers()).toHaveLength(1)
    await stations.pop()?.stop()
    await apart.stop()
  })

  it('tells a fault in the middle of a paper at once, and that it came out after all', async () => {
    const sim = printer(await start())
    sim.setFault('paper-end', { afterRows: 400 })
    centre.queue(job('A001'))
    await centre.until(() => centre.reports.length === 1)
    expect(centre.reports[0]?.report).toEqual({ outcome: 'failed', cause: 'paper-end' })
    sim.setFault('cover-open')
    sim.setFault(null)
    await centre.until(() => centre.reports.length === 2)
    expect(outcomes()).toEqual(['A001 failed', 'A001 printed'])
    expect(sim.papers()).toHaveLength(1)
  })

  it('power off in the middle: unknown, and only the next paper comes out whole', async () => {
    const sim = printer(await start())
    sim.setFault('power-off', { afterRows: 400 })
    centre.queue(job('A001'))
    await centre.until(() => centre.reports.length === 1)
    expect(outcomes()).toEqual(['A001 unknown'])
    sim.setFault(null)
    centre.queue(job('A002'))
    await centre.until(() => centre.reports.length === 2)
    expect(outcomes()).toEqual(['A001 unknown', 'A002 printed'])
    expect(sim.papers().map(({ height }) => height >= 900)).toEqual([false, true])
  })
})

describe('jobs that must not be printed', () => {
  it('one that the centre does not give away any more is not printed', async () => {
    const sim = printer(await start())
    centre.refuse('A001')
    centre.queue(job('A001'))
    centre.queue(job('A002'))
    await centre.until(() => centre.reports.length === 1)
    expect(keysOf('A001/take')).toHaveLength(1)
    expect(outcomes()).toEqual(['A002 printed'])
    expect(sim.papers()).toHaveLength(1)
  })

  it('one that expires, by the centre’s clock, while it waits in the printer’s queue comes out as failed', async () => {
    const sim = printer(await start())
    centre.beat(FAR)
    centre.queue(job('A001', { expiresAt: FAR - 1 }))
    centre.queue(job('A002', { expiresAt: FAR + 3_600_000 }))
    await centre.until(() => centre.reports.length === 2)
    expect(outcomes().toSorted()).toEqual(['A001 failed', 'A002 printed'])
    expect(sim.papers()).toHaveLength(1)
  })
})

describe('what an earlier run left', () => {
  const entry = (stage: string, reports: object[] = []) => ({
    jobId: 'A001',
    printerId: 'p1',
    takeKey: '01999999-0000-7000-8000-000000000001',
    stage,
    reports,
  })
  const leave = (...jobs: object[]) =>
    writeFileSync(join(dataDir, 'station.json'), JSON.stringify({ version: 1, jobs }))

  it('perhaps printed: unknown, and no second paper', async () => {
    centre.queue(job('A001', { state: 'taken' }))
    leave(entry('printing'))
    const sim = printer(await start())
    centre.queue(job('A002'))
    await centre.until(() => centre.reports.length === 2)
    expect(outcomes().toSorted()).toEqual(['A001 unknown', 'A002 printed'])
    expect(sim.papers()).toHaveLength(1)
  })

  it('not begun: taken up again and printed', async () => {
    centre.queue(job('A001'))
    leave(entry('taking'))
    const sim = printer(await start())
    await centre.until(() => centre.reports.length === 1)
    expect(keysOf('take')).toEqual([entry('taking').takeKey])
    expect(outcomes()).toEqual(['A001 printed'])
    expect(sim.papers()).toHaveLength(1)
  })

  it('printed, not yet reported: reported with its old key, no second paper', async () => {
    centre.queue(job('A001', { state: 'taken' }))
    const key = '01999999-0000-7000-8000-000000000002'
    leave(entry('ended', [{ key, body: { outcome: 'printed' } }]))
    const sim = printer(await start())
    await centre.until(() => centre.reports.length === 1)
    expect(outcomes()).toEqual(['A001 printed'])
    expect(keysOf('report')).toEqual([key])
    expect(sim.papers()).toHaveLength(0)
  })

  it('taken, and the store is lost: unknown', async () => {
    centre.queue(job('A001', { state: 'taken' }))
    const sim = printer(await start())
    await centre.until(() => centre.reports.length === 1)
    expect(outcomes()).toEqual(['A001 unknown'])
    expect(sim.papers()).toHaveLength(0)
  })

  it('of a printer that is no longer here: failed', async () => {
    centre.queue(job('A001', { state: 'taken', printerId: 'gone' }))
    leave({ ...entry('taking'), printerId: 'gone' })
    await start()
    await centre.until(() => centre.reports.length === 1)
    expect(centre.reports[0]?.report).toEqual({ outcome: 'failed', cause: 'unreachable', unbegun: true })
  })

  it('stopped while a paper waited for a new roll: not printed again after the restart', async () => {
    const station = await start()
    printer(station).setFault('paper-end', { afterRows: 400 })
    centre.queue(job('A001'))
    await centre.until(() => centre.reports.length === 1)
    await station.stop()
    stations = []
    const again = await start()
    centre.queue(job('A002'))
    await centre.until(() => centre.job('A002')?.state === 'printed')
    await again.stop()
    stations = []
    // The centre knows it as failed, which an uncertainty does not change.
    expect(outcomes()).toEqual(['A001 failed', 'A002 printed'])
    expect(inHand()).toEqual([])
  })
})
