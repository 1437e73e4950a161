import { parentPort } from 'node:worker_threads'
import { answerQuestions } from '../../shared/kernel/asked-thread.ts'
import type { Bitmap } from '../bitmap.ts'
import { createPaperRenderer } from './render-paper.ts'
import { createTicketRenderer } from './render-ticket.ts'
import type { RenderQuestion } from './render-thread.ts'

/** The thread that draws tickets and slips (render-thread.ts). It ends with an error when the fonts are missing. */
const tickets = createTicketRenderer()
const papers = createPaperRenderer()

answerQuestions<RenderQuestion, Bitmap>(parentPort, async (question) =>
  'paper' in question
    ? await papers.render(question.paper, question.width)
    : await tickets.render(question.slip, question.qr, question.width),
)
