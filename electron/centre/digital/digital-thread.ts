import { Worker } from 'node:worker_threads'
import { createAskedThread } from '../../../shared/kernel/asked-thread.ts'
import type { Timers } from '../../../shared/kernel/time.ts'
import type { DigitalThread, Job, Taken } from '../usecases/digitise/digital-port.ts'

/** Three hundred pages take seconds; what takes longer than this never ends. */
const PATIENCE_MS = 60_000
/** A file can be made to unfold into anything: then the thread ends, not the centre. */
const MEMORY = { maxOldGenerationSizeMb: 1_024 }

/**
 * Reads files that strangers made in a thread of their own: tickets wait for none of it, and a file that eats memory or
 * time ends the thread, not the centre. It starts with the first file and is started anew when it ended.
 */
export function createDigitalThread(timers: Timers): DigitalThread {
  let worker: Worker | null = null
  const thread = createAskedThread<Job, unknown>(
    () => (worker = new Worker(new URL('./digital-worker.ts', import.meta.url), { resourceLimits: MEMORY })),
  )
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: a file that ends the thread takes no other with it, and nobody's patience runs while he waits. */
  function ask(job: Job): Promise<unknown> {
    const turn = last.then(() => work(job))
    last = turn.catch(() => null)
    return turn
  }

  async function work(job: Job): Promise<unknown> {
    await thread.start()
    const cancel = timers.after(PATIENCE_MS, () => void worker?.terminate())
    try {
      return await thread.ask(job)
    } finally {
      cancel()
    }
  }

  return {
    take: async (job) => (await ask({ kind: 'take', ...job })) as Taken,
    draw: async (job) => (await ask({ kind: 'draw', ...job })) as Uint8Array | null,
    join: async (job) => (await ask({ kind: 'join', ...job })) as Uint8Array | null,
    close: thread.close,
  }
}
