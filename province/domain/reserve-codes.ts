import type { CodeRanges } from '../../shared/domain/dossier/code.ts'
import { codeSeries } from '../../shared/domain/dossier/code.ts'
import { codesGranted } from '../../shared/province/changes.ts'
import type { CodesGranted } from '../../shared/province/changes.ts'
import type { CodesAsked } from '../../shared/province/wire.ts'
import type { Store, Tx } from '../store/store.ts'

const MOST_RANGES = 20
const LAST_NO = 9_999_999

/**
 * Gives a centre that has almost used up its codes of an identifier the next free range of it, as long as the one that it got
 * last (decisions.md 16). Only what was granted before, and has no end, grows by itself; a person begins and revokes. Asked
 * again with what it had before, a centre is told what it has now.
 * @param today business day in Viet Nam
 * @returns null where nothing is given
 */
export async function reserveCodes(
  store: Store,
  asked: CodesAsked,
  now: number,
  today: string,
): Promise<CodesGranted | null> {
  const centres = (await store.centres(now)).map(({ id }) => id).toSorted()
  return await store.transaction(async (tx) => {
    // All, in one order: two that ask together must not get the same numbers.
    for (const id of centres) await tx.lockCentre(id)
    const mine = newest((await grantsOf(tx, asked.centre)).filter((one) => isSame(one, asked, today)))
    if (!mine || JSON.stringify(mine.codes.ranges) !== JSON.stringify(asked.codes.ranges)) return mine ?? null
    const all = await Promise.all(centres.map((id) => grantsOf(tx, id)))
    const ranges = withNext(mine.codes, all.flat())
    if (ranges === null) return null
    const granted = { ...mine, codes: { ...mine.codes, ranges } }
    const { identifier, owner = '' } = mine.codes
    const key = `codes.granted:${[identifier, owner, mine.agencyId ?? '', mine.from].join('/')}`
    await tx.addChange(asked.centre, { kind: 'codes.granted', key, at: now, body: granted })
    return granted
  })
}

const grantsOf = async (tx: Tx, centreId: string): Promise<CodesGranted[]> =>
  (await tx.changesOf(centreId, 'codes.granted')).map((body) => codesGranted.parse(body))

/** Of several that hold the one that began last: it has taken the place of the others. */
const newest = (grants: readonly CodesGranted[]): CodesGranted | undefined =>
  grants.toSorted((a, b) => a.from.localeCompare(b.from)).at(-1)

const isSame = ({ agencyId, codes, from, until, revoked }: CodesGranted, asked: CodesAsked, today: string): boolean =>
  !revoked &&
  until === null &&
  from <= today &&
  agencyId === asked.agencyId &&
  codeSeries(codes) === codeSeries(asked.codes)

/** The ranges with one more behind all that anybody has of the same numbers, revoked ones too; null: there is no room. */
function withNext({ ranges, ...codes }: CodeRanges, all: readonly CodesGranted[]): CodeRanges['ranges'] | null {
  const others = all.filter((one) => codeSeries(one.codes) === codeSeries(codes)).flatMap((one) => one.codes.ranges)
  const last = ranges.at(-1)
  const from = Math.max(...others.map(({ to }) => to)) + 1
  const to = from + (last ? last.to - last.from : 0)
  return ranges.length >= MOST_RANGES || to > LAST_NO ? null : [...ranges, { from, to }]
}
