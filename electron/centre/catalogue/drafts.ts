import type { Refusal } from '../../../shared/kernel/refusal.ts'
import type { Ids } from '../../../shared/kernel/ids.ts'
import type { Timers } from '../../../shared/kernel/time.ts'
import { MOST_FILE_BYTES } from './file-refusal.ts'
import { createCatalogueReaders } from './catalogue-thread.ts'
import type { OpenCatalogue } from './catalogue-thread.ts'
import type { DraftFacts } from './draft.ts'

export type HeldDraft = {
  readonly draft: OpenCatalogue
  /** First day for which it was worked out, and the state of the catalogue then. */
  readonly from: string
  readonly version: number
  readonly file: Uint8Array
}

/** Files that people send part by part, and what was read of them. In memory: a restart loses nothing but a preview. */
export type CatalogueDrafts = {
  /** Takes the next part of a file. @returns how much of it is here; a part that leaves a gap is not taken */
  add(fileId: string, offset: number, bytes: Uint8Array): { received: number } | { refusal: Refusal }
  /** Reads a file; the draft before it goes. */
  open(
    fileId: string,
    from: string,
    version: number,
    facts: DraftFacts,
  ): Promise<{ previewId: string; held: HeldDraft } | { refusal: Refusal }>
  find(previewId: string): HeldDraft | null
  /** One import at a time. @returns what lets the next one in; null: another one is under way */
  claim(): (() => void) | null
  drop(previewId: string): Promise<void>
  close(): Promise<void>
}

/** A person works at one file; a second leader may at another one. */
const MOST_FILES = 2

export function createCatalogueDrafts(timers: Timers, ids: Ids): CatalogueDrafts {
  const files = new Map<string, Uint8Array[]>()
  const drafts = new Map<string, HeldDraft>()
  const readers = createCatalogueReaders(timers)
  let isBusy = false
  const sizeOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0)

  async function drop(previewId: string): Promise<void> {
    const held = drafts.get(previewId)
    drafts.delete(previewId)
    await held?.draft.close()
  }
  return {
    add(fileId, offset, bytes) {
      const parts = offset === 0 ? [] : (files.get(fileId) ?? [])
      const received = sizeOf(parts)
      const last = parts.at(-1)
      // A part whose answer was lost comes again.
      if (last && offset === received - last.length && Buffer.compare(last, bytes) === 0) return { received }
      if (offset !== received) return { refusal: { code: 'MEDIA_PART', detail: { received } } }
      if (received + bytes.length > MOST_FILE_BYTES) {
        files.delete(fileId)
        return { refusal: { code: 'CATALOGUE_TOO_LARGE', detail: { bytes: received + bytes.length } } }
      }
      files.delete(fileId)
      files.set(fileId, [...parts, bytes])
      for (const old of [...files.keys()].slice(0, -MOST_FILES)) files.delete(old)
      return { received: received + bytes.length }
    },
    async open(fileId, from, version, facts) {
      const parts = files.get(fileId)
      if (!parts) return { refusal: { code: 'CATALOGUE_PREVIEW_UNKNOWN' } }
      const file = Buffer.concat(parts)
      const draft = await readers.open(file, facts)
      if ('refusal' in draft) return draft
      const previewId = ids.next()
      const held = { draft, from, version, file }
      drafts.set(previewId, held)
      for (const old of [...drafts.keys()].slice(0, -MOST_FILES)) await drop(old)
      return { previewId, held }
    },
    find: (previewId) => drafts.get(previewId) ?? null,
    claim() {
      if (isBusy) return null
      isBusy = true
      return () => {
        isBusy = false
      }
    },
    drop,
    async close() {
      for (const previewId of [...drafts.keys()]) await drop(previewId)
      await readers.close()
    },
  }
}
