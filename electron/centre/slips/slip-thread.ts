import { Worker } from 'node:worker_threads'
import type { PrintChoice } from '../../../shared/domain/slips/compose.ts'
import type { PageSize } from '../../../shared/domain/slips/layout/sheet.ts'
import type { Slip } from '../../../shared/domain/slips/slip.ts'
import { createAskedThread } from '../../../shared/kernel/asked-thread.ts'

/** A slip with the copies that are wanted, one after the other in one file. */
export type SlipJob = {
  readonly slip: Slip
  readonly choices: readonly [PrintChoice, ...PrintChoice[]]
  readonly size: PageSize
}

export type SlipThread = {
  /** The slip as a PDF. Rejects when it cannot be drawn; the next one is drawn all the same. */
  draw(job: SlipJob): Promise<Buffer>
  close(): Promise<void>
}

/**
 * Draws pages in a thread of its own: one takes tens of milliseconds, and tickets must not wait for it. The thread starts
 * with the first slip, holds the process only while it draws, and is started anew when it died.
 */
export function createSlipThread(): SlipThread {
  const thread = createAskedThread<SlipJob, Uint8Array>(() => new Worker(new URL('./slip-worker.ts', import.meta.url)))
  return {
    draw: async (job) => Buffer.from(await thread.ask(job)),
    close: thread.close,
  }
}
