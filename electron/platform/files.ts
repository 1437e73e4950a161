import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'

const HASH = /^[0-9a-f]{64}$/

/** Files by the hash of their content, in DIR/files. */
export type Files = {
  /** Keeps a file for good before it resolves; not to be called twice at once. @throws when the disk refuses */
  keep(hash: string, bytes: Uint8Array): Promise<void>
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
    read: (hash) => (existsSync(join(dir, hash)) ? readFileSync(join(dir, hash)) : null),
    remove: (hash) => rmSync(join(dir, hash), { force: true }),
    list: () => (existsSync(dir) ? readdirSync(dir).filter((name) => HASH.test(name)) : []),
  }
}
