import { closeSync, copyFileSync, fsyncSync, linkSync, openSync } from 'node:fs'

/** Gives a file a second name, or where the disk knows none, a copy. */
export function giveSecondName(file: string, name: string): void {
  try {
    linkSync(file, name)
  } catch {
    copyFileSync(file, name)
    toDisk(name)
  }
}

/** Waits until a file, or the names in a folder, are on the disk. */
export function toDisk(path: string): void {
  const opened = openSync(path, 'r')
  fsyncSync(opened)
  closeSync(opened)
}
