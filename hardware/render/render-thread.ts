import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { TicketSlip } from '../../shared/api/views.ts'
import type { SlipPaper } from '../../shared/domain/slips/paper.ts'
import type { Bitmap } from '../bitmap.ts'
import type { TicketRenderer } from './render-ticket.ts'

type Drawable =
  | { readonly slip: TicketSlip; readonly qr: string | null; readonly width: number }
  | { readonly paper: SlipPaper; readonly width: number }
export type RenderQuestion = Drawable & { readonly id: number }
export type RenderAnswer =
  | { readonly id: 0; readonly ready: true }
  | { readonly id: number; readonly bitmap: Bitmap }
  | { readonly id: number; readonly error: string }

export type RenderThread = TicketRenderer & {
  /** Draws a legal slip (render-paper.ts). */
  renderPaper(paper: SlipPaper, width: number): Promise<Bitmap>
  close(): Promise<void>
}

type Waiting = { resolve(bitmap: Bitmap): void; reject(reason: Error): void }

/**
 * A renderer in a thread of its own: a ticket takes up to 30 ms to draw, and the process that talks to printers and
 * displays must never stand still for more than 15 ms. Rejects when the ticket fonts are missing. When the thread dies,
 * the tickets that it had fail, and the next one starts another.
 */
export async function startRenderThread(): Promise<RenderThread> {
  let asked = 0
  const waiting = new Map<number, Waiting>()
  let closed = false
  let running: Promise<Worker> | null = null

  async function start(): Promise<Worker> {
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url))
    // Rejects with the thread's own error, e.g. a missing font.
    await once(worker, 'message')
    worker.on('message', (answer: RenderAnswer) => {
      settle(answer)
      if (waiting.size === 0) worker.unref()
    })
    worker.on('error', end)
    worker.on('exit', () => end(new Error('the drawing thread has ended')))
    // It holds the process only while it draws.
    worker.unref()
    return worker
  }

  function settle(answer: RenderAnswer): void {
    const found = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('bitmap' in answer) found?.resolve(answer.bitmap)
    if ('error' in answer) found?.reject(new Error(answer.error))
  }

  function end(reason: Error): void {
    running = null
    for (const one of waiting.values()) one.reject(reason)
    waiting.clear()
  }

  async function thread(): Promise<Worker> {
    if (closed) throw new Error('the renderer is closed')
    running ??= start()
    return await running.catch((error: unknown) => {
      running = null
      throw error
    })
  }

  async function ask(question: Drawable): Promise<Bitmap> {
    const worker = await thread()
    return await new Promise<Bitmap>((resolve, reject) => {
      const id = ++asked
      waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ ...question, id } satisfies RenderQuestion)
    })
  }

  await thread()
  return {
    render: (slip, qr, width) => ask({ slip, qr, width }),
    renderPaper: (paper, width) => ask({ paper, width }),
    async close() {
      closed = true
      await (await running)?.terminate()
    },
  }
}
