import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyDatabase } from '../store/open-database.ts'

const PROGRAM = 'program.json'
/** Personal data must not outlive its retention in a copy that nobody looks after. */
const KEPT_MS = 30 * 24 * 3_600_000

/** Version that wrote this folder last; null: none has said so. */
export function lastProgram(dir: string): string | null {
  const file = join(dir, PROGRAM)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : null
}

/** From now on this version has written the folder. */
export function noteProgram(dir: string, version: string): void {
  const aside = join(dir, `${PROGRAM}.part`)
  writeFileSync(aside, `${JSON.stringify({ version })}\n`, { mode: 0o600, flush: true })
  renameSync(aside, join(dir, PROGRAM))
}

/** Folder with the database as the version of before left it. */
export const beforeUpdateDir = (dir: string): string => join(dir, 'before-update')

/**
 * Keeps the database as the version of before left it, once, before another version opens it for writing. The journal is
 * in it, so everything can be made anew from it.
 * @returns whether it did
 */
export function keepBeforeUpdate(dir: string, version: string): boolean {
  const file = join(dir, 'centre.db')
  const last = lastProgram(dir)
  if (last === null || last === version || !existsSync(file)) return false
  const [copy, aside] = [join(beforeUpdateDir(dir), 'centre.db'), join(beforeUpdateDir(dir), 'centre.db.part')]
  mkdirSync(beforeUpdateDir(dir), { recursive: true, mode: 0o700 })
  rmSync(aside, { force: true })
  copyDatabase(file, aside)
  renameSync(aside, copy)
  writeFileSync(join(beforeUpdateDir(dir), PROGRAM), `${JSON.stringify({ version: last })}\n`, { mode: 0o600 })
  return true
}

/** Removes the copy when it is old. */
export function dropOldCopy(dir: string, now: number): void {
  const found = statSync(join(beforeUpdateDir(dir), 'centre.db'), { throwIfNoEntry: false })
  if (found && now - found.mtimeMs > KEPT_MS) rmSync(beforeUpdateDir(dir), { recursive: true })
}
