import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { systemClock, systemTimers } from './platform/time.ts'
import { installUpdate } from './platform/updates/install-update.ts'
import { runInstaller } from './platform/updates/run-installer.ts'
import { readUpdateKeys } from './platform/updates/verify-release.ts'

/**
 * The updater of a machine, with all rights: `--folder DIR --program DIR [--inboxes DIR] [--province-keys FILE]`. It is
 * started when something lies in the inbox (resources/linux/mot-cua-update.path, resources/windows/install-update.ps1),
 * installs it when it is signed, and talks to nobody.
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    program: { type: 'string' },
    inboxes: { type: 'string' },
    'province-keys': { type: 'string' },
  },
})
const { folder, program, inboxes = folder, 'province-keys': provinceKeys } = values
if (folder === undefined || program === undefined || inboxes === undefined)
  throw new Error('--folder and --program are needed')

const installed = (): string => {
  const file = join(program, 'package.json')
  // Between the files of two versions there may be none.
  return existsSync(file) ? z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version : ''
}
const keyFiles = [join(program, 'resources/update/keys.json'), ...(provinceKeys === undefined ? [] : [provinceKeys])]
const outcome = await installUpdate({
  folder,
  inboxes,
  keys: readUpdateKeys(keyFiles),
  installed,
  now: systemClock().now,
  install: (file) => runInstaller(file, systemTimers()),
})
process.stdout.write(`${outcome}\n`)
process.exitCode = outcome === 'failed' ? 1 : 0
