import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createSlipThread } from '../electron/centre/slips/slip-thread.ts'
import { slipComposer } from '../electron/centre/slips/compose-slips.ts'
import { startRenderThread } from '../hardware/render/render-thread.ts'
import { longReceipt, sampleSlipOf } from '../shared/testkit/sample-slips.ts'
import { median, percentile } from './figures.ts'

const PAGES = 100
const CHOICE = { copy: 'customer', cancelled: false } as const
const choices = [CHOICE] as const
const SLIPS = [
  ['receipt', sampleSlipOf('receipt')],
  ['refusal', sampleSlipOf('refusal')],
  ['receipt of 30 papers', longReceipt(30)],
] as const

/** Pages by the centre's thread and rolls by the station's, one after the other, and what the centre's own thread felt. */
export async function measureSlips(): Promise<void> {
  const thread = createSlipThread()
  const start = performance.now()
  await thread.draw({ slip: SLIPS[0][1], choices, size: 'A4' })
  console.log(`the first page, with the start of the thread: ${(performance.now() - start).toFixed(0)} ms`)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  for (const [name, slip] of SLIPS) {
    for (const size of ['A4', 'A5'] as const) {
      let bytes = 0
      const took = await timed(async () => {
        bytes = (await thread.draw({ slip, choices, size })).length
      })
      tell(`${size} ${name}`, took, `${Math.round(bytes / 1_000)} kB`)
    }
  }
  delay.disable()
  console.log(`event loop of the centre held meanwhile: p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms`)
  await thread.close()
  await measureRolls()
}

async function measureRolls(): Promise<void> {
  const [compose, renderer] = [slipComposer(), await startRenderThread()]
  for (const [name, slip] of SLIPS) {
    let height = 0
    const took = await timed(async () => {
      height = (await renderer.renderPaper(compose(slip, CHOICE), 576)).height
    })
    tell(`80 mm ${name}`, took, `${Math.round(height / 8)} mm long`)
  }
  await renderer.close()
}

async function timed(work: () => Promise<void>): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < PAGES; n += 1) {
    const start = performance.now()
    await work()
    took.push(performance.now() - start)
  }
  return took
}

function tell(what: string, took: readonly number[], more: string): void {
  const each = took.reduce((sum, one) => sum + one, 0) / took.length
  const figures = `p50 ${median(took).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms, ${(1_000 / each).toFixed(0)} a second`
  console.log(`${what.padEnd(28)} ${figures}, ${more}`)
}
