import { parentPort } from 'node:worker_threads'
import type { Bitmap } from '../bitmap.ts'
import { createPaperRenderer } from './render-paper.ts'
import { createTicketRenderer } from './render-ticket.ts'
import type { RenderAnswer, RenderQuestion } from './render-thread.ts'

/** The thread that draws tickets and slips (render-thread.ts). It ends with an error when the fonts are missing. */
const tickets = createTicketRenderer()
const papers = createPaperRenderer()

async function draw(question: RenderQuestion): Promise<Bitmap> {
  if ('paper' in question) return await papers.render(question.paper, question.width)
  return await tickets.render(question.slip, question.qr, question.width)
}

const answer = (message: RenderAnswer): void => parentPort?.postMessage(message)

parentPort?.on('message', (question: RenderQuestion) => {
  draw(question).then(
    (bitmap) => answer({ id: question.id, bitmap }),
    (error: unknown) => answer({ id: question.id, error: String(error) }),
  )
})
answer({ id: 0, ready: true })
