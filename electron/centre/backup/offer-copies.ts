import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CopiesAt, OfferedCopy } from '../../../shared/shell/restore-start.ts'
import { SCHEMA_VERSION } from '../store/schema.ts'
import { countBroken, findBackups, MANIFEST, newestFirst, OWN } from './backup-folder.ts'
import type { Backup } from './backup-folder.ts'

/** Folders of a disk that are looked into, and copies that are offered. */
const MOST_FOLDERS = 200
const MOST_COPIES = 200

/**
 * The copies at a place that somebody names: a folder of backups, a disk with such folders on it, or one copy itself.
 * @param now copies of a time that has not come stand last
 * @returns null: there is no such folder, or it cannot be read
 */
export function copiesAt(place: string, now: number): CopiesAt | null {
  const from = existsSync(join(place, MANIFEST)) ? dirname(place) : place
  const under = foldersIn(from)
  if (under === null) return null
  // What the centre names itself is looked into by `findBackups`.
  const folders = [from, ...under.filter((name) => !name.startsWith(OWN)).map((name) => join(from, name))]
  const all = folders.flatMap((folder) => quietly(() => findBackups(folder, now), []))
  const own = under.filter((name) => name.startsWith(OWN)).map((name) => join(from, name))
  const broken = [...folders, ...own].reduce((sum, folder) => sum + quietly(() => countBroken(folder), 0), 0)
  return { place, copies: all.toSorted(newestFirst(now)).slice(0, MOST_COPIES).map(offered), broken }
}

function foldersIn(folder: string): string[] | null {
  return quietly(() => {
    const found = readdirSync(folder, { withFileTypes: true })
    const dirs = found.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    return dirs.slice(0, MOST_FOLDERS).map(({ name }) => name)
  }, null)
}

/** A folder of somebody else on the same disk keeps nobody from the others. */
function quietly<T>(look: () => T, otherwise: T): T {
  try {
    return look()
  } catch {
    return otherwise
  }
}

const offered = ({ name, folder, manifest }: Backup): OfferedCopy => ({
  ...{ folder, name, takenAt: manifest.takenAt, centre: manifest.centre, program: manifest.program },
  bytes: bytesOf(manifest),
  isSealed: manifest.sealedBy !== undefined,
  isNewer: manifest.schema > SCHEMA_VERSION,
})

/** Bytes that a data folder out of this copy takes. */
export const bytesOf = ({ db, files }: Backup['manifest']): number =>
  files.reduce((sum, { bytes }) => sum + bytes, db.bytes)
