import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lookInto } from '../centre/store/look-into.ts'
import { readOptions, required, sayReady, UsageError } from './usage.ts'

/**
 * `look --data DIR`: whether a centre has begun in a folder, as one JSON line, changing nothing: `events` in its journal and
 * `since` which moment (ISO). An installer asks before it says how a centre begins (resources/windows/machine-tasks.ps1).
 */
export async function runLook(args: string[]): Promise<void> {
  const dir = required(readOptions(args, ['data']).data, 'data')
  const file = join(dir, 'centre.db')
  if (!existsSync(file)) throw new UsageError(`there is no centre in ${dir}`)
  const { events, sinceMs } = lookInto(file)
  sayReady({ events, since: sinceMs === null ? null : new Date(sinceMs).toISOString() })
}
