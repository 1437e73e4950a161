import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'

const CHUNK = 1 << 20
/** What a sealed file begins with: its kind, then 12 bytes that are never used twice; 16 bytes at its end prove it whole. */
const MAGIC = Buffer.from('MC-S')
const IV_BYTES = 12
const TAG_BYTES = 16

export type Copied = { readonly sha256: string; readonly bytes: number }

/** A file is not what was written, or is enciphered with another key. */
export class BrokenCopy extends Error {}

type Options = {
  /** Enciphers what is written (AES-256-GCM). */
  readonly seal?: Buffer | undefined
  /** Deciphers what is read. */
  readonly open?: Buffer | undefined
  /** Hears of every chunk, so that somebody sees that it goes on. */
  readonly onBytes?: ((bytes: number) => void) | undefined
}

/**
 * Copies a file for good: written aside, synced, then renamed. In plain calls that hold nobody up but their own process.
 * @returns hash and length of what it says, not of its cipher
 * @throws BrokenCopy when a sealed file does not open
 */
export function copyFile(from: string, to: string, options: Options = {}): Copied {
  const aside = `${to}.new`
  try {
    const copied = withFile(from, 'r', (source) =>
      withFile(aside, 'w', (target) => {
        const done = pump(source, target, options)
        fsyncSync(target)
        return done
      }),
    )
    renameSync(aside, to)
    return copied
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}

/** Reads a file to its end. @throws BrokenCopy when a sealed file does not open */
export function hashFile(file: string, options: Pick<Options, 'open' | 'onBytes'> = {}): Copied {
  return withFile(file, 'r', (source) => pump(source, null, options))
}

/** Makes names in a folder hold over a power cut. Windows does it by itself and knows no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  withFile(folder, 'r', (handle) => fsyncSync(handle))
}

function withFile<T>(file: string, how: 'r' | 'w', work: (handle: number) => T): T {
  const handle = openSync(file, how, 0o600)
  try {
    return work(handle)
  } finally {
    closeSync(handle)
  }
}

function pump(source: number, target: number | null, { seal, open, onBytes }: Options): Copied {
  const hash = createHash('sha256')
  let bytes = 0
  const write = (chunk: Buffer): void => {
    for (let at = 0; target !== null && at < chunk.length;) at += writeSync(target, chunk, at)
  }
  const cipher = seal ? sealing(seal, write) : { update: write, end: () => {} }
  for (const chunk of open ? openedChunks(source, open) : plainChunks(source)) {
    hash.update(chunk)
    bytes += chunk.length
    cipher.update(chunk)
    onBytes?.(chunk.length)
  }
  cipher.end()
  return { sha256: hash.digest('hex'), bytes }
}

function sealing(key: Buffer, write: (chunk: Buffer) => void) {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  write(Buffer.concat([MAGIC, iv]))
  return {
    update: (chunk: Buffer) => write(cipher.update(chunk)),
    end: () => write(Buffer.concat([cipher.final(), cipher.getAuthTag()])),
  }
}

function* plainChunks(source: number): Generator<Buffer> {
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK)
    const length = readSync(source, chunk)
    if (length === 0) return
    yield chunk.subarray(0, length)
  }
}

function* openedChunks(source: number, key: Buffer): Generator<Buffer> {
  const head = Buffer.alloc(MAGIC.length + IV_BYTES)
  if (readSync(source, head) < head.length || !head.subarray(0, MAGIC.length).equals(MAGIC))
    throw new BrokenCopy('the file is not sealed as it should be')
  const decipher = createDecipheriv('aes-256-gcm', key, head.subarray(MAGIC.length))
  let held = Buffer.alloc(0)
  for (const chunk of plainChunks(source)) {
    held = Buffer.concat([held, chunk])
    const ready = held.subarray(0, Math.max(0, held.length - TAG_BYTES))
    held = held.subarray(ready.length)
    if (ready.length > 0) yield decipher.update(ready)
  }
  try {
    decipher.setAuthTag(held)
    decipher.final()
  } catch {
    throw new BrokenCopy('the file was changed, or sealed with another key')
  }
}
