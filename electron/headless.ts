import { FolderInUse } from './centre/store/folder-lock.ts'
import { SeedError } from './centre/seed/seed-error.ts'
import { runCentre } from './commands/centre.ts'
import { runDeviceCheck } from './commands/device-check.ts'
import { runDemo } from './commands/demo.ts'
import { runDiscover } from './commands/discover.ts'
import { runSimulate } from './commands/simulate.ts'
import { runStation } from './commands/station.ts'
import { UsageError } from './commands/usage.ts'
import { runVerify } from './commands/verify.ts'

/** The program without windows: services, tests, a fresh machine. stdout carries only what docs name (contract.md). */
const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  centre: runCentre,
  station: runStation,
  simulate: runSimulate,
  'device-check': runDeviceCheck,
  discover: runDiscover,
  verify: runVerify,
  demo: runDemo,
}

// What this program writes holds names and keys: its user's alone.
process.umask(0o077)

const [name = '', ...args] = process.argv.slice(2)
const run = COMMANDS[name]
try {
  if (!run) throw new UsageError(`headless.ts ${Object.keys(COMMANDS).join(' | ')}`)
  await run(args)
} catch (error) {
  const plain = error instanceof UsageError || error instanceof SeedError || error instanceof FolderInUse
  process.stderr.write(`${plain ? error.message : (error as Error).stack}\n`)
  process.exit(plain ? 2 : 1)
}
