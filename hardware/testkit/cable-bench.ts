import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { Bitmap } from '../bitmap.ts'
import { createEscposPrinter } from '../devices/escpos-printer.ts'
import type { PrintOutcome, TicketPrinter } from '../ports.ts'
import { PLAIN_DIALECT } from '../protocols/escpos/dialect.ts'
import { decodePng } from '../render/png.ts'
import { playPrinter } from '../simulators/escpos-printer-sim.ts'
import type { PlayedPrinter } from '../simulators/escpos-printer-sim.ts'
import type { SimAnswers } from '../simulators/sim-state.ts'
import { createCable } from './cable.ts'
import type { Cable } from './cable.ts'
import { promptTimers } from './prompt-timers.ts'

/** A printer at the other end of a serial cable in memory; it comes up at once. All time passes as fast as it can. */
export type CableBench = {
  readonly cable: Cable
  readonly sim: PlayedPrinter
  readonly printer: TicketPrinter
  print(bitmap: Bitmap): Promise<PrintOutcome>
  /** How many pieces of paper are just this picture. */
  whole(bitmap: Bitmap): Promise<number>
  close(): Promise<void>
}

/** Resolves when the printer was asked what it answers. */
export async function openCableBench(answers: Partial<SimAnswers>): Promise<CableBench> {
  const time = createManualTime()
  const paperDir = await mkdtemp(join(tmpdir(), 'cable-'))
  const cable = createCable()
  const paper = { paperDir, width: 384, speedMmPerSecond: 200, bootMs: 0 }
  const sim = await playPrinter({ ...paper, answers, line: cable.line, timers: promptTimers, clock: time.clock })
  const printer = createEscposPrinter({
    id: 'p',
    transport: cable.transport,
    width: 384,
    speedMmPerSecond: 100,
    dotsPerMm: 8,
    dialect: PLAIN_DIALECT,
    answers: null,
    onAnswers: () => undefined,
    torn: false,
    timers: time.timers,
  })

  /** The manual time goes on until it has ended. */
  async function finish<T>(waiting: Promise<T>): Promise<T> {
    let ended = false
    void waiting.finally(() => (ended = true)).catch(() => undefined)
    while (!ended) {
      for (let turn = 0; turn < 20 && !ended; turn++) await nextTurn()
      if (!ended && sim.work() === 'idle') time.advance(100)
    }
    return await waiting
  }

  await finish(printer.check())
  return {
    cable,
    sim,
    printer,
    print: (bitmap) => finish(printer.print({ id: 'a', bitmap, begin: () => true })),
    async whole(bitmap) {
      const pieces = await Promise.all(sim.papers().map(async ({ file }) => decodePng(await readFile(file))))
      return pieces.filter(({ rows }) => Buffer.from(rows).equals(bitmap.rows)).length
    },
    async close() {
      await printer.close()
      await sim.stop()
      await rm(paperDir, { recursive: true })
    },
  }
}
