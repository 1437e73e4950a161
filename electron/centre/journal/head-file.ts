import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import type { Head } from './journal.ts'

/** The second place of the journal's head: a removed tail is noticed by it. */
export type HeadFile = { write(head: Head): void; close(): void }

/** Name of the file that `keepLostHead` writes. */
export const LOST_HEAD = 'head.lost.json'

const LENGTH = 128
const shape = z.object({ seq: z.int().nonnegative(), hash: z.string() })

/**
 * Opens `head.json`. One write of fixed length at the start of the file, so that no second
 * file has to be made at every commit. It is written after the commit and not synced: it may be behind the
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

/**
 * Keeps a head that the journal does not reach any more, e.g. because an old copy of the database was put in its place:
 * the next commit overwrites `head.json`, and `verify` must go on naming the loss. The first one is kept.
 */
export function keepLostHead(file: string, head: Head): void {
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(head), { flush: true })
}

const READS = 100

/** The head that was last told, or null when none was, or when the file is not ours. */
export function readHeadFile(file: string): Head | null {
  try {
    return shape.parse(JSON.parse(readSettled(file)))
  } catch {
    return null
  }
}

/** A read beside a write may see half of each (measured: 7 of 55,000); two reads that agree are whole. */
function readSettled(file: string): string {
  let text = readFileSync(file, 'utf8')
  for (let read = 0; read < READS; read += 1) {
    const again = readFileSync(file, 'utf8')
    if (again === text) break
    text = again
  }
  return text
}
