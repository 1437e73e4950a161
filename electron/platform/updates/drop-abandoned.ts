import { lstatSync, readdirSync, rmSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'

const KEPT_MS = 7 * 24 * 3_600_000
/** What is being brought now, and what was brought before it and still waits. */
const KEPT_COUNT = 4

/**
 * Removes what was brought for an update that never came: what nobody has touched for a week, and all but the newest few.
 * What cannot be removed (Windows, while somebody reads it) stays for the next time.
 * @param dir an inbox, or the folder of releases that are on their way; it need not be there
 * @param isNeeded names that stay
 * @param remove `removeFile` where others make folders: who made one could lead somebody who empties it to another one
 */
export function dropAbandoned(
  dir: string,
  now: number,
  isNeeded: (name: string) => boolean = () => false,
  remove: (path: string) => void = removeAll,
): void {
  namesIn(dir)
    .filter((name) => !isNeeded(name))
    .map((name) => ({ path: join(dir, name), at: touchedAt(join(dir, name)) }))
    .toSorted((a, b) => b.at - a.at)
    // A file of the future was written while the clock was wrong.
    .filter(({ at }, place) => place >= KEPT_COUNT || Math.abs(now - at) > KEPT_MS)
    .forEach(({ path }) => tryRemove(path, remove))
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir)
  } catch {
    return []
  }
}

/** A folder is touched when a file in it grows. No link is followed: others write here too. */
function touchedAt(path: string): number {
  const own = lstatSync(path, { throwIfNoEntry: false })
  if (!own?.isDirectory()) return own?.mtimeMs ?? 0
  const inside = namesIn(path).map((name) => lstatSync(join(path, name), { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return Math.max(own.mtimeMs, ...inside)
}

export const removeFile = (path: string): void => unlinkSync(path)
const removeAll = (path: string): void => rmSync(path, { recursive: true, force: true })

function tryRemove(path: string, remove: (path: string) => void): void {
  try {
    remove(path)
  } catch {
    // The next time.
  }
}
