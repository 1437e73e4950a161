import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/** Opens no link and waits for nobody at a pipe. */
export const PLAINLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * Reads a small file of a folder in which others write, too.
 * @param most bytes
 * @returns null: there is none, or what lies there is no plain file, or a larger one
 */
export function readPlainly(path: string, most: number): { readonly text: string; readonly writtenMs: number } | null {
  let file: number
  try {
    file = openSync(path, PLAINLY)
  } catch {
    return null
  }
  try {
    const found = fstatSync(file)
    if (!found.isFile() || found.size > most) return null
    return { text: readFileSync(file, 'utf8'), writtenMs: found.mtimeMs }
  } catch {
    return null
  } finally {
    closeSync(file)
  }
}
