import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../shared/testkit/manual-time.ts'
import type { Bitmap } from '../bitmap.ts'
import { createEscposPrinter } from '../devices/escpos-printer.ts'
import type { PrinterStatus, TicketPrinter } from '../ports.ts'
import { decodePng } from '../render/png.ts'
import { startPrinterSimulator } from '../simulators/escpos-printer-sim.ts'
import type { PrinterSimulator } from '../simulators/escpos-printer-sim.ts'
import { createTcpTransport } from '../transports/tcp.ts'
import { promptTimers } from './prompt-timers.ts'

/** A printer device on a simulator over real TCP; the device's time is moved by hand, the paper's passes at once. */
export type PrinterBench = {
  readonly sim: PrinterSimulator
  readonly printer: TicketPrinter
  readonly time: ManualTime
  /** Every state told, oldest first. */
  readonly states: readonly PrinterStatus[]
  /** Resolves with the next state of this kind, or the present one. */
  until<K extends PrinterStatus['kind']>(kind: K): Promise<Extract<PrinterStatus, { kind: K }>>
  /** What came out, read back from the PNGs. */
  pictures(): Promise<Bitmap[]>
  close(): Promise<void>
}

/** Starts both on a free port, with a folder of their own. */
export async function openPrinterBench(width = 576): Promise<PrinterBench> {
  const paperDir = await mkdtemp(join(tmpdir(), 'papers-'))
  const time = createManualTime(Date.UTC(2026, 10, 23, 1, 5))
  const sim = await startPrinterSimulator({
    port: 0,
    host: '127.0.0.1',
    paperDir,
    width,
    speedMmPerSecond: 200,
    timers: promptTimers,
    clock: time.clock,
  })
  const { timers } = time
  const transport = createTcpTransport({ host: '127.0.0.1', port: sim.port, timers })
  const printer = createEscposPrinter({ id: 'printer-1', transport, width, speedMmPerSecond: 100, timers })
  const states: PrinterStatus[] = []
  printer.onChange((status) => states.push(status))
  return {
    sim,
    printer,
    time,
    states,
    until: (kind) => untilStatus(printer, kind),
    pictures: () => Promise.all(sim.papers().map(async ({ file }) => decodePng(await readFile(file)))),
    async close() {
      await printer.close()
      await sim.stop()
      await rm(paperDir, { recursive: true })
    },
  }
}

/** Resolves with the next state of this kind, or the present one. */
export function untilStatus<K extends PrinterStatus['kind']>(
  printer: TicketPrinter,
  kind: K,
): Promise<Extract<PrinterStatus, { kind: K }>> {
  type Wanted = Extract<PrinterStatus, { kind: K }>
  const now = printer.status()
  if (now.kind === kind) return Promise.resolve(now as Wanted)
  return new Promise((resolve) => {
    const stop = printer.onChange((status) => {
      if (status.kind !== kind) return
      stop()
      resolve(status as Wanted)
    })
  })
}
