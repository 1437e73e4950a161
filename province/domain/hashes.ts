import { hash } from 'node:crypto'
import { chainedText } from '../../shared/province/hashed-text.ts'

/** SHA-256, hex. */
export const sha256Of = (text: string | Uint8Array): string => hash('sha256', text)

/** The hashes of rows; `text` is a row's `hashedText`. */
export type Hashes = {
  /** Of a row, as it is kept: with a key of the province before it, so that nobody can guess at erased persons by it. */
  kept(text: string): string
  /** Of a row, as a centre works it out too. */
  own(text: string): string
  /** The next digest of a centre's rows. @param own hash of the next row */
  next(digest: string, seq: number, own: string): string
}

/** @param key of this province's database */
export const createHashes = (key: string): Hashes => ({
  kept: (text) => sha256Of(key + text),
  own: sha256Of,
  next: (digest, seq, own) => sha256Of(chainedText(digest, seq, own)),
})
