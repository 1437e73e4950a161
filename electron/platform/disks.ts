import { existsSync, readFileSync } from 'node:fs'

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
