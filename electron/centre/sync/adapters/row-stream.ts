import { EVENT_REFUSALS } from '../../../../shared/province/codes.ts'
import { CLOSED_WITH_NOTE } from '../../../../shared/province/wire.ts'
import type { EventResult, PositionAnswer, SentEvent } from '../../../../shared/province/wire.ts'
import type { Ledger, LedgerRow } from '../../store/province-ledger.ts'
import { rowHash } from '../../usecases/sync/compose-row.ts'
import { noReach, reachWith } from '../../usecases/sync/reach.ts'
import type { Reach } from '../../usecases/sync/reach.ts'
import type { Fault, News, Reply, RowStream } from '../adapter.ts'

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

const EPOCH = 'epoch'
const EPOCHS = 'epochs'
const REACH = 'reach'
const NEWS_AT_ONCE = 200
/** A request answers for so many deliveries at most, so that what was done is written down soon. */
const AT_ONCE = 25

export const LEDGER_LOST: Fault = {
  kind: 'blocked',
  code: 'LEDGER_LOST',
  words:
    'Sổ kết nối với hệ thống của tỉnh không còn trên máy này. Để không gửi trùng hồ sơ, hãy khôi phục thư mục “province” từ bản sao lưu, hoặc hỏi tỉnh trước khi gửi lại từ đầu.',
}

/**
 * Makes the stream of rows that a centre sends out of a system that takes one thing at a time and remembers nothing for us:
 * how far it is stands in the ledger, with the same rules as at the reference (shared/province/README.md). A rejected row
 * stops its own dossier only; what is settled releases what waits behind it.
 */
export function rowStream(options: RowStreamOptions): RowStream {
  const { ledger, now } = options
  let owed: Fault | null = null
  let isReleasing = true

  const reach = (): Reach => {
    const epoch = ledger.note(EPOCH) ?? ''
    const known = ledger.note(REACH)
    return known === undefined ? noReach(epoch) : (JSON.parse(known) as Reach)
  }
  const told = (seq: number): EventResult => resultOf(ledger, seq)

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

  function write({ seq, settles }: SentEvent, verdict: Verdict, before: LedgerRow | undefined): void {
    if (verdict.kind === 'rejected') {
      const { code, reason, field = null } = verdict
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
    for (const held of ledger.rowsIn('held')) {
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

  async function takeOne(body: string, results: Map<number, EventResult>): Promise<Fault | null> {
    const row = JSON.parse(body) as SentEvent
    const hash = rowHash(row)
    const known = ledger.row(row.seq)
    if (known?.arrived === 1 && known.hash !== hash) {
      results.set(row.seq, { seq: row.seq, outcome: 'rejected', ...tell(refused('SEQ_CONFLICT')) })
      return null
    }
    if (known?.arrived === 1 && known.state !== 'rejected') {
      results.set(row.seq, told(row.seq))
      return null
    }
    const fault = await judge(row, hash, known)
    if (fault === null) results.set(row.seq, told(row.seq))
    return fault
  }

  async function news(): Promise<Reply<News | null>> {
    const fault = await release()
    const rows = ledger.untold(NEWS_AT_ONCE)
    if (rows.length === 0) return fault ? { ok: false, fault } : { ok: true, value: null }
    const results = rows.map(({ seq }) => told(seq))
    const noted = (): void => ledger.together(() => rows.forEach(({ seq }) => ledger.setUntold(seq, false)))
    return { ok: true, value: { answer: { ...reach(), now: now(), results }, noted } }
  }

  return {
    news,
    position() {
      if (ledger.note(EPOCH) === undefined && !options.mayBegin())
        return Promise.resolve({ ok: false, fault: LEDGER_LOST })
      const epoch = ledger.note(EPOCH) ?? null
      const { centre } = options
      const value = { ...reach(), epoch, centre, epochs: epochsOf(ledger), now: now(), ...waiting(ledger) }
      return Promise.resolve({ ok: true, value })
    },
    beginEpoch({ epoch, previous }) {
      const known = ledger.note(EPOCH)
      const base = previous === null || known !== previous.epoch ? 0 : Math.min(previous.seq, reach().through)
      const lost = known === epoch ? [] : ledger.rowsAfter(base)
      if (known !== epoch) ledger.together(() => startAt(ledger, epoch, base))
      const rows = lost.slice(0, 50).map(({ seq, type, subject }) => ({ seq, type, at: 0, day: '1970-01-01', subject }))
      return Promise.resolve({ ok: true, value: { ...reach(), now: now(), lost: rows, lostRows: lost.length } })
    },
    async pushBatch({ epoch, from, bodies }) {
      if (ledger.note(EPOCH) !== epoch) return { ok: false, fault: { kind: 'reposition', code: 'EPOCH_UNKNOWN' } }
      if (from > reach().through) return { ok: false, fault: { kind: 'reposition', code: 'GAP' } }
      const results = new Map<number, EventResult>()
      let fault = owed
      owed = null
      for (const body of bodies.slice(0, AT_ONCE)) {
        fault ??= await takeOne(body, results)
        if (fault) break
      }
      if (fault && results.size === 0) return { ok: false, fault }
      // What was done counts; what went wrong is told with the next try.
      owed = fault
      const sorted = [...results.values()].toSorted((a, b) => a.seq - b.seq)
      return { ok: true, value: { ...reach(), now: now(), results: sorted } }
    },
  }
}

const epochsOf = (ledger: Ledger): PositionAnswer['epochs'] =>
  JSON.parse(ledger.note(EPOCHS) ?? '[]') as PositionAnswer['epochs']

function startAt(ledger: Ledger, epoch: string, base: number): void {
  ledger.forgetRowsAfter(base)
  let so = noReach(epoch)
  for (const { seq, hash } of ledger.counted(base)) so = reachWith(so, seq, hash)
  ledger.setNote(EPOCH, epoch)
  ledger.setNote(EPOCHS, JSON.stringify([...epochsOf(ledger), { epoch, base }]))
  // `through` is where both agree to begin, also when the last row before it stayed in the building.
  ledger.setNote(REACH, JSON.stringify({ ...so, epoch, through: Math.max(so.through, base) }))
}

type Why = Pick<LedgerRow, 'code' | 'reason' | 'field'>
const refused = (code: keyof typeof EVENT_REFUSALS, field: string | null = null): Why => ({
  ...{ code, reason: EVENT_REFUSALS[code], field },
})
const tell = ({ code, reason, field }: Why): Partial<EventResult> => ({
  ...(code === null ? {} : { code }),
  ...(reason === null ? {} : { reason }),
  ...(field === null ? {} : { field }),
})

const OUTCOME = {
  ...{ trying: 'held', held: 'held', spooled: 'held', sent: 'held' },
  ...{ accepted: 'accepted', settled: 'accepted', rejected: 'rejected' },
} as const

function resultOf(ledger: Ledger, seq: number): EventResult {
  const row = ledger.row(seq)
  if (!row) throw new Error(`row ${seq} is not in the ledger`)
  const status = row.subject === null ? null : (ledger.dossier(row.subject)?.status ?? null)
  return {
    ...{ seq, outcome: OUTCOME[row.state] },
    ...(row.state === 'rejected' ? tell(row) : {}),
    ...(row.state === 'held' && row.bySeq !== null ? { by: row.bySeq } : {}),
    ...(status === null ? {} : { status }),
  }
}

/** Rows that wait for somebody, here or there: all of them, because what is not named is taken for accepted. */
function waiting(ledger: Ledger): Pick<PositionAnswer, 'rejected' | 'held'> {
  const of = (...states: LedgerRow['state'][]): EventResult[] =>
    states.flatMap((state) => ledger.rowsIn(state).map(({ seq }) => resultOf(ledger, seq)))
  return { rejected: of('rejected'), held: of('held', 'spooled', 'sent') }
}
