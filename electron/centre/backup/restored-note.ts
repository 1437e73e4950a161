import {
  existsSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'

/** File in a restored data folder until its centre has taken note of the restore in its journal. */
export const RESTORED = 'restored.json'

const noteShape = z.object({
  id: z.string(),
  /** When the backup was made, and when it was put back. */
  backupAt: z.int(),
  restoredAt: z.int(),
  /** Somebody asked for it, or the centre did it by itself because its data were damaged. */
  how: z.enum(['asked', 'by-itself']),
  /** Last event that is there again. */
  through: z.int(),
  /** Last event that was told before; null: nobody knows. */
  lostThrough: z.int().nullable(),
  /** Until when the centre that was replaced worked; null: nobody knows. */
  lostUntil: z.int().nullable(),
  /** Rows that were erased after the backup was made and must be erased again. */
  erased: z.array(z.string()),
  /** Where the folder that stood here before lies now; null: there was none. */
  replaced: z.string().nullable(),
})
export type RestoredNote = z.infer<typeof noteShape>

/** The note in a folder; null: it was not restored, or that is settled. */
export function readRestoredNote(dir: string): RestoredNote | null {
  const file = join(dir, RESTORED)
  return existsSync(file) ? noteShape.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}

export function writeRestoredNote(dir: string, note: RestoredNote): void {
  writeFileSync(join(dir, RESTORED), `${JSON.stringify(note)}\n`, { mode: 0o600, flush: true })
}

export const dropRestoredNote = (dir: string): void => rmSync(join(dir, RESTORED), { force: true })

/** Where a data folder really is: a link to it stays, and a slash at the end of its name would put beside it what lies in it. */
export function placeOf(dir: string): string {
  const way = resolve(dir)
  const found = lstatSync(way, { throwIfNoEntry: false })
  // Also where a power cut left nothing at its end.
  if (found?.isSymbolicLink()) return placeOf(resolve(dirname(way), readlinkSync(way)))
  return found ? realpathSync(way) : way
}

/** Where a restored folder is put together; its note is written last. */
export const restoringDir = (dir: string): string => `${dir}.restoring`

/**
 * Puts a restored folder in its place, also one that a power cut kept from it: what stood there goes aside and is never
 * deleted.
 * @returns whether there was one
 */
export function finishRestore(dir: string): boolean {
  const restoring = restoringDir(dir)
  const note = readRestoredNote(restoring)
  if (!note) return false
  if (existsSync(dir) && note.replaced !== null) renameSync(dir, note.replaced)
  renameSync(restoring, dir)
  return true
}
