import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** File in a data folder whose database was found damaged while its centre worked: the next start reads all of it. */
export const DOUBT = 'doubt'

/** Keeps for the next start that the data are to be read through, however many they are. */
export function noteDoubt(dir: string): void {
  writeFileSync(join(dir, DOUBT), '', { mode: 0o600, flush: true })
}

export const isInDoubt = (dir: string): boolean => existsSync(join(dir, DOUBT))

/** All of it was read, and it is sound. */
export const dropDoubt = (dir: string): void => rmSync(join(dir, DOUBT), { force: true })
