import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { verifyCentre } from '../centre/journal/verify.ts'
import { readOptions, required, sayReady, UsageError } from './usage.ts'

/** A folder with any of these was a centre's: what is missing of it is a finding, not a slip of the pen. */
const FILES = ['centre.db', 'head.json', 'journal.key']

/** `verify --data DIR`: one JSON line, exit 0 or 1; also while the centre runs. */
export async function runVerify(args: string[]): Promise<void> {
  const dir = required(readOptions(args, ['data']).data, 'data')
  if (!FILES.some((name) => existsSync(join(dir, name)))) throw new UsageError(`there is no centre in ${dir}`)
  const verdict = await verifyCentre(dir)
  sayReady(verdict)
  process.exitCode = verdict.ok ? 0 : 1
}
