import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareVersions } from '../../../shared/updates/release.ts'
import { freeBytes } from '../../platform/disks.ts'
import { copyDatabase } from '../store/open-database.ts'

const PROGRAM = 'program.json'
/** Personal data must not outlive its retention in a copy that nobody looks after. */
const KEPT_MS = 30 * 24 * 3_600_000

/**
 * `opening`: a version for which the database was kept, and that has not come so far as to say that it runs. `backFrom`: one that
 * changed the database, did not run, and whose change was taken back; the journal does not have it yet.
 */
type Note = { readonly version: string; readonly opening?: string; readonly backFrom?: string }

function readNote(dir: string): Note | null {
  const file = join(dir, PROGRAM)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Note) : null
}

function writeNote(dir: string, note: Note): void {
  const aside = join(dir, `${PROGRAM}.part`)
  writeFileSync(aside, `${JSON.stringify(note)}\n`, { mode: 0o600, flush: true })
  renameSync(aside, join(dir, PROGRAM))
}

/** Version that wrote this folder last; null: none has said so. */
export const lastProgram = (dir: string): string | null => readNote(dir)?.version ?? null

/** What a version that did not come to run, or did not stay up, has changed is taken back. */
export function noteWayBack(dir: string): void {
  const { version = '', opening, backFrom } = readNote(dir) ?? {}
  // The one that did say that it runs is not the one that left the copy.
  const other = version === readNote(beforeUpdateDir(dir))?.version ? '' : version
  writeNote(dir, { version, backFrom: opening ?? backFrom ?? other })
}

/** The version whose change was taken back; '': nobody knows which; null: none was, or the journal has it. */
export const wayBackFrom = (dir: string): string | null => readNote(dir)?.backFrom ?? null

/** From now on this version has written the folder. */
export const noteProgram = (dir: string, version: string): void => writeNote(dir, { version })

/** Beside it: the database that a newer version has left, when its change was taken back. */
export const NEWER = 'newer.db'

/** Folder with the database as the version of before left it. */
export const beforeUpdateDir = (dir: string): string => join(dir, 'before-update')

/**
 * Keeps the database as the version of before left it, once, before another version opens it for writing. The journal is
 * in it, so everything can be made anew from it.
 * @returns whether it did
 */
export function keepBeforeUpdate(dir: string, version: string): boolean {
  const file = join(dir, 'centre.db')
  const note = readNote(dir)
  if (note === null || !existsSync(file)) return false
  const { version: last, opening } = note
  if (last === version) {
    // The old one works on: what it writes now belongs to the next copy.
    if (opening !== undefined) noteProgram(dir, last)
    return false
  }
  // Somebody goes back: the copy that is there is the way of exactly this moment, and it lacks what the newer one wrote.
  if (compareVersions(version, last) < 0) return false
  // It was here before and died: what lies there now is no longer as the version of before left it.
  if (opening === version) return false
  const [copy, aside] = [join(beforeUpdateDir(dir), 'centre.db'), join(beforeUpdateDir(dir), 'centre.db.part')]
  mkdirSync(beforeUpdateDir(dir), { recursive: true, mode: 0o700 })
  rmSync(aside, { force: true })
  copyDatabase(file, aside)
  renameSync(aside, copy)
  // That of an update before this one: it would live as long as this one's copy.
  rmSync(join(beforeUpdateDir(dir), NEWER), { force: true })
  writeFileSync(join(beforeUpdateDir(dir), PROGRAM), `${JSON.stringify({ version: last })}\n`, { mode: 0o600 })
  writeNote(dir, { version: last, opening: version })
  return true
}

/** Left to the journal beside the copy. */
const ROOM_TO_WORK = 256 * 1024 * 1024

/** Whether the database fits on its disk once more: without its copy a new version does not start. */
export function hasRoomForCopy(dir: string, free: number = freeBytes(dir)): boolean {
  const sizes = ['centre.db', 'centre.db-wal'].map((name) => statSync(join(dir, name), { throwIfNoEntry: false })?.size)
  return free > sizes.reduce<number>((sum, size) => sum + (size ?? 0), ROOM_TO_WORK)
}

/** Removes the copy when it is old. */
export function dropOldCopy(dir: string, now: number): void {
  const found = statSync(join(beforeUpdateDir(dir), 'centre.db'), { throwIfNoEntry: false })
  if (found && now - found.mtimeMs > KEPT_MS) rmSync(beforeUpdateDir(dir), { recursive: true })
}
