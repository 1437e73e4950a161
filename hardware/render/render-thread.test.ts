import { afterEach, beforeEach, expect, it } from 'vitest'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'
import { startRenderThread } from './render-thread.ts'
import type { RenderThread } from './render-thread.ts'
import { createTicketRenderer } from './render-ticket.ts'

const here = createTicketRenderer()
const TICKETS = process.env['SOAK'] ? 1_000 : 60
/** What a canvas library that never freed its buffers would need many times (hardware.md §2.4: 4.2 GB for 1,000). */
const ALLOWED_BYTES = 150e6

let thread: RenderThread
beforeEach(async () => {
  thread = await startRenderThread()
})
afterEach(() => thread.close())

it('draws what the renderer draws, for every one of many at once', async () => {
  const numbers = ['A001', 'A002', 'A003']
  const [drawn, expected] = await Promise.all(
    [thread, here].map((renderer) =>
      Promise.all(numbers.map((number) => renderer.render(sampleSlip({ number }), SAMPLE_QR, 576))),
    ),
  )
  expect(drawn).toEqual(expected)
})

it('tells what cannot be drawn, and draws on', async () => {
  await expect(thread.render(sampleSlip(), null, 320)).rejects.toThrow(/no paper of 320 dots/)
  expect((await thread.render(sampleSlip(), null, 384)).width).toBe(384)
})

it('fails what it has in hand when it is closed, and takes nothing more', async () => {
  const inHand = thread.render(sampleSlip(), null, 576).catch(String)
  await thread.close()
  expect(await inHand).toMatch(/has ended|is closed/)
  await expect(thread.render(sampleSlip(), null, 576)).rejects.toThrow(/is closed/)
})

it('keeps its memory over many tickets', async () => {
  for (let n = 0; n < 20; n++) await thread.render(sampleSlip({ number: `A${n}` }), SAMPLE_QR, 576)
  const before = process.memoryUsage().rss
  for (let n = 0; n < TICKETS; n++) await thread.render(sampleSlip({ number: `B${n}` }), SAMPLE_QR, 576)
  expect(process.memoryUsage().rss - before).toBeLessThan(ALLOWED_BYTES)
})
