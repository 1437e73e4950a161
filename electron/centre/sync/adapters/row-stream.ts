import type { EventResult, PositionAnswer, SentEvent } from '../../../../shared/province/wire.ts'
import type { Ledger, LedgerRow } from '../../store/province-ledger.ts'
import { rowHash } from '../../usecases/sync/compose-row.ts'
import type { Fault, News, Reply, RowStream } from '../adapter.ts'
import { EPOCH, epochsOf, refused, rowJudge, startAt } from './row-judge.ts'
import type { RowStreamOptions, Why } from './row-judge.ts'

/** A request answers for so many deliveries at most, so that what was done is written down soon. */
const AT_ONCE = 25
const NEWS_AT_ONCE = 200
const LISTED = 1_000

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

  const { reach, judge, release } = rowJudge(options)
  const told = (seq: number): EventResult => resultOf(ledger, seq)

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

const tell = ({ code, reason, field }: Why): Partial<EventResult> => ({
  ...(code === null ? {} : { code }),
  ...(reason === null ? {} : { reason }),
  ...(field === null ? {} : { field }),
})

const OUTCOME: Readonly<Record<LedgerRow['state'], EventResult['outcome']>> = {
  ...{ trying: 'held', held: 'held', spooled: 'held', sent: 'held' },
  ...{ accepted: 'accepted', settled: 'accepted', rejected: 'rejected' },
}

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

/** Rows that wait for somebody, here or there: as many as an answer lists; what becomes of more is told as news. */
function waiting(ledger: Ledger): Pick<PositionAnswer, 'rejected' | 'held'> {
  const of = (...states: LedgerRow['state'][]): EventResult[] =>
    states.flatMap((state) => ledger.rowsIn(state, LISTED).map(({ seq }) => resultOf(ledger, seq))).slice(0, LISTED)
  return { rejected: of('rejected'), held: of('held', 'spooled', 'sent') }
}
