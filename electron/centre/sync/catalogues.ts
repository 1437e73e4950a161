import { hash } from 'node:crypto'
import { catalogueVersion } from '../../../shared/province/changes.ts'
import type { CatalogueVersion } from '../../../shared/province/changes.ts'
import { CATALOGUES, readCatalogues } from '../usecases/sync/apply-changes.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

/** Versions of the catalogue that came, and what became of them; newest last. */
export const FETCHED = 'catalogues.fetched'

type Fetched = { readonly version: string; readonly became: string }

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * Fetches the versions of the catalogue that the province told of, and brings each into force on its day as an import of a
 * file does. What cannot be read is told to people; the older catalogue stays in force. One that came damaged is asked for
 * again, at ever longer intervals: perhaps the line has cut it short, perhaps somebody at the province puts it right.
 */
export function createCatalogueFetcher(world: SyncWorld): () => Promise<void> {
  const { deps, adapter, line, log, clock } = world
  const damaged = new Map<string, { readonly until: number; readonly times: number }>()

  function putAside({ version }: CatalogueVersion): void {
    const times = (damaged.get(version)?.times ?? 0) + 1
    damaged.set(version, { times, until: clock.monotonic() + Math.min(DAY_MS, MINUTE_MS * 2 ** times) })
  }

  return async () => {
    for (const text of readCatalogues(deps)) {
      const version = catalogueVersion.parse(JSON.parse(text))
      if ((damaged.get(version.version)?.until ?? -Infinity) > clock.monotonic()) continue
      const reply = await adapter.pullCatalogue(version.version)
      if (!reply.ok && reply.fault.kind === 'blocked' && reply.fault.code === 'NOT_FOUND') {
        // The line carries: rows go on, and it is asked for again with the next changes.
        log.error({ version: version.version }, 'the province does not have a catalogue that it told of')
        continue
      }
      if (!reply.ok) return line.fault(reply.fault)
      line.heard()
      const isWhole = hash('sha256', reply.value, 'hex') === version.sha256
      if (!isWhole) putAside(version)
      const became = isWhole ? await world.importCatalogue(version, reply.value) : 'damaged'
      if (became === 'busy') return
      await note(world, { text, version, became })
    }
  }
}

/** Told to people once; what is damaged stays to be fetched. */
function note(
  world: SyncWorld,
  { text, version, became }: { text: string; version: CatalogueVersion; became: string },
): Promise<object> {
  const { deliveries } = world.deps.store
  return decide(world, (ctx) => ({
    apply: (operational) => {
      const left = readCatalogues(world.deps).filter((one) => one !== text || became === 'damaged')
      const fetched = JSON.parse(deliveries.state(FETCHED) ?? '[]') as Fetched[]
      const entry = { version: version.version, decision: version.decision, from: version.from, became, atMs: ctx.now }
      const others = fetched.filter((one) => one.version !== entry.version || one.became !== 'damaged')
      operational.setSyncState(CATALOGUES, JSON.stringify(left))
      operational.setSyncState(FETCHED, JSON.stringify([...others, entry].slice(-10)))
    },
  }))
}
