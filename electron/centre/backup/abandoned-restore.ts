import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { FolderInUse, lockFolder } from '../store/folder-lock.ts'
import { placeOf, RESTORED, restoringDir } from './restored-note.ts'

/** What a restore writes first: a folder of that name without any of it is somebody else's. */
const OURS = ['centre.lock', 'centre.db', 'journal.key']

/** A folder that is put together, held so that nobody takes it for one that was given up. */
export type Held = {
  /** Makes it, with nothing in it. */
  anew(): void
  release(): void
}

export function holdRestoring(restoring: string): Held {
  let release = (): void => {}
  return {
    anew() {
      release()
      rmSync(restoring, { recursive: true, force: true })
      mkdirSync(restoring, { recursive: true, mode: 0o700 })
      release = lockFolder(restoring)
    },
    release() {
      release()
      release = () => {}
    },
  }
}

/**
 * Removes what a restore into a data folder has left that was cut off and is not gone on with, because another folder was chosen
 * then: names of citizens stand in it, and nobody looks after it. One that is whole, or that somebody is at, stays.
 * @returns whether there was one
 */
export function dropAbandoned(dir: string): boolean {
  const restoring = restoringDir(placeOf(dir))
  if (existsSync(join(restoring, RESTORED)) || !OURS.some((name) => existsSync(join(restoring, name)))) return false
  try {
    lockFolder(restoring)()
  } catch (error) {
    // One whose lock is half is held by nobody.
    if (error instanceof FolderInUse) return false
  }
  rmSync(restoring, { recursive: true, force: true })
  return true
}

/** The same for every data folder beside this one, and for itself. @returns names of those that had something left */
export function dropAbandonedBeside(dir: string): string[] {
  const [parent, end] = [dirname(placeOf(dir)), restoringDir('')]
  if (!existsSync(parent)) return []
  return readdirSync(parent)
    .filter((name) => name.endsWith(end) && name !== end)
    .map((name) => basename(name, end))
    .filter((name) => dropAbandoned(join(parent, name)))
}
