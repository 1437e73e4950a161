import type { ChangesAnswer, ProvinceChange } from '../../shared/province/changes.ts'
import type { FeedEntry, Store } from '../store/store.ts'

/** Where a reader stands: in the changes for all, and in its own. */
type Place = { readonly all: number; readonly own: number }

const START: Place = { all: 0, own: 0 }

/** The cursor is the reader's to keep and ours to understand. */
const toCursor = (feedId: string, { all, own }: Place): string =>
  Buffer.from(`${feedId}:${all}:${own}`).toString('base64url')

function readCursor(feedId: string, cursor: string | undefined): Place | null {
  const [id, all, own] = Buffer.from(cursor ?? '', 'base64url')
    .toString('utf8')
    .split(':')
  const place = { all: Number(all), own: Number(own) }
  return id === feedId && Number.isSafeInteger(place.all) && Number.isSafeInteger(place.own) ? place : null
}

/** Whether this database was ever as far as a reader: the newest change stands where it was made, however often it was replaced. */
async function isHere(store: Store, centreId: string, { all, own }: Place): Promise<boolean> {
  const reaches = async (of: string | null, no: number): Promise<boolean> =>
    no === 0 || (await store.feedAfter(of, no - 1, 1)).length > 0
  return (await reaches(null, all)) && (await reaches(centreId, own))
}

const toChange = ({ kind, key, at, body }: FeedEntry): ProvinceChange => ({ kind, key, at, body }) as ProvinceChange

/**
 * What the province says from a cursor on: first what is for all, then the centre's own. A cursor of another database, or of
 * a time that this one has lost, begins anew.
 */
export async function readChanges(
  store: Store,
  centreId: string,
  cursor: string | undefined,
  limit: number,
  now: number,
): Promise<ChangesAnswer> {
  const said = readCursor(store.feedId, cursor)
  const known = said !== null && (await isHere(store, centreId, said)) ? said : null
  const place = known ?? START
  const all = await store.feedAfter(null, place.all, limit + 1)
  const own = all.length > limit ? [] : await store.feedAfter(centreId, place.own, limit + 1 - all.length)
  const entries = [
    ...all.map((entry) => ({ entry, of: 'all' as const })),
    ...own.map((entry) => ({ entry, of: 'own' as const })),
  ]
  const told = entries.slice(0, limit)
  const next = told.reduce((at, { entry, of }) => ({ ...at, [of]: entry.no }), place)
  return {
    changes: told.map(({ entry }) => toChange(entry)),
    cursor: toCursor(store.feedId, next),
    more: entries.length > limit,
    resync: known === null,
    now,
  }
}
