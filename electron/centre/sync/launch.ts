import { LIMITS } from '../../../shared/province/wire.ts'
import type { BatchAnswer } from '../../../shared/province/wire.ts'
import type { DeliveryRow } from '../store/delivery-store.ts'
import { composeRow } from '../usecases/sync/compose-row.ts'
import type { SentRow } from '../usecases/sync/record.ts'
import type { Reply } from './adapter.ts'
import { readEvent } from './fill.ts'
import type { SyncWorld } from './world.ts'

/** Length of the rows of a request. */
export const MOST_BYTES = 1_000_000

/** A row as it goes. */
export type Frozen = SentRow & { readonly body: string; readonly madeMs: number }

/** A batch on its way. */
export type Launched = {
  readonly rows: readonly Frozen[]
  readonly reply: Promise<Reply<BatchAnswer>>
  /** When it was launched, by the clock that nobody can set. */
  readonly begun: number
  /** Whether the one ahead of it was not answered then. */
  readonly isAhead: boolean
}

/**
 * Sends batches that follow one another. What waits behind them, for the province's page, is counted once: however long a
 * backlog is, a batch costs the same.
 */
export function launcher({ deps, adapter, clock }: SyncWorld, epoch: string) {
  const waiting = deps.store.deliveries.waiting()
  let gone = 0
  return (rows: readonly Frozen[], from: number, isAhead = false): Launched => {
    const oldestAt = gone === 0 ? waiting.oldestMs : (rows[0]?.madeMs ?? null)
    const backlog = { rows: Math.max(0, waiting.rows - gone), oldestAt }
    gone += rows.length
    const batch = {
      epoch,
      from: Math.min(from, (rows[0]?.seq ?? 1) - 1),
      bodies: rows.map(({ body }) => body),
      backlog,
    }
    const reply = adapter.rows.pushBatch(batch)
    // Whoever waits for it is told; one that nobody waits for any more harms nobody.
    reply.catch(() => undefined)
    return { rows, isAhead, begun: clock.monotonic(), reply }
  }
}

/** As much as one request carries, each row as it was frozen; what was erased in the meantime is made anew without it. */
export function frozen(world: SyncWorld, rows: readonly DeliveryRow[]): Frozen[] {
  const taken: Frozen[] = []
  let bytes = 0
  for (const row of rows) {
    const { seq, body, hash, madeMs } = row.body === null ? remade(world, row) : { ...row, body: row.body }
    bytes += body.length
    if (taken.length > 0 && bytes > Math.min(MOST_BYTES, LIMITS.batchBytes)) break
    taken.push({ seq, body, hash, madeMs })
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
