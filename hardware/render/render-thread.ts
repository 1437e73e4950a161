import { Worker } from 'node:worker_threads'
import type { TicketSlip } from '../../shared/api/views.ts'
import type { SlipPaper } from '../../shared/domain/slips/paper.ts'
import { createAskedThread } from '../../shared/kernel/asked-thread.ts'
import type { Bitmap } from '../bitmap.ts'
import type { TicketRenderer } from './render-ticket.ts'

export type RenderQuestion =
  | { readonly slip: TicketSlip; readonly qr: string | null; readonly width: number }
  | { readonly paper: SlipPaper; readonly width: number }

export type RenderThread = TicketRenderer & {
  /** Draws a legal slip (render-paper.ts). */
  renderPaper(paper: SlipPaper, width: number): Promise<Bitmap>
  close(): Promise<void>
}

/**
 * A renderer in a thread of its own: a ticket takes up to 30 ms to draw, and the process that talks to printers and
 * displays must never stand still for more than 15 ms. Rejects when the ticket fonts are missing. When the thread dies,
 * the tickets that it had fail, and the next one starts another.
 */
export async function startRenderThread(): Promise<RenderThread> {
  const thread = createAskedThread<RenderQuestion, Bitmap>(
    () => new Worker(new URL('./render-worker.ts', import.meta.url)),
  )
  await thread.start()
  return {
    render: (slip, qr, width) => thread.ask({ slip, qr, width }),
    renderPaper: (paper, width) => thread.ask({ paper, width }),
    close: thread.close,
  }
}
