import { monitorEventLoopDelay } from 'node:perf_hooks'
import { PLAIN_DIALECT } from '../hardware/protocols/escpos/dialect.ts'
import { encodeTicket } from '../hardware/protocols/escpos/encode-ticket.ts'
import { startRenderThread } from '../hardware/render/render-thread.ts'
import { SAMPLE_QR, sampleSlip } from '../hardware/testkit/sample-slip.ts'
import { median, percentile } from './figures.ts'

const TICKETS = 200

/**
 * From a slip to the bytes of its job at each width, what this thread worked for it, and how long its event loop stood
 * still meanwhile, for whatever reason: on a loaded machine mostly because others had the processor.
 */
export async function measureRender(): Promise<void> {
  const renderer = await startRenderThread()
  for (const width of [576, 512, 384]) {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const took: number[] = []
    const worked: number[] = []
    for (let n = 0; n < TICKETS; n += 1) {
      const start = performance.now()
      const before = process.threadCpuUsage()
      const bitmap = await renderer.render(sampleSlip({ number: `A${n}` }), SAMPLE_QR, width)
      encodeTicket(bitmap, { dialect: PLAIN_DIALECT, confirmation: 'mark', mark: '0001' })
      took.push(performance.now() - start)
      const { user, system } = process.threadCpuUsage(before)
      worked.push((user + system) / 1_000)
    }
    delay.disable()
    console.log(
      `${width} dots    slip to bytes p50 ${median(took).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms;` +
        ` work of this thread a ticket p50 ${median(worked).toFixed(1)} ms, most ${Math.max(...worked).toFixed(1)} ms;` +
        ` event loop held p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, most ${(delay.max / 1e6).toFixed(1)} ms`,
    )
  }
  await renderer.close()
}
