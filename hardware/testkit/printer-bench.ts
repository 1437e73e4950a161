import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../shared/testkit/manual-time.ts'
import type { Bitmap } from '../bitmap.ts'
import { createEscposPrinter } from '../devices/escpos-printer.ts'
import type { PrinterAnswers, PrinterStatus, TicketPrinter } from '../ports.ts'
import { PLAIN_DIALECT } from '../protocols/escpos/dialect.ts'
import type { Dialect } from '../protocols/escpos/dialect.ts'
import { decodePng } from '../render/png.ts'
import { playPrinter } from '../simulators/escpos-printer-sim.ts'
import type { PrinterSimulator } from '../simulators/escpos-printer-sim.ts'
import type { OpenSimLine } from '../simulators/lines/sim-line.ts'
import { tcpSimLine } from '../simulators/lines/tcp-sim-line.ts'
import type { SimAnswers } from '../simulators/sim-state.ts'
import { createTcpTransport } from '../transports/tcp.ts'
import { promptTimers } from './prompt-timers.ts'

/** A printer device on a simulator over real TCP; the device's time is moved by hand, the paper's passes at once. */
export type PrinterBench = {
  readonly sim: PrinterSimulator
  readonly printer: TicketPrinter
  readonly time: ManualTime
  /** Every state told, oldest first. */
  readonly states: readonly PrinterStatus[]
  /** What the printer was found to answer, each time it was probed. */
  readonly found: readonly PrinterAnswers[]
  /** Resolves with the next state of this kind, or the present one. */
  until<K extends PrinterStatus['kind']>(kind: K): Promise<Extract<PrinterStatus, { kind: K }>>
  /** What came out, read back from the PNGs. */
  pictures(): Promise<Bitmap[]>
  close(): Promise<void>
}

export type BenchOptions = {
  readonly width?: number
  readonly dialect?: Dialect
  /** What the simulator does not answer. */
  readonly answers?: Partial<SimAnswers>
  /** What the device remembers of an earlier run. */
  readonly kept?: PrinterAnswers
  /** Another line than a fast network. */
  readonly line?: OpenSimLine
  /** What the device is told that the line carries. */
  readonly bytesPerSecond?: number
  /** Whether an earlier run broke off in the middle of a paper. */
  readonly torn?: boolean
}

const HOST = '127.0.0.1'

/** Starts both on a free port, with a folder of their own. */
export async function openPrinterBench(options: BenchOptions = {}): Promise<PrinterBench> {
  const { width = 576, dialect = PLAIN_DIALECT, kept = null } = options
  const paperDir = await mkdtemp(join(tmpdir(), 'papers-'))
  const time = createManualTime(Date.UTC(2026, 10, 23, 1, 5))
  const sim = await playPrinter({
    line: options.line ?? tcpSimLine({ port: 0, host: HOST }),
    paperDir,
    width,
    speedMmPerSecond: 200,
    bootMs: 0,
    timers: promptTimers,
    clock: time.clock,
    ...(options.answers ? { answers: options.answers } : {}),
  })
  const { timers } = time
  if (sim.address.kind !== 'tcp') throw new Error('a bench is on TCP')
  const { port } = sim.address
  const pace = options.bytesPerSecond === undefined ? {} : { bytesPerSecond: options.bytesPerSecond }
  const transport = createTcpTransport({ host: HOST, port, timers, ...pace })
  const found: PrinterAnswers[] = []
  const printer = createEscposPrinter({
    id: 'printer-1',
    transport,
    width,
    speedMmPerSecond: 100,
    dotsPerMm: 8,
    dialect,
    answers: kept,
    onAnswers: (answers) => void found.push(answers),
    torn: options.torn ?? false,
    timers,
  })
  const states: PrinterStatus[] = []
  printer.onChange((status) => states.push(status))
  return {
    sim: { ...sim, port },
    printer,
    time,
    states,
    found,
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
