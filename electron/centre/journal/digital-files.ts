import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../store/open-database.ts'

const CHUNK = 1024 * 1024

/**
 * Holds every digitised paper against the hash that the journal has of it, but for those that were erased or taken out.
 * @param dir folder of the files @returns the first event whose file is missing or was changed, or null
 */
export function checkDigitalFiles(db: Db, dir: string): { seq: number; reason: string } | null {
  const files = db.prepare<[], { seq: number; sha256: string }>(
    `SELECT f.seq, f.sha256 FROM digital_file f JOIN person p ON p.id = f.file_person
     WHERE p.body IS NOT NULL AND f.removed_ms IS NULL ORDER BY f.seq`,
  )
  for (const { seq, sha256 } of files.iterate()) {
    const found = hashOf(join(dir, sha256))
    if (found === null) return { seq, reason: 'the digitised paper of the event is missing' }
    if (found !== sha256) return { seq, reason: 'the digitised paper of the event was changed' }
  }
  return null
}

function hashOf(path: string): string | null {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return null
  }
  try {
    const hash = createHash('sha256')
    const chunk = Buffer.alloc(CHUNK)
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) hash.update(chunk.subarray(0, read))
    return hash.digest('hex')
  } finally {
    closeSync(file)
  }
}
