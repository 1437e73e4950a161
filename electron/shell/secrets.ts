import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { safeStorage } from 'electron'
import { z } from 'zod'

/** The backend stands beside the secret: one that was kept by another key ring cannot be read. */
const kept = z.record(z.string(), z.strictObject({ backend: z.string(), value: z.base64() }))

export type Secrets = {
  /** Null: there is none, or the key ring that kept it is another one. */
  read(name: string): Promise<string | null>
  /** Whether there is a key ring that is more than plain text, or a file that the policy names for it. */
  canKeep(): Promise<boolean>
  /** @throws when this machine has no place for it */
  keep(name: string, secret: string): Promise<void>
  /** It counts no more; what a file of the policy says is not read again before it says something else. */
  forget(name: string): Promise<void>
}

/** Backends of Linux that write plain text (models.md §6.1: never fall back to it silently). */
const PLAIN = new Set(['basic_text', 'unknown'])

/**
 * Secrets of this machine, sealed by the system's key ring.
 * @param file where they lie, sealed
 * @param files for machines without a key ring: a file for each name, which only its owner may read
 */
export function openSecrets(file: string, files: () => Readonly<Record<string, string | undefined>>): Secrets {
  const dead = new Set<string>()
  const backend = (): string =>
    process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform
  const hasRing = async (): Promise<boolean> =>
    !PLAIN.has(backend()) && (await safeStorage.isAsyncEncryptionAvailable())
  const all = (): z.infer<typeof kept> => (existsSync(file) ? kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : {})
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(`${path}.part`, text, { mode: 0o600, flush: true })
    renameSync(`${path}.part`, path)
  }

  async function read(name: string): Promise<string | null> {
    const sealed = all()[name]
    if (sealed?.backend === backend())
      return (await safeStorage.decryptStringAsync(Buffer.from(sealed.value, 'base64'))).result
    const plain = files()[name]
    const text = plain !== undefined && isOwnersAlone(plain) ? readFileSync(plain, 'utf8').trim() : null
    return text === null || dead.has(text) ? null : text
  }

  return {
    read,
    canKeep: async () => (await hasRing()) || Object.keys(files()).length > 0,
    async keep(name, secret) {
      const plain = files()[name]
      if (await hasRing()) {
        const value = (await safeStorage.encryptStringAsync(secret)).toString('base64')
        write(file, JSON.stringify({ ...all(), [name]: { backend: backend(), value } }))
      } else if (plain !== undefined) write(plain, `${secret}\n`)
      else throw new Error(`this machine keeps secrets by "${backend()}", which is plain text`)
    },
    async forget(name) {
      const { [name]: gone, ...rest } = all()
      if (gone !== undefined) return write(file, JSON.stringify(rest))
      const text = await read(name)
      if (text !== null) dead.add(text)
    },
  }
}

/** Rights of Windows are no bits: there the folder's own list guards the file (docs/lock-down). */
const isOwnersAlone = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && (process.platform === 'win32' || (found.mode & 0o077) === 0)
}
