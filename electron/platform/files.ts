import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'

const HASH = /^[0-9a-f]{64}$/

/** Files by the hash of their content, in DIR/files. */
export type Files = {
  /** Keeps a file for good before it resolves; not to be called twice at once. @throws when the disk refuses */
  keep(hash: string, bytes: Uint8Array): Promise<void>
  /**
   * Takes a file over that was written for good on the same disk; it leaves its place. One that is kept already but has
   * another size is put right by it. @throws when the disk refuses
   */
  adopt(hash: string, path: string): void
  /** Where a file lies, or would. */
  pathOf(hash: string): string
  /** Bytes of a file; null: there is none. */
  sizeOf(hash: string): number | null
  /** Null: there is none. */
  read(hash: string): Buffer | null
  remove(hash: string): void
  /** Hashes of all files. */
  list(): string[]
}

/** The files of a centre, named by the hash of their content; the folder is made with the first of them. */
export function openFiles(dir: string): Files {
  return {
    async keep(hash, bytes) {
      const file = join(dir, hash)
      if (existsSync(file)) return
      await mkdir(dir, { recursive: true, mode: 0o700 })
      // Written aside and renamed: a name never stands for half a file.
      const aside = `${file}.part`
      const handle = await open(aside, 'w', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(aside, file)
    },
    adopt(hash, path) {
      mkdirSync(dir, { recursive: true, mode: 0o700 })
      renameSync(path, join(dir, hash))
    },
    pathOf: (hash) => join(dir, hash),
    sizeOf: (hash) => statSync(join(dir, hash), { throwIfNoEntry: false })?.size ?? null,
    read: (hash) => (existsSync(join(dir, hash)) ? readFileSync(join(dir, hash)) : null),
    remove: (hash) => rmSync(join(dir, hash), { force: true }),
    list: () => (existsSync(dir) ? readdirSync(dir).filter((name) => HASH.test(name)) : []),
  }
}
