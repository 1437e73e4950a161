import { createHmac, createSecretKey, hash, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const keyFile = (dir: string): string => join(dir, 'journal.key')

/** Whether the key of a data folder's journal is where it belongs. */
export const hasJournalKey = (dir: string): boolean => existsSync(keyFile(dir))

/**
 * The key of the journal's chain and of the secrets derived from it. It stands outside the database file, readable
 * only by the centre's user (docs/threat-model.md).
 * @param dir the centre's data folder
 * @param mayCreate true when the folder has no journal yet
 * @throws when the journal is there and the key is not: nothing could be verified any more
 */
export function loadJournalKey(dir: string, mayCreate: boolean): KeyObject {
  const file = keyFile(dir)
  if (existsSync(file)) return createSecretKey(readFileSync(file, 'utf8').trim(), 'base64url')
  if (!mayCreate) throw new Error(`journal.key is missing beside centre.db in ${dir}`)
  const key = randomBytes(32)
  writeFileSync(file, `${key.toString('base64url')}\n`, { mode: 0o600, flush: true })
  return createSecretKey(key)
}

/** Keyed hash as lower-case hex. */
export const hmac = (key: KeyObject | string, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex')

/** Hash of a bearer token; tokens themselves are never stored. */
export const hashToken = (token: string): string => hash('sha256', token, 'hex')

const SIGN_CHARS = 22

/** `id.signature`: an unguessable, unstored secret for one purpose, e.g. the phone page of a ticket. */
export function signedSecret(key: KeyObject, purpose: string, id: string): string {
  const sign = createHmac('sha256', key).update(`${purpose}:${id}`).digest('base64url').slice(0, SIGN_CHARS)
  return `${id}.${sign}`
}

/** The id inside a secret made by `signedSecret`, or null when it was not made by us for this purpose. */
export function openSecret(key: KeyObject, purpose: string, secret: string): string | null {
  const id = secret.slice(0, Math.max(0, secret.lastIndexOf('.')))
  const expected = hashToken(signedSecret(key, purpose, id))
  // Hashes are compared, so the time taken tells nothing about the signature.
  return expected === hashToken(secret) ? id : null
}
