import { parentPort } from 'node:worker_threads'
import { createTicketRenderer } from './render-ticket.ts'
import type { RenderAnswer, RenderQuestion } from './render-thread.ts'

/** The thread that draws tickets (render-thread.ts). It ends with an error when the ticket fonts are missing. */
const renderer = createTicketRenderer()
const answer = (message: RenderAnswer): void => parentPort?.postMessage(message)

parentPort?.on('message', ({ id, slip, qr, width }: RenderQuestion) => {
  renderer.render(slip, qr, width).then(
    (bitmap) => answer({ id, bitmap }),
    (error: unknown) => answer({ id, error: String(error) }),
  )
})
answer({ id: 0, ready: true })
