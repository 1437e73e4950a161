import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { verifyCentre } from '../centre/journal/verify.ts'
import { readOptions, required, sayReady, UsageError } from './usage.ts'

/** `verify --data DIR`: one JSON line, exit 0 or 1; also while the centre runs. */
export async function runVerify(args: string[]): Promise<void> {
  const dir = required(readOptions(args, ['data']).data, 'data')
  if (!existsSync(join(dir, 'centre.db'))) throw new UsageError(`there is no centre.db in ${dir}`)
  const verdict = await verifyCentre(dir)
  sayReady(verdict)
  process.exitCode = verdict.ok ? 0 : 1
}
