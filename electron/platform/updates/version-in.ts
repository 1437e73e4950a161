import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const named = z.object({ version: z.string() })

/** Version of the program that lies in a folder; null while its files are being replaced. */
export function versionIn(program: string): string | null {
  try {
    return named.parse(JSON.parse(readFileSync(join(program, 'package.json'), 'utf8'))).version
  } catch {
    return null
  }
}
