import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { printerModel } from '../../hardware/models/printer-model.ts'
import type { PrinterModel } from '../../hardware/models/printer-model.ts'
import { resourcesDir } from '../platform/paths.ts'

/**
 * The definitions of printers that ship with the program, by id.
 * @param dir folder with one JSON file a model
 * @throws Error that names every bad file, its place and its reason
 */
export function loadPrinterModels(
  dir: string = join(resourcesDir(), 'devices', 'printers'),
): ReadonlyMap<string, PrinterModel> {
  const models = new Map<string, PrinterModel>()
  const problems: string[] = []
  for (const file of readdirSync(dir).filter((name) => name.endsWith('.json'))) {
    const model = readModel(join(dir, file))
    if (typeof model === 'string') problems.push(`${file}: ${model}`)
    else models.set(model.id, model)
  }
  if (problems.length > 0) throw new Error(`printer definitions:\n${problems.join('\n')}`)
  return models
}

/** @returns what is wrong with it, in words, when it is bad */
function readModel(path: string): PrinterModel | string {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    return `not JSON: ${(error as Error).message}`
  }
  const read = printerModel.safeParse(value)
  if (!read.success) return z.prettifyError(read.error)
  return read.data.id === basename(path, '.json') ? read.data : `its id must be ${basename(path, '.json')}`
}
