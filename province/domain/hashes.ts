import { createHash, createHmac } from 'node:crypto'
import { chainedText, hashedText } from '../../shared/province/hashed-text.ts'
import type { SentEvent } from '../../shared/province/wire.ts'

/** SHA-256, hex. */
export const sha256Of = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

/** The hashes of rows. */
export type Hashes = {
  /** Of a row, as it is kept: with a key of the province, so that nobody can guess at erased persons by it. */
  kept(event: SentEvent): string
  /** The next digest of a centre's rows. */
  next(digest: string, event: SentEvent): string
}

/** @param key of this province's database */
export function createHashes(key: string): Hashes {
  return {
    kept: (event) => createHmac('sha256', key).update(hashedText(event)).digest('hex'),
    next: (digest, event) => sha256Of(chainedText(digest, event.seq, sha256Of(hashedText(event)))),
  }
}
