import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { PrintChoice } from '../../../shared/domain/slips/compose.ts'
import type { PageSize } from '../../../shared/domain/slips/layout/sheet.ts'
import type { Slip } from '../../../shared/domain/slips/slip.ts'

/** A slip with the copies that are wanted, one after the other in one file. */
export type SlipJob = {
  readonly slip: Slip
  readonly choices: readonly [PrintChoice, ...PrintChoice[]]
  readonly size: PageSize
}
export type SlipQuestion = SlipJob & { readonly id: number }
export type SlipAnswer =
  | { readonly id: 0; readonly ready: true }
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly error: string }

export type SlipThread = {
  /** The slip as a PDF. Rejects when it cannot be drawn; the next one is drawn all the same. */
  draw(job: SlipJob): Promise<Buffer>
  close(): Promise<void>
}

type Waiting = { resolve(pdf: Buffer): void; reject(reason: Error): void }

/**
 * Draws pages in a thread of its own: one takes tens of milliseconds, and tickets must not wait for it. The thread starts
 * with the first slip, holds the process only while it draws, and is started anew when it died.
 */
export function createSlipThread(): SlipThread {
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let closed = false
  let running: Promise<Worker> | null = null

  async function start(): Promise<Worker> {
    const worker = new Worker(new URL('./slip-worker.ts', import.meta.url))
    // Rejects with the thread's own error, e.g. a missing font.
    await once(worker, 'message')
    worker.on('message', (answer: SlipAnswer) => {
      settle(answer)
      if (waiting.size === 0) worker.unref()
    })
    worker.on('error', end)
    worker.on('exit', () => end(new Error('the drawing thread has ended')))
    worker.unref()
    return worker
  }

  function settle(answer: SlipAnswer): void {
    const found = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('pdf' in answer) found?.resolve(Buffer.from(answer.pdf))
    if ('error' in answer) found?.reject(new Error(answer.error))
  }

  function end(reason: Error): void {
    running = null
    for (const one of waiting.values()) one.reject(reason)
    waiting.clear()
  }

  async function thread(): Promise<Worker> {
    if (closed) throw new Error('the thread is closed')
    running ??= start()
    return await running.catch((error: unknown) => {
      running = null
      throw error
    })
  }

  return {
    async draw(job) {
      const worker = await thread()
      return await new Promise<Buffer>((resolve, reject) => {
        const id = ++asked
        waiting.set(id, { resolve, reject })
        worker.ref()
        worker.postMessage({ ...job, id } satisfies SlipQuestion)
      })
    },
    async close() {
      closed = true
      await (await running?.catch(() => null))?.terminate()
    },
  }
}
