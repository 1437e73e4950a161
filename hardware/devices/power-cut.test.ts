import { afterEach, describe, expect, it } from 'vitest'
import { createTicketRenderer } from '../render/render-ticket.ts'
import type { SimAnswers } from '../simulators/sim-state.ts'
import { openCableBench } from '../testkit/cable-bench.ts'
import type { CableBench } from '../testkit/cable-bench.ts'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'

const bitmap = await createTicketRenderer().render(sampleSlip(), SAMPLE_QR, 384)
/** About four seconds of the line. */
const JOB_BYTES = 42_000

let bench: CableBench
async function open(answers: Partial<SimAnswers>): Promise<CableBench> {
  bench = await openCableBench(answers)
  return bench
}
afterEach(() => bench.close())

const MARKS: Partial<SimAnswers> = { inTurn: true }
const IN_TURN: Partial<SimAnswers> = { mark: false }

describe.each([
  ['by marks', MARKS],
  ['in turn', IN_TURN],
])('a paper that is confirmed %s over a line that never breaks', (_, answers) => {
  it.each(['aloud', 'quiet', 'none'] as const)('comes out and is confirmed; macros: %s', async (macro) => {
    const { print, printer, sim, whole } = await open({ ...answers, macro })
    expect(await print(bitmap)).toEqual({ outcome: 'printed' })
    expect(printer.answers()?.macro).toBe(macro)
    expect([await whole(bitmap), sim.papers().length]).toEqual([1, 1])
    expect(sim.unknownCommands()).toEqual([])
  })

  it.each([
    ['aloud', 300],
    ['aloud', JOB_BYTES - 6_000],
    ['quiet', 10_000],
  ] as const)(
    'is never called printed when the power was away for a moment in which the line lost nothing; macros: %s, at byte %i',
    async (macro, bytes) => {
      const { cable, print, sim, whole } = await open({ ...answers, macro })
      cable.afterBytes(bytes, () => {
        sim.setFault('power-off')
        sim.setFault(null)
      })
      expect(await print(bitmap)).toEqual({ outcome: 'unknown' })
      expect(await whole(bitmap)).toBe(0)
    },
  )

  it('is never called printed when the power was away for a second of the line, also without macros', async () => {
    const { cable, print, sim, whole } = await open({ ...answers, macro: 'none' })
    cable.afterBytes(10_000, () => sim.setFault('power-off'))
    cable.afterBytes(10_000 + cable.transport.bytesPerSecond, () => sim.setFault(null))
    expect(await print(bitmap)).toEqual({ outcome: 'unknown' })
    expect(await whole(bitmap)).toBe(0)
  })

  it.each([1, 640])('is never called printed when the line lost %i bytes', async (lost) => {
    const { cable, print, whole } = await open(answers)
    cable.afterBytes(10_000, () => cable.lose(lost))
    expect(await print(bitmap)).toEqual({ outcome: 'unknown' })
    expect(await whole(bitmap)).toBe(0)
  })
})
