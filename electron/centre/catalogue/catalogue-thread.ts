import { Worker } from 'node:worker_threads'
import type { CatalogueSummary, DraftPage, DraftTab } from '../../../shared/api/catalogue-views.ts'
import type { Refusal } from '../../../shared/kernel/refusal.ts'
import type { Timers } from '../../../shared/kernel/time.ts'
import type { DraftFacts, DraftStep } from './draft.ts'

export type CatalogueQuestion = { readonly id: number } & (
  | { readonly kind: 'open'; readonly bytes: Uint8Array; readonly facts: DraftFacts }
  | { readonly kind: 'page'; readonly tab: DraftTab; readonly page: number; readonly size: number }
  | { readonly kind: 'plan'; readonly accepted: readonly number[] }
  | { readonly kind: 'steps'; readonly from: number; readonly count: number }
)
export type CatalogueAnswer = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly refusal: Refusal }
  | { readonly error: string }
)
export type ImportCounts = {
  readonly count: number
  readonly added: number
  readonly changed: number
  readonly ended: number
  readonly leftOut: number
}

/** A file that was read, in its thread. Every answer is small: the whole stays there. */
export type OpenCatalogue = {
  readonly summary: CatalogueSummary
  page(tab: DraftTab, page: number, size: number): Promise<DraftPage>
  /** Settles what an import writes. */
  plan(accepted: readonly number[]): Promise<ImportCounts>
  /** A part of what was settled last. */
  steps(from: number, count: number): Promise<DraftStep[]>
  close(): Promise<void>
}

/** Enough for the list of the whole country several times over; a hostile file ends its thread, not the centre. */
const LIMITS = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 }
const LONGEST_MS = 60_000
const TOO_LARGE: Refusal = { code: 'CATALOGUE_TOO_LARGE' }

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never
type Question = WithoutId<CatalogueQuestion>
type Reader = {
  ask(question: Question): Promise<CatalogueAnswer>
  isAlive(): boolean
  /** Ends it for a reason that everybody who waits is told. */
  end(reason: Refusal | Error): Promise<void>
}

/** A thread that reads one file at a time. It holds the process only while somebody waits for it. */
function startReader(): Reader {
  const worker = new Worker(new URL('./catalogue-worker.ts', import.meta.url), { resourceLimits: LIMITS })
  worker.unref()
  const waiting = new Map<number, (answer: CatalogueAnswer) => void>()
  let [asked, ended] = [0, null as Refusal | Error | null]
  const overAs = (id: number, reason: Refusal | Error): CatalogueAnswer =>
    reason instanceof Error ? { id, error: reason.message } : { id, refusal: reason }

  function over(reason: Refusal | Error): void {
    ended ??= reason
    for (const [id, settle] of waiting) settle(overAs(id, reason))
    waiting.clear()
  }
  worker.on('message', (answer: CatalogueAnswer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
  })
  worker.on('error', (error: Error & { code?: string }) =>
    over(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_LARGE : error),
  )
  worker.on('exit', () => over(new Error('the thread that reads catalogues has ended')))
  return {
    isAlive: () => ended === null,
    ask(question) {
      const id = ++asked
      if (ended) return Promise.resolve(overAs(id, ended))
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        worker.ref()
        worker.postMessage({ ...question, id })
      })
    },
    async end(reason) {
      over(reason)
      await worker.terminate()
    },
  }
}

/** Threads that read files, the next of them ready: its start takes longer than most files do. */
export type CatalogueReaders = {
  /**
   * Reads a file in a thread of its own and holds it against the catalogue there, so that numbers are given on meanwhile.
   * @returns the draft, or why the file cannot be read: also when it eats all memory or time that such a file may have
   */
  open(bytes: Uint8Array, facts: DraftFacts): Promise<OpenCatalogue | { readonly refusal: Refusal }>
  close(): Promise<void>
}

export function createCatalogueReaders(timers: Timers): CatalogueReaders {
  let idle: Reader | null = null
  const closed = new Error('nobody needs the file any more')

  async function giveBack(reader: Reader): Promise<void> {
    if (idle === null && reader.isAlive()) idle = reader
    else await reader.end(closed)
  }
  return {
    async open(bytes, facts) {
      const reader = idle?.isAlive() ? idle : startReader()
      idle = null
      const stop = timers.after(LONGEST_MS, () => void reader.end(TOO_LARGE))
      const opened = await reader.ask({ kind: 'open', bytes, facts })
      stop()
      if ('value' in opened) return draftOf(reader, opened.value as CatalogueSummary, giveBack)
      await giveBack(reader)
      if ('refusal' in opened) return { refusal: opened.refusal }
      throw new Error(opened.error)
    },
    async close() {
      await idle?.end(closed)
    },
  }
}

function draftOf(
  reader: Reader,
  summary: CatalogueSummary,
  giveBack: (reader: Reader) => Promise<void>,
): OpenCatalogue {
  async function value<T>(question: Question): Promise<T> {
    const answer = await reader.ask(question)
    if ('value' in answer) return answer.value as T
    throw new Error('error' in answer ? answer.error : answer.refusal.code)
  }
  return {
    summary,
    page: (tab, page, size) => value({ kind: 'page', tab, page, size }),
    plan: (accepted) => value({ kind: 'plan', accepted }),
    steps: (from, count) => value({ kind: 'steps', from, count }),
    close: () => giveBack(reader),
  }
}
