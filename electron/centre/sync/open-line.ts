import type { SystemName } from '../../../shared/province/offers.ts'
import { chanceOf } from '../../platform/ids.ts'
import type { Centre } from '../centre.ts'
import { importFromProvince } from './import-catalogue.ts'
import { keepSyncing } from './keep-syncing.ts'
import type { Syncing } from './keep-syncing.ts'
import { createLine } from './line.ts'
import type { Line } from './line.ts'
import type { ConnectionFile, OpenAdapter } from './adapters/open-adapter.ts'
import type { ProvinceAddress, ReferenceAddress } from './province-line.ts'
import { referenceAdapter } from './http/reference-adapter.ts'
import { httpTransport } from './http/transport.ts'

/** Opens the line of a centre to the system of its province. */
export async function openLine(
  centre: Centre,
  address: ProvinceAddress,
): Promise<{ system: SystemName; line: Line; syncing: Syncing; close(): void; leave(): void }> {
  const { deps, executor, journal, clock, timers, log, ids } = centre
  const chance = (): number => chanceOf(ids)
  const line = createLine(clock, chance)
  const opened: Leaving = 'file' in address ? await another(centre, address) : reference(centre, address)
  const { adapter, refresh, close } = opened
  function refreshToken(): boolean {
    try {
      return refresh()
    } catch (error) {
      log.error({ err: error }, 'the credentials for the province cannot be read')
      return false
    }
  }
  const syncing = keepSyncing(
    {
      ...{ deps, executor, journal, clock, timers, log, adapter, line, refreshToken },
      importCatalogue: (version, file) => importFromProvince(centre, version, file),
    },
    { chance },
  )
  return { system: adapter.name, line, syncing, close, leave: () => opened.leave?.() }
}

/** `leave` ends what is under way. */
type Leaving = OpenAdapter & { leave?(): void }

function reference({ clock, ids }: Centre, address: ReferenceAddress): Leaving {
  let token = address.readToken()
  const gone = new AbortController()
  const transport = httpTransport(address.url, gone.signal)
  return {
    adapter: referenceAdapter({ transport, token: () => token, now: clock.now, nextName: ids.next }),
    refresh() {
      const before = token
      token = address.readToken()
      return token !== before
    },
    leave: () => gone.abort(),
    close: () => undefined,
  }
}

/** Loaded only where it is asked for. */
async function another(centre: Centre, file: ConnectionFile): Promise<OpenAdapter> {
  const { openAdapter } = await import('./adapters/open-adapter.ts')
  return openAdapter(centre, file)
}
