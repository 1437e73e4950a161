import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { peekAt } from '../store/copy-database.ts'
import type { Db } from '../store/open-database.ts'
import { hasWorkAfter } from '../store/work-after.ts'
import { beforeUpdateDir } from './before-update.ts'

/**
 * Whether the version of before could go on where this one is, because nobody has worked with this one yet (go-back.ts).
 * @returns asked again and again
 */
export function wayBackOf(dir: string, db: Db): () => boolean {
  const copy = join(beforeUpdateDir(dir), 'centre.db')
  const head = headOf(copy)
  return () => head !== null && !hasWorkAfter(db, head.seq)
}

/** A copy that cannot be read is no way back, and keeps no sound centre from its start. */
function headOf(copy: string): ReturnType<typeof peekAt>['head'] {
  try {
    return existsSync(copy) ? peekAt(copy).head : null
  } catch {
    return null
  }
}
