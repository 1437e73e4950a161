import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { safeStorage } from 'electron'
import { z } from 'zod'

/** The backend stands beside the secret: one that was kept by another key ring cannot be read. */
const kept = z.record(z.string(), z.strictObject({ backend: z.string(), value: z.base64() }))

export type Secrets = {
  /** Null: there is none, or the key ring that kept it is another one. */
  read(name: string): Promise<string | null>
  /** @throws when this machine has no key ring that is more than plain text */
  keep(name: string, secret: string): Promise<void>
}

/** Backends of Linux that write plain text (models.md §6.1: never fall back to it silently). */
const PLAIN = new Set(['basic_text', 'unknown'])

/**
 * Secrets of this machine, sealed by the system's key ring.
 * @param file where they lie, sealed
 * @param files for machines without a key ring: a file for each name, which only its owner may read
 */
export function openSecrets(file: string, files: Readonly<Record<string, string | undefined>>): Secrets {
  const backend = (): string =>
    process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform
  const all = (): z.infer<typeof kept> => (existsSync(file) ? kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : {})

  return {
    async read(name) {
      const sealed = all()[name]
      if (sealed?.backend === backend()) {
        const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed.value, 'base64'))
        return result
      }
      const plain = files[name]
      return plain !== undefined && isOwnersAlone(plain) ? readFileSync(plain, 'utf8').trim() : null
    },
    async keep(name, secret) {
      if (PLAIN.has(backend()) || !(await safeStorage.isAsyncEncryptionAvailable()))
        throw new Error(`this machine keeps secrets by "${backend()}", which is plain text`)
      const value = (await safeStorage.encryptStringAsync(secret)).toString('base64')
      mkdirSync(dirname(file), { recursive: true })
      const aside = `${file}.part`
      writeFileSync(aside, JSON.stringify({ ...all(), [name]: { backend: backend(), value } }), { mode: 0o600 })
      renameSync(aside, file)
    },
  }
}

/** Rights of Windows are no bits: there the folder's own list guards the file (docs/lock-down). */
const isOwnersAlone = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && (process.platform === 'win32' || (found.mode & 0o077) === 0)
}
