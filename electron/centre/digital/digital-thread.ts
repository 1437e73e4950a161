import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Timers } from '../../../shared/kernel/time.ts'
import type { DigitalAnswer, DigitalQuestion, DigitalThread, Job, Taken } from '../usecases/digitise/digital-port.ts'

type Waiting = { resolve(value: unknown): void; reject(reason: Error): void }

/** Three hundred pages take seconds; what takes longer than this never ends. */
const PATIENCE_MS = 60_000
/** A file can be made to unfold into anything: then the thread ends, not the centre. */
const MEMORY = { maxOldGenerationSizeMb: 1_024 }

/**
 * Reads files that strangers made in a thread of their own: tickets wait for none of it, and a file that eats memory or
 * time ends the thread, not the centre. It starts with the first file and is started anew when it ended.
 */
export function createDigitalThread(timers: Timers): DigitalThread {
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let closed = false
  let running: Promise<Worker> | null = null
  let current: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function start(): Promise<Worker> {
    const worker = new Worker(new URL('./digital-worker.ts', import.meta.url), { resourceLimits: MEMORY })
    await once(worker, 'message')
    worker.on('message', (answer: DigitalAnswer) => settle(worker, answer))
    worker.on('error', (error: Error) => end(worker, error))
    worker.on('exit', () => end(worker, new Error('the thread that reads files has ended')))
    worker.unref()
    current = worker
    return worker
  }

  function settle(worker: Worker, answer: DigitalAnswer): void {
    const found = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if ('error' in answer) found?.reject(new Error(answer.error))
    else found?.resolve(answer.value)
  }

  /** A thread that is told twice to have ended takes nothing with it of the next one. */
  function end(worker: Worker, reason: Error): void {
    if (worker !== current) return
    current = null
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

  /** One after the other: a file that ends the thread takes no other with it, and nobody's patience runs while he waits. */
  function ask(job: Job): Promise<unknown> {
    const turn = last.then(() => work(job))
    last = turn.catch(() => null)
    return turn
  }

  async function work(job: Job): Promise<unknown> {
    const worker = await thread()
    const cancel = timers.after(PATIENCE_MS, () => void worker.terminate())
    try {
      return await new Promise<unknown>((resolve, reject) => {
        const id = ++asked
        waiting.set(id, { resolve, reject })
        worker.ref()
        worker.postMessage({ ...job, id } satisfies DigitalQuestion)
      })
    } finally {
      cancel()
    }
  }

  return {
    take: async (job) => (await ask({ kind: 'take', ...job })) as Taken,
    draw: async (job) => (await ask({ kind: 'draw', ...job })) as Uint8Array | null,
    join: async (job) => (await ask({ kind: 'join', ...job })) as Uint8Array | null,
    async close() {
      closed = true
      await (await running?.catch(() => null))?.terminate()
    },
  }
}
