import type { Store } from '../../../province/store/store.ts'
import type { DeliveryRow } from '../../centre/store/delivery-store.ts'
import type { SimCentre } from './centre.ts'

type Expected = { readonly code: string; status: number; apologies: number; files: number }

/**
 * Dossiers whose state at the province is not what the rows make of it that the centre knows to be taken, in their order: it
 * changes when a row is lost, doubled or out of order.
 */
export async function dossiersDiffering(store: Store, centre: SimCentre): Promise<string[]> {
  const { deps } = centre.now()
  const ids = Array.from({ length: centre.begun - centre.lostTo }, (_, n) => `D${centre.lostTo + 1 + n}`)
  const expected = ids.flatMap((id) => expectedOf(deps.store.deliveries.ofDossier(id)) ?? [])
  const results = new Set((await store.transaction((tx) => tx.changesOf(centre.id, 'dossier.result'))).map(codeOf))
  const codes = expected.map(({ code }) => code)
  const found = await store.transaction((tx) => tx.dossiers(centre.id, codes))
  const there = new Map(found.map((dossier) => [dossier.code, dossier]))
  return expected.flatMap((one) => {
    // The agency's word that the result is there moves a forwarded dossier.
    const status = one.status === 4 && results.has(one.code) ? 9 : one.status
    const { status: is, apologies, files } = there.get(one.code) ?? { status: 0, apologies: 0, files: 0 }
    const isSame = is === status && apologies === one.apologies && files === one.files
    return isSame
      ? []
      : JSON.stringify([
          { ...one, status },
          { status: is, apologies, files },
        ])
  })
}

const codeOf = (body: unknown): string => (body as { code: string }).code

/** What came in the place of a refused row was applied there. */
function expectedOf(rows: readonly DeliveryRow[]): Expected | null {
  const bySeq = new Map(rows.map((row) => [row.seq, row]))
  const placeOf = (row: DeliveryRow): number => {
    const target = row.settles === null ? undefined : bySeq.get(row.settles)
    return target ? placeOf(target) : row.seq
  }
  const taken = rows.filter(({ state }) => state === 'accepted').toSorted((a, b) => placeOf(a) - placeOf(b))
  let dossier: Expected | null = null
  for (const { type, subject } of taken) {
    if (type === 'dossier.received') dossier = { code: subject ?? '', status: 2, apologies: 0, files: 0 }
    if (!dossier) continue
    if (type === 'dossier.forwarded') dossier.status = 4
    if (type === 'dossier.apologised') dossier.apologies += 1
    if (type === 'dossier.resultRecorded') dossier.status = 9
    if (type === 'dossier.resultReturned') dossier.status = 10
    if (type === 'digital.attached') dossier.files += 1
  }
  return dossier
}
