import type { Store } from '../../../province/store/store.ts'
import type { FeedEntry } from '../../../province/store/store.ts'
import { provinceChange } from '../../../shared/province/changes.ts'
import type { ProvinceChange } from '../../../shared/province/changes.ts'
import type { SimCentre } from './centre.ts'

const ALL = 1_000_000

/** What the province says and the centre has not taken over, has taken over twice, or in another order. */
export async function changesDiffering(store: Store, centre: SimCentre): Promise<string[]> {
  const feed = [...(await store.feedAfter(null, 0, ALL)), ...(await store.feedAfter(centre.id, 0, ALL))]
  return [
    ...feed
      .map(toChange)
      .filter((change) => !isTaken(centre, change))
      .map(nameOf),
    ...toldTwice(centre),
  ]
}

const toChange = ({ kind, key, at, body }: FeedEntry): ProvinceChange => provinceChange.parse({ kind, key, at, body })
const nameOf = ({ key, body }: ProvinceChange): string => `${key} ${JSON.stringify(body)}`

function isTaken({ now, imported }: SimCentre, change: ProvinceChange): boolean {
  const { deps } = now()
  const { deliveries, config } = deps.store
  if (change.kind === 'catalogue.version') return imported.includes(change.body.version)
  if (change.kind === 'holidays') {
    const known = [...config().holidays.values()].filter(({ date }) => date.startsWith(`${change.body.year}-`))
    return JSON.stringify(known.map(dayOf).toSorted()) === JSON.stringify(change.body.days.map(dayOf).toSorted())
  }
  if (change.kind === 'codes.granted') {
    const { settings } = config()
    const ranges = JSON.stringify(change.body.codes)
    // From which day on, a clock that was wrong by a year has decided.
    return settings.some(({ key, value }) => key === 'dossier.codes' && JSON.stringify(value) === ranges)
  }
  const dossierId = deliveries.dossierOfCode(change.body.code)
  // A restore has lost it, or its row was refused.
  if (dossierId === undefined) return true
  if (change.kind === 'dossier.status') {
    const known = deliveries.status(dossierId)
    const { status, unit, note } = change.body
    return known?.status === status && known.unit === unit && known.note === note
  }
  if (change.kind === 'dossier.result') {
    const isThere = deps.store.dossiers.byId(dossierId)?.resultMs != null
    return isThere || deliveries.notice(`result:${change.body.code}:${change.at}`) !== undefined
  }
  const notice = deliveries.notice(change.body.id)
  return change.body.withdrawn ? notice?.state !== 'open' : notice !== undefined
}

const dayOf = ({ date, name }: { date: string; name: string }): string => `${date} ${name}`

/** Words on a dossier that the journal has one after the other although they say the same. */
function toldTwice(centre: SimCentre): string[] {
  const last = new Map<string, string>()
  return centre
    .now()
    .events()
    .flatMap(({ seq, type, payload }) => {
      if (type !== 'province.statusTold') return []
      const { dossierId, status, unit, note } = payload
      const words = JSON.stringify([status, unit, note === null])
      const isTwice = last.get(dossierId) === words
      last.set(dossierId, words)
      return isTwice ? `${seq} told twice` : []
    })
}
