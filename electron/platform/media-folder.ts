import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** Changes of the media folder: files come in parts, under a hidden name until they are whole. */
export type MediaFolder = {
  /** Bytes of a file that have come so far; 0 when none have. */
  received(name: string): number
  /** Writes a part. @param offset where it belongs; 0 begins anew */
  write(name: string, offset: number, bytes: Uint8Array): void
  /** The path of the parts, to look at before they are shown. */
  partOf(name: string): string
  /** Shows a whole file; one of the same name goes to the bin. */
  show(name: string): void
  /** Forgets the parts. */
  drop(name: string): void
  /** Puts a file into the bin, from where it can come back. */
  bin(name: string): void
  /** Takes a file back out of the bin. @returns false when it is not there, or its place is taken */
  restore(name: string): boolean
  rename(from: string, to: string): void
}

const BIN = '.bin'

/** @param dir made with the first file */
export function openMediaFolder(dir: string): MediaFolder {
  const at = (name: string): string => join(dir, name)
  const partOf = (name: string): string => at(`.${name}.part`)
  const bin = (name: string): void => {
    mkdirSync(at(BIN), { recursive: true })
    renameSync(at(name), join(dir, BIN, name))
  }
  return {
    partOf,
    bin,
    received: (name) => (existsSync(partOf(name)) ? statSync(partOf(name)).size : 0),
    write(name, offset, bytes) {
      mkdirSync(dir, { recursive: true })
      const handle = openSync(partOf(name), offset === 0 ? 'w' : 'r+', 0o644)
      try {
        ftruncateSync(handle, offset)
        writeSync(handle, bytes, 0, bytes.length, offset)
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
    },
    show(name) {
      if (existsSync(at(name))) bin(name)
      renameSync(partOf(name), at(name))
    },
    drop: (name) => rmSync(partOf(name), { force: true }),
    restore(name) {
      if (!existsSync(join(dir, BIN, name)) || existsSync(at(name))) return false
      renameSync(join(dir, BIN, name), at(name))
      return true
    },
    rename: (from, to) => renameSync(at(from), at(to)),
  }
}
