import { createHash, createPublicKey, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { compareVersions, release } from '../../../shared/updates/release.ts'
import type { Release, ReleaseTrouble } from '../../../shared/updates/release.ts'

/** A release cannot be had from where it was looked for. */
export class ReleaseUnusable extends Error {
  readonly why: ReleaseTrouble
  constructor(why: ReleaseTrouble, message: string = why) {
    super(message)
    this.name = 'ReleaseUnusable'
    this.why = why
  }
}

const keysFile = z.strictObject({ keys: z.array(z.strictObject({ name: z.string(), publicKey: z.string() })) })

/**
 * The keys whose signature is believed: those shipped with the program and those of the province, each in a file that
 * only an administrator can write.
 * @param files those that are not there are passed over
 */
export function readUpdateKeys(files: readonly string[]): KeyObject[] {
  return files
    .filter((file) => existsSync(file))
    .flatMap((file) => keysFile.parse(JSON.parse(readFileSync(file, 'utf8'))).keys)
    .map(({ publicKey }) => createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }))
}

/**
 * Reads a manifest that one of the keys has signed (Ed25519 over its bytes).
 * @param signature base64
 * @throws ReleaseUnusable
 */
export function readSigned(manifest: string, signature: string, keys: readonly KeyObject[]): Release {
  if (keys.length === 0) throw new ReleaseUnusable('no-keys')
  const [bytes, sign] = [Buffer.from(manifest, 'utf8'), Buffer.from(signature.trim(), 'base64')]
  if (!keys.some((key) => key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, sign)))
    throw new ReleaseUnusable('not-signed')
  return release.parse(JSON.parse(manifest))
}

export type Wanted = {
  readonly version: string
  /** As it was signed, byte for byte, with its signature in base64. */
  readonly manifest: string
  readonly signature: string
}

/**
 * Reads the release that a machine is asked to install. Nobody brings a machine back to holes that were closed, but to the
 * one version before.
 * @throws ReleaseUnusable
 */
export function readWanted(
  { version, manifest, signature }: Wanted,
  { keys, installed, previous }: { keys: readonly KeyObject[]; installed: string; previous: string | null },
): Release {
  const found = readSigned(manifest, signature, keys)
  if (found.version !== version) throw new ReleaseUnusable('not-signed')
  if (compareVersions(version, installed) < 0 && version !== previous) throw new ReleaseUnusable('older')
  return found
}

/** What a machine says of a release that it does not install. */
export const refusalOf = ({ why }: ReleaseUnusable): 'older' | 'broken' | 'not-signed' =>
  why === 'older' || why === 'broken' ? why : 'not-signed'

/** SHA-512 of a file, hex. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha512')
  for await (const part of createReadStream(file)) hash.update(part as Buffer)
  return hash.digest('hex')
}
