import { hash } from 'node:crypto'
import { catalogueVersion } from '../../../shared/province/changes.ts'
import { CATALOGUES, readCatalogues } from '../usecases/sync/apply-changes.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

/** Versions of the catalogue that came, and what became of them; newest last. */
export const FETCHED = 'catalogues.fetched'

/**
 * Fetches the versions of the catalogue that the province told of, and brings each into force on its day as an import of a
 * file does. What cannot be read is told to people; the older catalogue stays in force.
 * @returns whether the line carries
 */
export async function fetchCatalogues(world: SyncWorld): Promise<void> {
  for (const text of readCatalogues(world.deps)) {
    const version = catalogueVersion.parse(JSON.parse(text))
    const reply = await world.adapter.pullCatalogue(version.version)
    if (!reply.ok && reply.fault.kind === 'blocked' && reply.fault.code === 'NOT_FOUND') {
      // The line carries: rows go on, and it is asked for again with the next changes.
      world.log.error({ version: version.version }, 'the province does not have a catalogue that it told of')
      continue
    }
    if (!reply.ok) return world.line.fault(reply.fault)
    world.line.heard()
    const isWhole = hash('sha256', reply.value, 'hex') === version.sha256
    const became = isWhole ? await world.importCatalogue(version, reply.value) : 'damaged'
    if (became === 'busy') return
    await decide(world, (ctx) => ({
      apply: (operational) => {
        const left = readCatalogues(world.deps).filter((one) => one !== text)
        const fetched = JSON.parse(world.deps.store.deliveries.state(FETCHED) ?? '[]') as object[]
        const entry = {
          version: version.version,
          decision: version.decision,
          from: version.from,
          became,
          atMs: ctx.now,
        }
        operational.setSyncState(CATALOGUES, JSON.stringify(left))
        operational.setSyncState(FETCHED, JSON.stringify([...fetched, entry].slice(-10)))
      },
    }))
  }
}
