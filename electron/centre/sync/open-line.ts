import { chanceOf } from '../../platform/ids.ts'
import type { Centre } from '../centre.ts'
import { importFromProvince } from './import-catalogue.ts'
import { keepSyncing } from './keep-syncing.ts'
import type { Syncing } from './keep-syncing.ts'
import { createLine } from './line.ts'
import type { Line } from './line.ts'
import type { ProvinceAddress } from './province-line.ts'
import { referenceAdapter } from './http/reference-adapter.ts'
import { httpTransport } from './http/transport.ts'

/** Opens the line of a centre to the reference endpoint of a province. */
export function openLine(centre: Centre, address: ProvinceAddress): { line: Line; syncing: Syncing } {
  const { deps, executor, journal, clock, timers, log, ids } = centre
  const chance = (): number => chanceOf(ids)
  const line = createLine(clock, chance)
  let token = address.readToken()
  const adapter = referenceAdapter({
    ...{ transport: httpTransport(address.url), token: () => token, now: clock.now },
  })
  function refreshToken(): boolean {
    const before = token
    try {
      token = address.readToken()
    } catch (error) {
      log.error({ err: error }, 'the token of the province cannot be read')
    }
    return token !== before
  }
  const syncing = keepSyncing(
    {
      ...{ deps, executor, journal, clock, timers, log, adapter, line, refreshToken },
      importCatalogue: (version, file) => importFromProvince(centre, version, file),
    },
    { chance },
  )
  return { line, syncing }
}
