import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { systemClock, systemTimers } from './platform/time.ts'
import { installUpdate } from './platform/updates/install-update.ts'
import { runInstaller } from './platform/updates/run-installer.ts'
import { watchTrial } from './platform/updates/trial.ts'
import type { TrialOptions } from './platform/updates/trial.ts'
import { readUpdateKeys } from './platform/updates/verify-release.ts'

/**
 * The updater of a machine, with all rights: `--folder DIR --program DIR [--inboxes DIR] [--province-keys FILE]
 * [--steady MINUTES] [--trial MINUTES]`. It is started when something lies in the inbox (resources/linux/mot-cua-update.path,
 * resources/windows/install-update.ps1), installs it when it is signed, looks whether it stays up, and talks to nobody.
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    program: { type: 'string' },
    inboxes: { type: 'string' },
    'province-keys': { type: 'string' },
    steady: { type: 'string', default: '3' },
    trial: { type: 'string', default: '20' },
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
const MINUTE_MS = 60_000
const [clock, timers] = [systemClock(), systemTimers()]
const options: TrialOptions = {
  folder,
  inboxes,
  keys: readUpdateKeys(keyFiles),
  installed,
  now: clock.now,
  install: (file) => runInstaller(file, timers),
  ...{ clock, timers, steadyMs: Number(values.steady) * MINUTE_MS, limitMs: Number(values.trial) * MINUTE_MS },
}
let isWell = true
function say(outcome: string): void {
  if (outcome === 'failed') isWell = false
  process.stdout.write(`${outcome}\n`)
}
// One that a power cut has left on trial is judged before another one takes its place.
const before = await watchTrial(options)
if (before !== 'nothing') say(before)
const outcome = await installUpdate(options)
say(outcome)
if (outcome === 'installed') say(await watchTrial(options))
process.exitCode = isWell ? 0 : 1
