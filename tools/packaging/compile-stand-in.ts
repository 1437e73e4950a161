import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../run.ts'

/**
 * Makes a program of Windows from a script of `stand-in-nsis/`.
 * @param code what `program` ends with
 */
export function compileStandIn(script: 'program' | 'powershell', out: string, code = 0): void {
  const file = join(ROOT, 'tools/packaging/stand-in-nsis', `${script}.nsi`)
  execFileSync('makensis', ['-V1', `-DOUT=${out}`, `-DCODE=${code}`, file])
}
