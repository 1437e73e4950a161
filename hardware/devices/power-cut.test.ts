import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { PrintOutcome, TicketPrinter } from '../ports.ts'
import { PLAIN_DIALECT } from '../protocols/escpos/dialect.ts'
import { decodePng } from '../render/png.ts'
import { createTicketRenderer } from '../render/render-ticket.ts'
import { playPrinter } from '../simulators/escpos-printer-sim.ts'
import type { PlayedPrinter } from '../simulators/escpos-printer-sim.ts'
import type { SimAnswers } from '../simulators/sim-state.ts'
import { createCable } from '../testkit/cable.ts'
import type { Cable } from '../testkit/cable.ts'
import { promptTimers } from '../testkit/prompt-timers.ts'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'
import { createEscposPrinter } from './escpos-printer.ts'

const bitmap = await createTicketRenderer().render(sampleSlip(), SAMPLE_QR, 384)
/** About four seconds of the line. */
const JOB_BYTES = 42_000

let time: ReturnType<typeof createManualTime>
let dir: string
let cable: Cable
let sim: PlayedPrinter
let printer: TicketPrinter

async function open(answers: Partial<SimAnswers>): Promise<void> {
  const paper = { paperDir: dir, width: 384, speedMmPerSecond: 200, bootMs: 0 }
  sim = await playPrinter({ ...paper, answers, line: cable.line, timers: promptTimers, clock: time.clock })
  printer = createEscposPrinter({
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
  await finish(printer.check())
}

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

const print = (): Promise<PrintOutcome> => finish(printer.print({ id: 'a', bitmap, begin: () => true }))
const pieces = () => Promise.all(sim.papers().map(async ({ file }) => decodePng(await readFile(file))))
const isWhole = ({ rows }: { rows: Uint8Array }): boolean => Buffer.from(rows).equals(bitmap.rows)

beforeEach(async () => {
  time = createManualTime()
  dir = await mkdtemp(join(tmpdir(), 'power-cut-'))
  cable = createCable()
})
afterEach(async () => {
  await printer.close()
  await sim.stop()
  await rm(dir, { recursive: true })
})

const MARKS: Partial<SimAnswers> = { inTurn: true }
const IN_TURN: Partial<SimAnswers> = { mark: false }

describe.each([
  ['by marks', MARKS],
  ['in turn', IN_TURN],
])('a paper that is confirmed %s over a line that never breaks', (_, answers) => {
  it.each(['aloud', 'quiet', 'none'] as const)('comes out and is confirmed; macros: %s', async (macro) => {
    await open({ ...answers, macro })
    expect(await print()).toEqual({ outcome: 'printed' })
    expect(printer.answers()?.macro).toBe(macro)
    expect((await pieces()).map(isWhole)).toEqual([true])
    expect(sim.unknownCommands()).toEqual([])
  })

  it.each([
    ['aloud', 300],
    ['aloud', 10_000],
    ['aloud', JOB_BYTES - 6_000],
    ['quiet', 10_000],
  ] as const)(
    'is never called printed when the power was away for a moment in which the line lost nothing; macros: %s, at byte %i',
    async (macro, bytes) => {
      await open({ ...answers, macro })
      cable.afterBytes(bytes, () => {
        sim.setFault('power-off')
        sim.setFault(null)
      })
      expect(await print()).toEqual({ outcome: 'unknown' })
      expect((await pieces()).filter(isWhole)).toEqual([])
    },
  )

  it.each(['aloud', 'none'] as const)(
    'is never called printed when the power was away for a second of the line; macros: %s',
    async (macro) => {
      await open({ ...answers, macro })
      cable.afterBytes(10_000, () => sim.setFault('power-off'))
      const printing = print()
      cable.afterBytes(10_000 + cable.transport.bytesPerSecond, () => sim.setFault(null))
      expect(await printing).toEqual({ outcome: 'unknown' })
      expect((await pieces()).filter(isWhole)).toEqual([])
    },
  )

  it.each([1, 64, 640])('is never called printed when the line lost %i bytes', async (lost) => {
    await open(answers)
    cable.afterBytes(10_000, () => cable.lose(lost))
    expect(await print()).toEqual({ outcome: 'unknown' })
    expect((await pieces()).filter(isWhole)).toEqual([])
  })

  it('is followed by a whole one', async () => {
    await open(answers)
    cable.afterBytes(10_000, () => {
      sim.setFault('power-off')
      sim.setFault(null)
    })
    expect(await print()).toEqual({ outcome: 'unknown' })
    expect(await print()).toEqual({ outcome: 'printed' })
    expect((await pieces()).filter(isWhole)).toHaveLength(1)
  })
})
