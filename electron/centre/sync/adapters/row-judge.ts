import { EVENT_REFUSALS } from '../../../../shared/province/codes.ts'
import { CLOSED_WITH_NOTE } from '../../../../shared/province/wire.ts'
import type { PositionAnswer, SentEvent } from '../../../../shared/province/wire.ts'
import type { Ledger, LedgerRow } from '../../store/province-ledger.ts'
import { noReach, reachWith } from '../../usecases/sync/reach.ts'
import type { Reach } from '../../usecases/sync/reach.ts'
import type { Fault, Reply } from '../adapter.ts'
import { withoutPersons } from './plain-words.ts'

/** What became of a row at the other side. */
export type Verdict =
  | { readonly kind: 'taken'; readonly status?: number }
  /** It goes with the next package: what becomes of it is told later. */
  | { readonly kind: 'spooled' }
  | { readonly kind: 'rejected'; readonly code: string; readonly reason: string; readonly field?: string }

export type RowStreamOptions = {
  readonly ledger: Ledger
  /** What this centre is called. */
  readonly centre: string
  /** Wall time, ms. */
  now(): number
  /** The row as the journal has it now; null: there is none. */
  readRow(seq: number): SentEvent | null
  /** Brings a row to the other side. A fault: it is tried again, with `tried`. */
  deliver(row: SentEvent, tried: boolean): Promise<Reply<Verdict>>
  /** Whether what this ledger does not know may be sent anew; else what went before would be doubled. */
  mayBegin(): boolean
}

/** Names of notes: the epoch now, all of them, and how far this one is. */
export const EPOCH = 'epoch'
const EPOCHS = 'epochs'
const REACH = 'reach'

export type Why = Pick<LedgerRow, 'code' | 'reason' | 'field'>
export const refused = (code: keyof typeof EVENT_REFUSALS, field: string | null = null): Why => ({
  ...{ code, reason: EVENT_REFUSALS[code], field },
})

export const reachOf = (ledger: Ledger): Reach => {
  const known = ledger.note(REACH)
  return known === undefined ? noReach(ledger.note(EPOCH) ?? '') : (JSON.parse(known) as Reach)
}

export const epochsOf = (ledger: Ledger): PositionAnswer['epochs'] =>
  JSON.parse(ledger.note(EPOCHS) ?? '[]') as PositionAnswer['epochs']

/** Rows after one belong to the past: a new epoch begins there. */
export function startAt(ledger: Ledger, epoch: string, base: number): void {
  ledger.forgetRowsAfter(base)
  let so = noReach(epoch)
  for (const { seq, hash } of ledger.counted(base)) so = reachWith(so, seq, hash)
  ledger.setNote(EPOCH, epoch)
  ledger.setNote(EPOCHS, JSON.stringify([...epochsOf(ledger), { epoch, base }]))
  // `through` is where both agree to begin, also when the last row before it stayed in the building.
  ledger.setNote(REACH, JSON.stringify({ ...so, epoch, through: Math.max(so.through, base) }))
}

/** Judges rows one by one, as the reference does (province/domain/decide-batch.ts), and writes what became of them. */
export function rowJudge(options: RowStreamOptions) {
  const { ledger } = options
  let isReleasing = true
  const reach = (): Reach => reachOf(ledger)
  /** Counts a row as arrived, with what became of it. */
  function count(row: SentEvent, hash: string, become: () => void): void {
    ledger.together(() => {
      become()
      const so = reach()
      if (row.seq <= so.through) return
      ledger.rowArrives(row.seq)
      ledger.setNote(REACH, JSON.stringify(reachWith(so, row.seq, hash)))
    })
  }

  /** @returns a fault when it has to be tried again */
  async function judge(row: SentEvent, hash: string, before: LedgerRow | undefined): Promise<Fault | null> {
    const { seq, subject, settles } = row
    ledger.beginRow({ seq, type: row.type, subject, hash, settles: settles ?? null })
    const target = settles === undefined ? undefined : ledger.row(settles)
    if (settles !== undefined && (target?.state !== 'rejected' || target.subject !== subject)) {
      count(row, hash, () => ledger.rowBecomes(seq, 'rejected', refused('SETTLES_UNKNOWN', 'settles')))
      return null
    }
    const blocker = ledger.blocker(subject)
    if (blocker !== null && blocker !== seq && blocker !== settles) {
      count(row, hash, () => ledger.rowBecomes(seq, 'held', { bySeq: blocker }))
      return null
    }
    const reply: Reply<Verdict> =
      row.type === CLOSED_WITH_NOTE
        ? { ok: true, value: { kind: 'taken' } }
        : await options.deliver(row, before !== undefined)
    if (!reply.ok) return reply.fault
    const verdict = reply.value
    count(row, hash, () => write(row, verdict, before))
    return null
  }

  /** The rows of a dossier as they are now, what was erased since left out. */
  const rowsOf = (row: SentEvent): SentEvent[] =>
    row.subject === null ? [row] : [row, ...ledger.rowsOf(row.subject).flatMap(({ seq }) => options.readRow(seq) ?? [])]

  function write(row: SentEvent, verdict: Verdict, before: LedgerRow | undefined): void {
    const { seq, settles } = row
    if (row.type === 'person.erased') ledger.forgetReasons()
    if (verdict.kind === 'rejected') {
      const { code, field = null } = verdict
      const reason = withoutPersons(verdict.reason, rowsOf(row))
      // What was to take the place of another waits for no settling of its own: the next try settles both.
      ledger.rowBecomes(seq, 'rejected', { code, reason, field, bySeq: settles ?? null })
      return
    }
    ledger.rowBecomes(seq, verdict.kind === 'spooled' ? 'spooled' : 'accepted')
    if (settles !== undefined) ledger.settleRow(settles, seq)
    if (before?.state === 'rejected') ledger.settleRow(seq, seq)
    isReleasing ||= settles !== undefined || before?.state === 'rejected'
  }

  /** Brings what waited behind a row that is settled now, in its order; what became of it is news. */
  async function release(): Promise<Fault | null> {
    if (!isReleasing) return null
    for (const held of ledger.rowsIn('held', -1)) {
      const blocker = ledger.blocker(held.subject)
      if (blocker !== null && blocker === held.bySeq) continue
      const row = options.readRow(held.seq)
      const fault = row === null ? null : await judge(row, held.hash, held)
      if (fault) return fault
      ledger.setUntold(held.seq, true)
    }
    isReleasing = false
    return null
  }

  return { reach, judge, release }
}
