import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file so that it is there whole or not at all, also when the stick is pulled out or the power fails. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const part = `${path}.part`
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  const file = openSync(part, 'w')
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(part, path)
  syncFolder(dirname(path))
}

/** Windows has no folders that can be flushed; there the rename itself is written through. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const open = openSync(folder, 'r')
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}
