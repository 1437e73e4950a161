import type { Procedure } from '../events/config-events.ts'
import type { FilingChannel } from '../slips/parts.ts'
import type { LimitUnit } from './due-step.ts'

/** A limit that a date can be counted from. `extra` days of remote communes are contained in `amount`. */
export type DueLimit = { readonly amount: number; readonly unit: LimitUnit; readonly extra: number }

export type LimitQuestion = {
  readonly procedure: Pick<Procedure, 'limits' | 'cases'>
  readonly channel: FilingChannel
  /** One of the procedure's cases; null: none. */
  readonly caseCode: string | null
  /** Whether the commune is mountainous, an island, remote or poor (law-facts §10.1). */
  readonly isRemote: boolean
}

export type LimitAnswer =
  | { readonly ok: true; readonly limit: DueLimit; readonly words: string }
  /** `words`: what the source says instead of a number, e.g. “Theo từng bước thực hiện”. */
  | { readonly ok: false; readonly problem: 'no-limit' | 'words-only' | 'case-unknown'; readonly words: string }

/** Which rows of a catalogue fit: somebody else's hand brings it to the desk, or by post. */
const ROWS_OF = {
  direct: ['direct'],
  authorised: ['direct'],
  postal: ['postal'],
  hired: ['postal', 'direct'],
  online: ['online'],
} as const satisfies Record<FilingChannel, readonly string[]>

/**
 * The limit of a procedure for a case, a channel and a region (law-facts §10.1). A channel without a row of its own has
 * the limit of the others when those agree; a limit that stands only in words is never made into a number.
 */
export function chooseLimit({ procedure, channel, caseCode, isRemote }: LimitQuestion): LimitAnswer {
  const chosen = procedure.cases?.find(({ code }) => code === caseCode)
  if (caseCode !== null && !chosen) return { ok: false, problem: 'case-unknown', words: '' }
  const rows = chosen && chosen.limits.length > 0 ? chosen.limits : procedure.limits
  const row = rowOf(rows, ROWS_OF[channel])
  if (!row) return { ok: false, problem: 'no-limit', words: '' }
  const { unit, amount, words, remoteDays = 0 } = row
  const isCountable = unit === 'same-day' || (amount !== null && unit !== 'other')
  if (!isCountable) return { ok: false, problem: 'words-only', words }
  const extra = isRemote && (unit === 'working-day' || unit === 'day') ? remoteDays : 0
  return { ok: true, limit: { amount: (amount ?? 0) + extra, unit, extra }, words }
}

type Row = Procedure['limits'][number]

function rowOf(rows: readonly Row[], channels: readonly Row['channel'][]): Row | undefined {
  const own = channels.flatMap((channel) => rows.find((row) => row.channel === channel) ?? [])[0]
  if (own) return own
  const [first, ...others] = rows
  return first && others.every((row) => isSame(row, first)) ? first : undefined
}

const isSame = (a: Row, b: Row): boolean =>
  a.unit === b.unit && a.amount === b.amount && a.remoteDays === b.remoteDays && a.words === b.words
