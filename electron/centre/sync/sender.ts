import { LIMITS } from '../../../shared/province/wire.ts'
import { composeRow } from '../usecases/sync/compose-row.ts'
import { readReach } from '../usecases/sync/reach.ts'
import type { Reach } from '../usecases/sync/reach.ts'
import { isAnswerTo, isOtherJournal, recordBatch } from '../usecases/sync/record.ts'
import type { SentRow } from '../usecases/sync/record.ts'
import { withheldRow } from '../usecases/sync/withhold.ts'
import type { DeliveryRow } from '../store/delivery-store.ts'
import type { Fault, News } from './adapter.ts'
import { fill, readEvent } from './fill.ts'
import { beginAnew, place } from './place.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

/** Rows of a request: their answers are written in one transaction of some ms. */
const MOST_ROWS = 250
const MOST_BYTES = 1_000_000
/** A row that breaks the other side so often, alone, while it answers everything else, is withheld. */
const PATIENCE = 8

export type Sender = {
  /**
   * Sends what is next.
   * @returns whether there may be more; with a fault, the line knows of it
   */
  step(): Promise<'idle' | 'more' | 'fault'>
  /** What is known of the other side holds no more: it is asked first. */
  reposition(): void
  /** Rows a second of the last minutes of sending; null: nothing was sent. */
  rate(): number | null
}

type Frozen = SentRow & { readonly body: string }

/** Sends rows to the province, one batch after the other, in their order. */
export function createSender(world: SyncWorld): Sender {
  const { deps, adapter, line } = world
  const sides = twoSides(world)
  const size = batchSize(world)
  const pace = paceOf(world)

  async function fault(found: Fault, rows: readonly Frozen[] = []): Promise<'fault' | 'more'> {
    if (found.kind === 'unauthorised' && world.refreshToken()) return 'more'
    // What became of these rows nobody knows: the other side is asked before anything is sent again.
    sides.doubt()
    const isItsFault = found.kind === 'too-large' || (found.kind === 'retry' && found.cause === 'failed')
    if (!isItsFault) size.otherFault()
    else if (rows.length > 0) await size.failed(found, rows)
    line.fault(found)
    return 'fault'
  }

  async function push(rows: readonly Frozen[], reach: Reach): Promise<'more' | 'fault'> {
    const begun = pace.begin()
    const waiting = deps.store.deliveries.waiting()
    const reply = await adapter.rows.pushBatch({
      epoch: reach.epoch,
      from: Math.min(reach.through, (rows[0]?.seq ?? 1) - 1),
      bodies: rows.map(({ body }) => body),
      backlog: { rows: waiting.rows, oldestAt: waiting.oldestMs },
    })
    if (!reply.ok) return await fault(reply.fault, rows)
    const answer = reply.value
    if (!isAnswerTo(reach, rows, answer)) return await fault({ kind: 'retry', cause: 'not-understood' })
    line.heard(answer.now)
    const other = isOtherJournal(deps, reach, answer)
    if (other !== null) {
      const failed = await beginAnew(world, other - 1)
      return failed ? await fault(failed) : 'more'
    }
    const { reach: now } = await decide(world, (ctx) => recordBatch(deps, { reach, rows, answer }, ctx))
    // Beyond all that is here: it must be found out whose rows those are.
    if (answer.through > now.through && deps.store.deliveries.ready(now.through, 1).length === 0) sides.doubt()
    size.went(rows.length)
    pace.went(rows.length, begun)
    return 'more'
  }

  async function hear({ answer, noted }: News, reach: Reach): Promise<'more'> {
    line.heard(answer.now)
    const { isStale } = await decide(world, (ctx) => recordBatch(deps, { reach, rows: [], answer }, ctx))
    if (!isStale) noted()
    return 'more'
  }

  return {
    rate: pace.rate,
    reposition: sides.doubt,
    async step() {
      await fill(world)
      if (line.waitMs() > 0) return 'fault'
      const failed = await sides.settle()
      if (failed) return await fault(failed)
      const reach = readReach(deps)
      // Somebody doubted it meanwhile: once more.
      if (!reach || sides.isInDoubt()) {
        sides.doubt()
        return 'more'
      }
      const news = await adapter.rows.news?.()
      if (news?.ok === false) return await fault(news.fault)
      if (news?.value) return await hear(news.value, reach)
      const [again] = deps.store.deliveries.again(1)
      if (again) return await push(frozen(world, [again]), reach)
      const rows = frozen(world, deps.store.deliveries.ready(reach.through, size.limit()))
      return rows.length === 0 ? 'idle' : await push(rows, reach)
    },
  }
}

/** Whether it is known how far both sides are. */
function twoSides(world: SyncWorld) {
  let doubts = 1
  let settled = 0
  return {
    doubt: () => void (doubts += 1),
    isInDoubt: () => settled !== doubts,
    /** @returns null when it is known now, or what went wrong */
    async settle(): Promise<Fault | null> {
      const asked = doubts
      const failed = asked === settled ? null : await place(world)
      if (failed === null) settled = asked
      return failed
    },
  }
}

/** Rows a second of the last minutes of sending. */
function paceOf({ clock }: SyncWorld) {
  let pace: number | null = null
  return {
    begin: () => clock.monotonic(),
    went(rows: number, begun: number): void {
      const rate = (rows * 1_000) / Math.max(1, clock.monotonic() - begun)
      pace = pace === null ? rate : pace * 0.8 + rate * 0.2
    },
    rate: () => pace,
  }
}

/** Smaller and smaller batches while the other side breaks on them, down to the row that is to blame; then larger again. */
function batchSize(world: SyncWorld) {
  let limit = MOST_ROWS
  let failedAlone = 0
  return {
    limit: () => limit,
    went(rows: number): void {
      failedAlone = 0
      if (rows >= limit) limit = Math.min(MOST_ROWS, limit * 2)
    },
    /** The other side or the line is in trouble of its own: no row is to blame. */
    otherFault(): void {
      failedAlone = 0
    },
    async failed(found: Fault, rows: readonly Frozen[]): Promise<void> {
      const [alone] = rows
      if (rows.length > 1) {
        limit = Math.max(1, Math.floor(rows.length / 4))
        return
      }
      failedAlone += 1
      if (!alone || (found.kind !== 'too-large' && failedAlone < PATIENCE)) return
      failedAlone = 0
      await decide(world, () => withheldRow(world.deps, alone.seq))
    },
  }
}

/** As much as one request carries, each row as it was frozen; what was erased in the meantime is made anew without it. */
function frozen(world: SyncWorld, rows: readonly DeliveryRow[]): Frozen[] {
  const taken: Frozen[] = []
  let bytes = 0
  for (const row of rows) {
    const { seq, body, hash } = row.body === null ? remade(world, row) : { ...row, body: row.body }
    bytes += body.length
    if (taken.length > 0 && bytes > Math.min(MOST_BYTES, LIMITS.batchBytes)) break
    taken.push({ seq, body, hash })
  }
  return taken
}

function remade(world: SyncWorld, { seq }: DeliveryRow): Frozen {
  const read = readEvent(world)
  const event = read(seq)
  const row = event && composeRow(world.deps, event, read)
  if (!row) throw new Error(`row ${seq} cannot be made anew`)
  return row
}
