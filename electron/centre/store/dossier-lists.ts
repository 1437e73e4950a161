import { dossierListName } from '../../../shared/api/dossier-views.ts'
import type { DossierListName } from '../../../shared/api/dossier-views.ts'

/** Instants that part one list from another. */
export type ListTimes = {
  readonly now: number
  readonly endOfDay: number
  /** Until when a due date counts as soon. */
  readonly soonUntil: number
  /** Due dates whose last day for an apology is today or the next working day (TT-4.3e). */
  readonly apologise: readonly [from: number, until: number]
  /** Receptions whose last day for the agency to ask is today or the next working day (TT-4.3d). */
  readonly asking: readonly [from: number, until: number]
}

/** Who wishes to withdraw changes no clock before it is decided: it stands, or runs, as in the state before. */
const RUNNING = `COALESCE(before_state, state) IN ('received', 'in-process', 'payment')`
const STANDING = `COALESCE(before_state, state) = 'supplement'`
const RESULT = `state IN ('result-ready', 'refused')`
const ALL_TIME = Number.MAX_SAFE_INTEGER

type List = { index: string; where: string; by: string; bounds(times: ListTimes): readonly [number, number] }

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
  },
  'agency-window': {
    index: 'dossier_asking',
    where: `state IN ('received', 'in-process')`,
    by: 'received_ms',
    bounds: ({ asking }) => asking,
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
  uncollected: {
    index: 'dossier_result',
    where: RESULT,
    by: 'COALESCE(collect_by_ms, 9007199254740990)',
    bounds: ({ now }) => [0, now],
  },
  harmed: { index: 'dossier_harmed', where: 'harm IS NOT NULL', by: 'received_ms', bounds: () => [0, ALL_TIME] },
}
export const LIST_NAMES = dossierListName.options

/** The rows of a list between two bounds, of one agency or of all. */
export const fromList = (name: DossierListName): string => {
  const { index, where, by } = LISTS[name]
  return `FROM dossier d INDEXED BY ${index} WHERE ${where} AND ${by} >= +? AND ${by} < +?`
}
