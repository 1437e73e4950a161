import { join } from 'node:path'
import { businessDate } from '../../../../shared/domain/time/vietnam-time.ts'
import type { SentEvent } from '../../../../shared/province/wire.ts'
import type { Centre } from '../../centre.ts'
import { openLedger } from '../../store/province-ledger.ts'
import type { Ledger } from '../../store/province-ledger.ts'
import { composeRow } from '../../usecases/sync/compose-row.ts'
import { readReach } from '../../usecases/sync/reach.ts'
import type { ProvinceAdapter } from '../adapter.ts'
import { httpTransport } from '../http/transport.ts'
import { bookOf } from './book-of.ts'
import { readConnection } from './connection.ts'
import type { Connection, ConnectionKind, ConnectionOf } from './connection.ts'
import { signingKey } from './file/package.ts'
import { fileExport } from './file/file-export.ts'
import { nationalV1 } from './national-v1.ts'
import { nationalV2 } from './national-v2.ts'

/** A system of a province that is described by a connection file. */
export type ConnectionFile = {
  /** Path of the file. */
  readonly file: string
  /** The centre's data folder; its folder `province` keeps what the other side has taken, and the key of packages. */
  readonly dir: string
}
export type OpenAdapter = {
  readonly adapter: ProvinceAdapter
  /** Reads the file again. @returns whether it says something else than before */
  refresh(): boolean
  close(): void
}

/** Opens the adapter that a connection file asks for (docs/province.md). @throws as `readConnection` */
export function openAdapter(
  centre: Pick<Centre, 'deps' | 'journal' | 'clock'>,
  { file, dir }: ConnectionFile,
): OpenAdapter {
  let now = readConnection(file)
  const ledger = openLedger(join(dir, 'province', `${now.kind}.db`))
  const key = join(dir, 'province', 'package-key.pem')
  return {
    adapter: ADAPTERS[now.kind](centre, { ledger, key, connection: () => now }),
    refresh() {
      const before = JSON.stringify(now)
      const read = readConnection(file)
      // Another kind is another ledger: that needs a start.
      if (read.kind === now.kind) now = read
      return JSON.stringify(now) !== before
    },
    close: ledger.close,
  }
}

type Opening = { readonly ledger: Ledger; readonly key: string; connection(): Connection }
type World = Pick<Centre, 'deps' | 'journal' | 'clock'>

const ADAPTERS: Readonly<Record<ConnectionKind, (world: World, opening: Opening) => ProvinceAdapter>> = {
  'national-v1'(world, opening) {
    const held = held_(opening, 'national-v1')
    const { url, filesUrl } = held()
    const files = filesUrl === undefined ? null : httpTransport(filesUrl)
    return nationalV1({ ...common(world, opening), transport: httpTransport(url), connection: held, files })
  },
  'national-v2'(world, opening) {
    const held = held_(opening, 'national-v2')
    return nationalV2({
      ...common(world, opening),
      ...{ transport: httpTransport(held().url), connection: held, hasSent: () => hasSent(world) },
    })
  },
  file(world, opening) {
    const held = held_(opening, 'file')
    const key = signingKey(opening.key)
    return fileExport({ ...common(world, opening), connection: held, key, hasSent: () => hasSent(world) })
  },
}

function held_<K extends ConnectionKind>({ connection: now }: Opening, kind: K): () => ConnectionOf<K> {
  return () => {
    const said = now()
    if (said.kind !== kind) throw new Error(`a connection of the kind ${kind} became ${said.kind}`)
    return said as ConnectionOf<K>
  }
}

const hasSent = ({ deps }: World): boolean => (readReach(deps)?.through ?? 0) > 0

function common({ deps, journal, clock }: World, { ledger, connection: now }: Opening) {
  const { unit } = now()
  const readEvent = (seq: number) => (seq < 1 ? undefined : journal.read(seq - 1, seq, 1)[0])
  return {
    ...{ ledger, centre: unit.code, book: bookOf(deps, unit), now: clock.now },
    refusedAs: () => deps.store.config().setting('dossier.refusedAs', businessDate(clock.now())) ?? 9,
    readRow(seq: number): SentEvent | null {
      const event = readEvent(seq)
      const row = event && composeRow(deps, event, readEvent)
      return row ? (JSON.parse(row.body) as SentEvent) : null
    },
  }
}
