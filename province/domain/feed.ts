import type { ChangesAnswer, ProvinceChange } from '../../shared/province/changes.ts'
import type { FeedEntry, Store } from '../store/store.ts'
import type { Centre } from './rows.ts'

/** Where a reader stands in a feed: the last change that it was told, and when that was said. */
type Mark = { readonly no: number; readonly at: number }
/** In the changes for all, and in its own. */
type Place = { readonly all: Mark; readonly own: Mark }

const NOWHERE: Mark = { no: 0, at: 0 }
const START: Place = { all: NOWHERE, own: NOWHERE }

/** The cursor is the reader's to keep and ours to understand. */
const toCursor = (feedId: string, { all, own }: Place): string =>
  Buffer.from([feedId, all.no, all.at, own.no, own.at].join(':')).toString('base64url')

function readCursor(feedId: string, cursor: string | undefined): Place | null {
  const [id, ...numbers] = Buffer.from(cursor ?? '', 'base64url')
    .toString('utf8')
    .split(':')
  const [allNo = Number.NaN, allAt = Number.NaN, ownNo = Number.NaN, ownAt = Number.NaN] = numbers.map(Number)
  const isWhole = id === feedId && [allNo, allAt, ownNo, ownAt].every(Number.isSafeInteger)
  return isWhole ? { all: { no: allNo, at: allAt }, own: { no: ownNo, at: ownAt } } : null
}

/** Whether a place is one of this database as it is: before a restore others were told, by the same numbers perhaps. */
async function isOurs(store: Store, centreId: string, { all, own }: Place): Promise<boolean> {
  const isGiven = async (scope: string | null, { no, at }: Mark): Promise<boolean> =>
    no === 0 || (await store.feedMark(scope, no)) === at
  return (await isGiven(null, all)) && (await isGiven(centreId, own))
}

const MISSING_TOLD = 100

async function missingOf(store: Store, centre: Centre): Promise<Pick<ChangesAnswer, 'filesMissing'>> {
  const filesMissing = await store.rowsOfLost(centre, MISSING_TOLD)
  return filesMissing.length === 0 ? {} : { filesMissing }
}

const toChange = ({ kind, key, at, body }: FeedEntry): ProvinceChange => ({ kind, key, at, body }) as ProvinceChange

/**
 * What the province says from a cursor on: first what is for all, then the centre's own. A cursor of another database, or of
 * this one before it was restored, begins anew.
 */
export async function readChanges(
  store: Store,
  centreId: string,
  cursor: string | undefined,
  limit: number,
  now: number,
): Promise<ChangesAnswer> {
  const read = readCursor(store.feedId, cursor)
  const known = read && (await isOurs(store, centreId, read)) ? read : null
  const place = known ?? START
  const centre = await store.centre(centreId)
  const all = await store.feedAfter(null, place.all.no, limit + 1)
  const own = all.length > limit ? [] : await store.feedAfter(centreId, place.own.no, limit + 1 - all.length)
  const entries = [
    ...all.map((entry) => ({ entry, of: 'all' as const })),
    ...own.map((entry) => ({ entry, of: 'own' as const })),
  ]
  const told = entries.slice(0, limit)
  const next = told.reduce((at, { entry, of }) => ({ ...at, [of]: { no: entry.no, at: entry.at } }), place)
  return {
    changes: told.map(({ entry }) => toChange(entry)),
    cursor: toCursor(store.feedId, next),
    more: entries.length > limit,
    resync: known === null,
    now,
    ...(centre === null ? {} : { through: centre.through, ...(await missingOf(store, centre)) }),
  }
}
