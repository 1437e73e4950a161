import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTicketRenderer } from '../render/render-ticket.ts'
import { openCableBench } from '../testkit/cable-bench.ts'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'

const RUNS = process.env['SOAK'] ? 400 : 8
const renderer = createTicketRenderer()
const first = await renderer.render(sampleSlip({ number: 'A001' }), SAMPLE_QR, 384)
const second = await renderer.render(sampleSlip({ number: 'A002' }), SAMPLE_QR, 384)
const SECOND_BYTES = 11_520

/** Less than the job has. */
const JOB_BYTES = 38_900

/** Without macros a printer must be as slow to come up as real ones are: a second of the line, all of it lost. */
const cut = fc.record({
  at: fc.nat(JOB_BYTES),
  away: fc.oneof(fc.constant(0), fc.nat(3 * SECOND_BYTES)),
  mark: fc.boolean(),
  macro: fc.constantFrom('aloud' as const, 'quiet' as const, 'none' as const),
})

it('wherever the power goes and however long, a paper is called printed only when it came out whole, and the next one is whole', async () => {
  await fc.assert(
    fc.asyncProperty(cut, async ({ at, away, mark, macro }) => {
      const bench = await openCableBench({ mark, macro })
      const { cable, sim } = bench
      const until = at + (macro === 'none' ? SECOND_BYTES + away : away)
      cable.afterBytes(at, () => sim.setFault('power-off'))
      cable.afterBytes(until, () => sim.setFault(null))
      const { outcome } = await bench.print(first)
      // The job was over before the power came back.
      sim.setFault(null)
      const came = await bench.whole(first)
      expect(outcome === 'printed' ? came === 1 : came <= 1).toBe(true)
      expect(await bench.print(second)).toEqual({ outcome: 'printed' })
      expect(await bench.whole(second)).toBe(1)
      await bench.close()
    }),
    { numRuns: RUNS },
  )
}, 1_200_000)
