import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import type { Head } from './journal.ts'

/** The second place of the journal's head: a removed tail is noticed by it. */
export type HeadFile = { write(head: Head): void; close(): void }

const LENGTH = 128
const shape = z.object({ seq: z.int().nonnegative(), hash: z.string() })

/**
 * Opens `head.json`. One write of fixed length at the start of the file, so that a reader never sees half of it and no
 * second file has to be made at every commit. It is written after the commit and not synced: it may be behind the
 * journal, never ahead.
 */
export function openHeadFile(file: string): HeadFile {
  const fd = openSync(file, 'a+')
  closeSync(fd)
  const handle = openSync(file, 'r+')
  return {
    write(head) {
      const text = JSON.stringify({ seq: head.seq, hash: head.hash }).padEnd(LENGTH - 1, ' ')
      writeSync(handle, `${text}\n`, 0)
    },
    close: () => closeSync(handle),
  }
}

/** The head that was last told, or null when none was. @throws when the file is not ours */
export function readHeadFile(file: string): Head | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return null
  }
  return text.trim() === '' ? null : shape.parse(JSON.parse(text))
}
