import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const KEPT_MS = 7 * 24 * 3_600_000
/** What is being brought now, and what was brought before it and still waits. */
const KEPT_COUNT = 4

/**
 * Removes what was brought for an update that never came: what nobody has touched for a week, and all but the newest few.
 * What cannot be removed (Windows, while somebody reads it) stays for the next time.
 * @param dir an inbox, or the folder of releases that are on their way; it need not be there
 * @param isNeeded names that stay
 */
export function dropAbandoned(dir: string, now: number, isNeeded: (name: string) => boolean = () => false): void {
  namesIn(dir)
    .filter((name) => !isNeeded(name))
    .map((name) => ({ path: join(dir, name), at: touchedAt(join(dir, name)) }))
    .toSorted((a, b) => b.at - a.at)
    // A file of the future was written while the clock was wrong.
    .filter(({ at }, place) => place >= KEPT_COUNT || Math.abs(now - at) > KEPT_MS)
    .forEach(({ path }) => tryRemove(path))
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

function tryRemove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // The next time.
  }
}
