import { DataDamaged } from './centre/backup/data-damaged.ts'
import { FolderInUse } from './centre/store/folder-lock.ts'
import { NewerData } from './centre/store/open-database.ts'
import { SeedError } from './centre/seed/seed-error.ts'
import { UsageError } from './commands/usage.ts'

type Command = (args: string[]) => Promise<void>

/**
 * The program without windows: services, tests, a fresh machine. stdout carries only what docs name (contract.md). Each
 * loads what it needs alone: a centre has no printers, and what it does not load it does not wait for.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  centre: async () => (await import('./commands/centre.ts')).runCentre,
  station: async () => (await import('./commands/station.ts')).runStation,
  simulate: async () => (await import('./commands/simulate.ts')).runSimulate,
  'device-check': async () => (await import('./commands/device-check.ts')).runDeviceCheck,
  discover: async () => (await import('./commands/discover.ts')).runDiscover,
  backups: async () => (await import('./commands/backups.ts')).runBackups,
  restore: async () => (await import('./commands/backups.ts')).runRestore,
  'restore-here': async () => (await import('./commands/restore-here.ts')).runRestoreHere,
  look: async () => (await import('./commands/look.ts')).runLook,
  verify: async () => (await import('./commands/verify.ts')).runVerify,
  demo: async () => (await import('./commands/demo.ts')).runDemo,
}

// What this program writes holds names and keys: its user's alone.
process.umask(0o077)

const [name = '', ...args] = process.argv.slice(2)
const load = COMMANDS[name]
try {
  if (!load) throw new UsageError(`headless.ts ${Object.keys(COMMANDS).join(' | ')}`)
  const run = await load()
  await run(args)
} catch (error) {
  const plain =
    error instanceof UsageError ||
    error instanceof SeedError ||
    error instanceof DataDamaged ||
    error instanceof FolderInUse ||
    error instanceof NewerData
  process.stderr.write(`${plain ? error.message : (error as Error).stack}\n`)
  process.exit(plain ? 2 : 1)
}
