import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** Files by the hash of their content, in DIR/files. */
export type Files = {
  /** Keeps a file for good before it returns. @throws when the disk refuses */
  keep(hash: string, bytes: Uint8Array): void
  /** Null: there is none. */
  read(hash: string): Buffer | null
  remove(hash: string): void
}

/** The files of a centre, named by the hash of their content; the folder is made with the first of them. */
export function openFiles(dir: string): Files {
  return {
    keep(hash, bytes) {
      const file = join(dir, hash)
      if (existsSync(file)) return
      mkdirSync(dir, { recursive: true, mode: 0o700 })
      // Written aside and renamed: a name never stands for half a file.
      const aside = `${file}.part`
      const handle = openSync(aside, 'w', 0o600)
      try {
        writeSync(handle, bytes)
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
      renameSync(aside, file)
    },
    read: (hash) => (existsSync(join(dir, hash)) ? readFileSync(join(dir, hash)) : null),
    remove: (hash) => rmSync(join(dir, hash), { force: true }),
  }
}
