import type { StationFindings } from '../../shared/api/order-views.ts'
import { displayModelIds } from './device-config.ts'
import { discoverHere } from './discover-here.ts'
import { loadPrinterModels } from './printer-models.ts'

const LONGEST_WORDS = 300
const MOST_CANDIDATES = 100

/** What may hang on this machine, and the definitions that a configuration may name, as a technician's page gets it. */
export async function findHere(): Promise<StationFindings> {
  const { found, missed } = await discoverHere()
  const cut = (words: string): string => words.slice(0, LONGEST_WORDS)
  return {
    candidates: found.slice(0, MOST_CANDIDATES).map((one) => ({ ...one, name: cut(one.name), why: [...one.why] })),
    printerModels: [...loadPrinterModels().values()].map(({ id, name }) => ({ id, name: cut(name) })),
    displayModels: displayModelIds().map((id) => ({ id, name: id })),
    problems: missed.map(cut),
  }
}
