import { appendFileSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseState, SENTINEL } from '@electron/fuses/dist/constants.js'
import { ROOT } from '../run.ts'
import { compileStandIn } from './compile-stand-in.ts'

/** As many fuses as Electron 45 has: those of `FuseV1Options`, the last one left as it is. */
const FUSES = 9

/**
 * Does nothing; but where a test names a Node, it is that Node that is started by this name, with the programs of the package
 * at a place that the test names too.
 */
const PROGRAM = `#!/bin/sh
[ -n "$STAND_IN_NODE" ] || exit 0
ln -sfn "$(dirname "$(readlink -f "$0")")/resources/program" "$STAND_IN_PROGRAM"
exec "$STAND_IN_NODE" "$@"
`

/**
 * A folder that looks like Electron's own zip to electron-builder, for machines where that cannot be had. Its program
 * does nothing, but carries a wire of fuses, all inherited, which electron-builder sets as it sets the real ones.
 */
export function makeStandInDistribution(dir: string, platform: 'linux' | 'win32' = 'linux'): void {
  mkdirSync(join(dir, 'locales'), { recursive: true })
  mkdirSync(join(dir, 'resources'), { recursive: true })
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string
  }
  writeFileSync(join(dir, 'version'), version)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox']) writeFileSync(join(dir, name), name)
  for (const language of ['vi', 'en-US', 'de']) writeFileSync(join(dir, 'locales', `${language}.pak`), language)
  const wire = Buffer.from([1, FUSES, ...Array.from({ length: FUSES }, () => FuseState.INHERIT)])
  const file = join(dir, platform === 'win32' ? 'electron.exe' : 'electron')
  if (platform === 'win32') compileStandIn('program', file)
  else writeFileSync(file, PROGRAM)
  appendFileSync(file, Buffer.concat([Buffer.from(SENTINEL), wire]))
  chmodSync(file, 0o755)
}
