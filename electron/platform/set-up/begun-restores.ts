import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/**
 * Data folders that restores of the first start were begun for and that none has come to its end for: killed, one leaves half a
 * centre in the clear, and the next may go elsewhere.
 */
export type BegunRestores = {
  all(): string[]
  add(data: string): void
  clear(): void
}

/** @param file of this machine's program */
export function openBegunRestores(file: string): BegunRestores {
  function all(): string[] {
    try {
      return z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      return []
    }
  }
  return {
    all,
    add(data) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify([...new Set([...all(), data])]), { mode: 0o600, flush: true })
    },
    clear: () => rmSync(file, { force: true }),
  }
}
