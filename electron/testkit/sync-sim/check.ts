import { createHashes } from '../../../province/domain/hashes.ts'
import { hashedText } from '../../../shared/province/hashed-text.ts'
import type { SentEvent } from '../../../shared/province/wire.ts'
import { composeRow } from '../../centre/usecases/sync/compose-row.ts'
import { readReach } from '../../centre/usecases/sync/reach.ts'
import { ANCHOR } from '../../centre/sync/anchor.ts'
import type { NewDelivery } from '../../centre/store/delivery-writes.ts'
import type { SimCentre } from './centre.ts'
import { changesDiffering } from './check-changes.ts'
import { dossiersDiffering } from './check-dossiers.ts'
import type { Simulation } from './simulate.ts'

/** What `differences` answers when both sides are equal. */
export const EQUAL = {
  ...{ lost: [], other: [], count: 0, equal: [true, true, true], waiting: [0, 0, 0, 0], open: 0, differs: '' },
  ...{ dossiers: [], files: [], changes: [], outOfHours: 0, anchor: true },
}

/** Rows of the journal that leave, as they would be sent now. */
function leaving(centre: SimCentre): NewDelivery[] {
  const { deps, events } = centre.now()
  const all = events()
  const bySeq = new Map(all.map((event) => [event.seq, event]))
  return all.flatMap((event) => composeRow(deps, event, (seq) => bySeq.get(seq)) ?? [])
}

/** Where a centre and the province are not equal, when nothing goes wrong any more. */
export async function differences(simulation: Simulation, centre: SimCentre): Promise<object> {
  const { store } = simulation
  const { deps } = centre.now()
  const there = await store.centre(centre.id)
  if (!there) throw new Error('no such centre')
  const rows = leaving(centre)
  const hashes = createHashes(store.rowKey)
  const seqs = rows.map(({ seq }) => seq)
  const known = await store.transaction((tx) => tx.knownRows(there, seqs))
  const hashOf = new Map(known.map(({ seq, hash }) => [seq, hash]))
  const reach = readReach(deps)
  const { deliveries } = deps.store
  const told = JSON.parse(deliveries.state(ANCHOR) ?? 'null') as { verdict: string } | null
  return {
    lost: rows.filter(({ seq }) => !hashOf.has(seq)).map(({ seq, type }) => `${seq} ${type}`),
    other: rows
      .filter(
        (row) => !isOlderThan(centre, row) && !isKnownAs(row, (text) => hashes.kept(text) === hashOf.get(row.seq)),
      )
      .map(nameOf),
    count: (await store.transaction((tx) => tx.countRows(there, there.through))) - rows.length,
    equal: [reach?.through === there.through, reach?.rows === there.rows, reach?.digest === there.digest],
    waiting: [
      ...[deliveries.waiting().rows, deliveries.held().length, deliveries.openTaskCount()],
      deliveries.filesLeft().files,
    ],
    open: (await store.openRowsOf(there, 'rejected', 10)).length + (await store.openRowsOf(there, 'held', 10)).length,
    differs: deliveries.state('differs') ?? '',
    dossiers: await dossiersDiffering(store, centre),
    files: await filesDiffering(simulation, centre),
    changes: await changesDiffering(store, centre),
    outOfHours: centre.outOfHours(),
    anchor: told !== null && told.verdict !== 'rows-differ',
  }
}

const nameOf = ({ seq, type }: NewDelivery): string => `${seq} ${type}`

/** Who is named in it may have been erased, and a restore has lost that. */
const isOlderThan = ({ lostTo }: SimCentre, { dossierId, personIds }: NewDelivery): boolean =>
  personIds.length > 0 && dossierId !== null && Number(dossierId.slice(1)) <= lostTo

/** As it is made now, or without its content, when that has broken the other side; who was erased since may be in it still. */
function isKnownAs({ isErased, body }: NewDelivery, isKept: (text: string) => boolean): boolean {
  const row = JSON.parse(body) as SentEvent
  const bare = { ...row, type: 'delivery.withheld', body: {} }
  return isErased === 1 || isKept(hashedText(row)) || isKept(hashedText(bare))
}

/** Papers of rows that the province has taken and nobody has settled, and whose file it does not have as it is. */
async function filesDiffering({ store, province }: Simulation, { id, now }: SimCentre): Promise<string[]> {
  const { events, deps } = now()
  const seqOf = new Map(
    events().flatMap(({ seq, type, payload }) =>
      type === 'delivery.fileTaken' ? [[payload.fileId, seq] as const] : [],
    ),
  )
  const open = await store.transaction((tx) => tx.openRows(id, [], [...seqOf.values()]))
  const settled = new Set(open.map(({ seq }) => seq))
  return events().flatMap(({ type, payload }) => {
    if (type !== 'digital.attached') return []
    const seq = seqOf.get(payload.fileId) ?? 0
    const isTaken = deps.store.deliveries.bySeq(seq)?.state === 'accepted' && !settled.has(seq)
    const there = province.fileHash(id, payload.sha256)
    return isTaken && there !== payload.sha256 ? `${payload.fileId} ${there}` : []
  })
}
