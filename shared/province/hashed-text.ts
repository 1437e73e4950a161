import type { SentEvent } from './wire.ts'

/** Begins the chain of a centre's rows. */
export const FIRST_DIGEST = '0'.repeat(64)

/**
 * What a row's hash is worked out from: all that it says but its number. Parsed and written again it stays the same
 * text, so both sides come to the same hash.
 */
export function hashedText({ type, at, day, subject, settles, body }: SentEvent): string {
  return JSON.stringify([type, at, day, subject, settles ?? null, body])
}

/**
 * What the next digest of a centre's rows is the SHA-256 (hex) of. Rows count once, in the order of their numbers.
 * @param before the digest so far, `FIRST_DIGEST` at the beginning
 * @param rowHash SHA-256 (hex) of the row's `hashedText`
 */
export const chainedText = (before: string, seq: number, rowHash: string): string => `${before} ${seq} ${rowHash}`
