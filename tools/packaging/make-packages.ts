import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../run.ts'
import { assembleProgram, thisTarget } from './assemble-program.ts'
import { buildDeb } from './build-deb.ts'
import { runBuilder } from './run-builder.ts'

/**
 * Makes what this system's machines are installed from, into `dist/`: an AppImage and a deb, or an NSIS installer.
 * `--dir` makes the folder alone; `--electron DIR` takes Electron from there; what is left goes to electron-builder.
 */
const { values, positionals } = parseArgs({
  options: { dir: { type: 'boolean' }, electron: { type: 'string' } },
  allowPositionals: true,
})
await assembleProgram()
const target = thisTarget()
const from = values.electron === undefined ? [] : [`-c.electronDist=${values.electron}`]
const what = values.dir ? ['--dir'] : []
await runBuilder([...what, target.platform === 'win32' ? '--win' : '--linux', '--x64', ...from, ...positionals], true)
if (target.platform === 'linux' && !values.dir) await buildDeb(join(ROOT, 'dist/linux-unpacked'), join(ROOT, 'dist'))
