import { loadPreset, loadSeed, PRESET_NAMES } from '../electron/centre/seed/load-seed.ts'
import { SeedError } from '../electron/centre/seed/seed-error.ts'

/** Loads every file of resources/seed and resources/holidays as a centre would, and shows what it would refuse. */
try {
  loadSeed()
  for (const name of PRESET_NAMES) loadPreset(name)
} catch (error) {
  if (!(error instanceof SeedError)) throw error
  process.stdout.write(`${error.message}\n`)
  process.exitCode = 1
}
