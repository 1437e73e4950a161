import { dossierListName } from '../../../shared/api/dossier-views.ts'
import type { DossierListName } from '../../../shared/api/dossier-views.ts'

export type AgencyWindows = {
  /** Due dates whose last day for an apology is today or the next working day (TT-4.3e). */
  readonly apologise: Bounds
  /** Receptions whose last day for the agency to ask is today or the next working day (TT-4.3d). */
  readonly asking: Bounds
}
/** Instants that part one list from another. */
export type ListTimes = {
  readonly now: number
  readonly endOfDay: number
  /** Until when a due date counts as soon. */
  readonly soonUntil: number
  /** The days of agencies with hours or limits of their own; of all others those of the centre hold. */
  readonly ofAgencies: ReadonlyMap<string, AgencyWindows>
} & AgencyWindows

/** Who wishes to withdraw changes no clock before it is decided: it stands, or runs, as in the state before. */
const RUNNING = `COALESCE(before_state, state) IN ('received', 'in-process', 'payment')`
const STANDING = `COALESCE(before_state, state) = 'supplement'`
/** What the post has is on its way: it waits here for nobody. */
const RESULT = `state IN ('result-ready', 'refused') AND posted_ms IS NULL`
const YEAR_MS = 366 * 86_400_000
const ALL_TIME = Number.MAX_SAFE_INTEGER

type Bounds = readonly [from: number, until: number]
type List = {
  readonly index: string
  readonly where: string
  readonly by: string
  bounds(times: ListTimes): Bounds
  /** Agencies whose days are not the centre's have bounds of their own. */
  ofAgency?(windows: AgencyWindows): Bounds
}

/** Each list: its index, its rule with two bounds of one column, and their values. */
export const LISTS: Readonly<Record<DossierListName, List>> = {
  'to-forward': {
    index: 'dossier_to_forward',
    where: `state = 'received'`,
    by: 'COALESCE(forward_by_ms, received_ms)',
    bounds: () => [0, ALL_TIME],
  },
  'paper-to-carry': {
    index: 'dossier_to_carry',
    where: `has_paper = 1 AND paper_ms IS NULL AND state IN ('received', 'in-process', 'payment')`,
    by: 'ready_ms',
    bounds: () => [0, ALL_TIME],
  },
  'to-apologise': {
    index: 'dossier_apology',
    where: `apologies = 0 AND ${RUNNING}`,
    by: 'due_ms',
    bounds: ({ apologise }) => apologise,
    ofAgency: ({ apologise }) => apologise,
  },
  'agency-window': {
    index: 'dossier_asking',
    where: `state IN ('received', 'in-process')`,
    by: 'received_ms',
    bounds: ({ asking }) => asking,
    ofAgency: ({ asking }) => asking,
  },
  'to-digitise': {
    index: 'dossier_to_digitise',
    where: 'digital_left > 0 AND ended_ms IS NULL',
    by: 'received_ms',
    bounds: () => [0, ALL_TIME],
  },
  late: { index: 'dossier_running', where: RUNNING, by: 'due_ms', bounds: ({ now }) => [0, now] },
  'due-today': {
    index: 'dossier_running',
    where: RUNNING,
    by: 'due_ms',
    bounds: ({ now, endOfDay }) => [now, endOfDay],
  },
  'due-soon': {
    index: 'dossier_running',
    where: RUNNING,
    by: 'due_ms',
    bounds: ({ endOfDay, soonUntil }) => [endOfDay, soonUntil],
  },
  waiting: {
    index: 'dossier_waiting',
    where: STANDING,
    by: 'COALESCE(reply_by_ms, 9007199254740990)',
    bounds: ({ now }) => [now, ALL_TIME],
  },
  'to-archive': {
    index: 'dossier_waiting',
    where: STANDING,
    by: 'COALESCE(reply_by_ms, 9007199254740990)',
    bounds: ({ now }) => [0, now],
  },
  results: {
    index: 'dossier_result',
    where: RESULT,
    by: 'COALESCE(collect_by_ms, 9007199254740990)',
    bounds: ({ now }) => [now, ALL_TIME],
  },
  posted: {
    index: 'dossier_posted',
    where: `posted_ms IS NOT NULL AND ended_ms IS NULL`,
    by: 'posted_ms',
    bounds: () => [0, ALL_TIME],
  },
  uncollected: {
    index: 'dossier_result',
    where: RESULT,
    by: 'COALESCE(collect_by_ms, 9007199254740990)',
    bounds: ({ now }) => [0, now],
  },
  harmed: { index: 'dossier_harmed', where: 'harm IS NOT NULL', by: 'received_ms', bounds: () => [0, ALL_TIME] },
  /** Of a year, the newest first; older ones are found by a search. */
  archived: {
    index: 'dossier_archived',
    where: `state = 'archived'`,
    by: '-ended_ms',
    bounds: ({ now }) => [-ALL_TIME, YEAR_MS - now],
  },
}
export const LIST_NAMES = dossierListName.options
/** What is still to be done: dossiers that have ended are work no more. */
export const OPEN_NAMES: readonly DossierListName[] = LIST_NAMES.filter((name) => name !== 'archived')

const EVERY = '*'
/** A border of the agency of a dossier, 0 or 1; the centre's where it has none of its own. */
const border = (end: 0 | 1): string =>
  `COALESCE(b.own ->> ('$."' || d.agency_id || '"[${end}]'), b.own ->> '$."${EVERY}"[${end}]')`

/** The rows of a list between its bounds; `argumentsOf` gives their values. (`+?`: see ticket-store.ts.) */
export const fromList = (name: DossierListName): string => {
  const { index, where, by, ofAgency } = LISTS[name]
  const between = `WHERE ${where} AND ${by} >= +? AND ${by} < +?`
  return ofAgency
    ? `FROM (SELECT +? AS own) b CROSS JOIN dossier d INDEXED BY ${index} ${between} AND ${by} >= ${border(0)} AND ${by} < ${border(1)}`
    : `FROM dossier d INDEXED BY ${index} ${between}`
}

/** What the question of a list is asked with: the widest bounds, by which an index goes, and those of each agency. */
export function argumentsOf(name: DossierListName, times: ListTimes): (string | number)[] {
  const { bounds, ofAgency } = LISTS[name]
  const own = bounds(times)
  if (!ofAgency) return [...own]
  const each = [...times.ofAgencies].map(([agencyId, windows]) => [agencyId, ofAgency(windows)] as const)
  const all = [own, ...each.map(([, one]) => one)]
  return [
    JSON.stringify(Object.fromEntries([...each, [EVERY, own]])),
    Math.min(...all.map(([from]) => from)),
    Math.max(...all.map(([, until]) => until)),
  ]
}
