import type { EventResult } from '../../../../shared/province/wire.ts'
import type { DeliveryRow, FileRow } from '../../store/delivery-store.ts'
import type { OperationalStore } from '../../store/operational-store.ts'
import type { Decision, Deps } from '../context.ts'

/** The province has no file to a row (shared/province/codes.ts). */
const MISSING = 'FILE_MISSING'
/** The province has lost a file, and the centre has it no more either. */
export const FILE_GONE = 'FILE_GONE'
/** So often in a day a file is sent again for one row before somebody has to look. */
const MOST_TIMES = 3
const DAY_MS = 86_400_000

/** What follows for a row of a digitised paper whose file the province does not have. */
export type MissingFile = {
  /** What became of the row, as people are told. */
  readonly result: EventResult
  /** Sending the file again comes to nothing: an officer has to look. */
  readonly isTask: boolean
  apply(operational: OperationalStore, atMs: number): void
}

/**
 * A province that was restored without its newest files refuses the rows that speak of them: the file goes again, then the
 * row, and nobody is asked. Null: the answer is about something else, or an officer has settled it.
 * @param atMs now
 */
export function missingFile({ store }: Deps, row: DeliveryRow, result: EventResult, atMs: number): MissingFile | null {
  if (result.outcome !== 'rejected' || result.code !== MISSING) return null
  const { deliveries } = store
  const { state, code } = deliveries.task(row.seq) ?? { state: 'none', code: null }
  const wasSettled = state === 'closed' || state === 'corrected'
  const isSettled = wasSettled
    ? !isPlaceTaken(deliveries.ofDossier(row.dossierId ?? ''), row.seq)
    : state === 'open' && code === MISSING
  const fileId = isSettled ? undefined : deliveries.fileOfRow(row.seq)
  if (fileId === undefined) return null
  if (isInVain(deliveries.refile(row.seq), atMs))
    return { result, isTask: true, apply: (operational) => operational.dropWantedFile(row.seq) }
  const isGone = state === 'open' && code === FILE_GONE
  return {
    isTask: false,
    result: isGone ? { seq: row.seq, outcome: 'rejected', code: FILE_GONE } : result,
    apply: (operational) => operational.wantFile(row.seq, fileId, atMs),
  }
}

/**
 * Whether all that was to take a row's place has come there. When the province speaks of the row all the same, it counts there:
 * a province that was restored may have taken it first.
 */
function isPlaceTaken(rows: readonly DeliveryRow[], of: number): boolean {
  const others = rows.filter(({ settles }) => settles === of)
  const hasCome = ({ state, seq }: DeliveryRow): boolean =>
    state === 'accepted' || (state === 'settled' && isPlaceTaken(rows, seq))
  return others.length > 0 && others.every(hasCome)
}

const isInVain = (before: { times: number; atMs: number } | undefined, now: number): boolean =>
  before !== undefined && before.times >= MOST_TIMES && now - before.atMs < DAY_MS

/** The province has a file that a refused row waited for, or hears of it for the first time. */
export function fileArrived(
  { store }: Deps,
  { seq, rowSeq, dossierId, fileId }: FileRow,
  now: number,
): Decision<object> {
  if (rowSeq !== null) return { apply: (operational) => operational.fileSentAgain(rowSeq, now) }
  const wasGone = ['open', 'resent'].includes(store.deliveries.task(seq)?.state ?? '')
  return {
    events: [
      { type: 'delivery.fileTaken', payload: { dossierId, fileId } },
      ...(wasGone ? [{ type: 'delivery.accepted', payload: { seq } } as const] : []),
    ],
  }
}

/** A file that the province needs is not here either: somebody is told, once. It is tried on, in case it comes back. */
export function fileGone({ store }: Deps, { seq: attached, rowSeq, dossierId }: FileRow): Decision<object> {
  const seq = rowSeq ?? attached
  const task = store.deliveries.task(seq)
  if (task !== undefined && task.state !== 'resent' && task.state !== 'accepted') return {}
  const payload = { seq, type: 'digital.attached', dossierId, code: FILE_GONE, field: null }
  return {
    events: [{ type: 'delivery.rejected', payload }],
    apply: (operational) => operational.setDeliveryRefusal(seq, FILE_GONE),
  }
}
