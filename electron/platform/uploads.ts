import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

/** Files that come in parts and are nobody's yet, in DIR/incoming. */
export type Uploads = {
  /** Bytes of an upload that have come; 0 when none have. */
  received(key: string): number
  /**
   * Writes a part at its place; one that comes again changes nothing. @param offset at most what has come so far
   * @param atMs time of the file @throws when the disk refuses
   */
  write(key: string, offset: number, bytes: Uint8Array, atMs: number): Promise<void>
  /** Where an upload lies. */
  pathOf(key: string): string
  drop(key: string): void
  /** Deletes uploads that nothing came to for `keptMs` before or after `now`. @returns how many went */
  clear(now: number, keptMs: number): number
}

/** @param dir made with the first upload */
export function openUploads(dir: string): Uploads {
  const pathOf = (key: string): string => join(dir, key)
  return {
    pathOf,
    received: (key) => statSync(pathOf(key), { throwIfNoEntry: false })?.size ?? 0,
    async write(key, offset, bytes, atMs) {
      mkdirSync(dir, { recursive: true, mode: 0o700 })
      const file = await open(pathOf(key), offset === 0 ? 'w' : 'r+', 0o600)
      try {
        await file.truncate(offset)
        await file.write(bytes, 0, bytes.length, offset)
        await file.utimes(atMs / 1000, atMs / 1000)
      } finally {
        await file.close()
      }
    },
    drop: (key) => rmSync(pathOf(key), { force: true }),
    clear(now, keptMs) {
      if (!existsSync(dir)) return 0
      const old = readdirSync(dir).filter((name) => {
        const stat = statSync(pathOf(name), { throwIfNoEntry: false })
        return stat !== undefined && Math.abs(now - stat.mtimeMs) >= keptMs
      })
      for (const name of old) rmSync(pathOf(name), { force: true })
      return old.length
    },
  }
}
