import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where people and systems mount disks and shares that are not the system's own. By hand, many at `/mnt` itself. */
const MOUNTED = /^\/(mnt|srv|(media|mnt|srv|run\/media|Volumes)\/.*)$/
const LETTERS = 'DEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * Disks and shares that were plugged into this machine, as folders.
 * @param mounts as the kernel of Linux tells them (`/proc/self/mounts`)
 */
export function disksOf(mounts: string): string[] {
  const folders = mounts.split('\n').map((line) => unescaped(line.split(' ')[1] ?? ''))
  return [...new Set(folders)].filter((folder) => MOUNTED.test(folder))
}

/** A blank in a name is written as `\040`. */
const unescaped = (field: string): string =>
  field.replace(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

/** The disks of this machine beside the system's own. */
export function findDisks(platform: string = process.platform): string[] {
  if (platform === 'win32')
    return LETTERS.split('')
      .map((letter) => `${letter}:\\`)
      .filter((folder) => existsSync(folder))
  const file = '/proc/self/mounts'
  return existsSync(file) ? disksOf(readFileSync(file, 'utf8')) : []
}

/** Bytes that are free on the disk on which a folder lies, or would lie. */
export function freeBytes(folder: string): number {
  let place = folder
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place)
  const { bavail, bsize } = statfsSync(place)
  return bavail * bsize
}

/** What the system says of a disk, or of an account's part of it, that takes nothing more. */
export const isFull = (error: unknown): boolean =>
  /^(ENOSPC|EDQUOT|SQLITE_FULL)$/.test(String((error as { code?: unknown } | null)?.code))
