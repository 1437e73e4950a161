import { loadPreset, loadSeed, PRESET_NAMES } from '../electron/centre/seed/load-seed.ts'
import { loadPrinterModels } from '../electron/station/printer-models.ts'

/** Loads every file of resources that a centre or a station reads, as they would, and shows what they would refuse. */
try {
  loadSeed()
  for (const name of PRESET_NAMES) loadPreset(name)
  loadPrinterModels()
} catch (error) {
  if (!(error instanceof Error)) throw error
  process.stdout.write(`${error.message}\n`)
  process.exitCode = 1
}
