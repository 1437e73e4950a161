import { MARKS_KEPT_MS } from '../../../shared/province/wire.ts'
import type { Deps } from '../usecases/context.ts'
import { SEAL } from '../usecases/sync/notes.ts'
import type { Fault } from './adapter.ts'
import { readReach } from '../usecases/sync/reach.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

const DIFFERS = 'ANCHOR_DIFFERS'
type Head = { readonly epoch: string; readonly seq: number; readonly hash: string; readonly day: string }

/** The last head of the journal that the province has noted. */
export const ANCHOR = 'anchor'

function isTold({ store }: Deps, day: string, epoch: string): boolean {
  const told = JSON.parse(store.deliveries.state(ANCHOR) || 'null') as { day: string; epoch: string } | null
  return told?.day === day && told.epoch === epoch
}

/** The hash under which the province knows the same head; null: it did not say that it has another. */
const otherHash = (fault: Fault): string | null =>
  fault.kind === 'blocked' && fault.code === DIFFERS ? String(fault.detail?.['hash'] ?? '') : null

/**
 * Tells the province the head of the journal once a business day (KT-5.1c; decisions.md 3): who changes the past afterwards
 * is found out.
 * @param doubt the province has fewer rows than it had
 * @returns false when it could not be told
 */
export async function sendAnchor(world: SyncWorld, doubt: () => void): Promise<boolean> {
  const { deps, executor, journal, adapter, line } = world
  const { now: at, businessDate: day } = executor.context({ kind: 'nobody', address: '' })
  const reach = readReach(deps)
  if (!adapter.rows.pushAnchor || !reach || isTold(deps, day, reach.epoch)) return true
  const { rows } = deps.store.deliveries.waiting()
  const lastSent = rows === 0 ? reach.through : deps.store.deliveries.last()
  const head = { epoch: reach.epoch, at, day, ...journal.head(), rows: reach.rows + rows, lastSent }
  const reply = await adapter.rows.pushAnchor(head)
  const other = reply.ok ? null : otherHash(reply.fault)
  if (!reply.ok && other === null) {
    line.fault(reply.fault)
    return false
  }
  line.heard()
  if (other !== null) await noteOther(world, head, other)
  // Rows that had arrived are there no more, or other ones are.
  else if (reply.ok && ((reply.value.rows === null && rows === 0) || reply.value.verdict === 'rows-differ')) doubt()
  const { verdict, receivedAt } = reply.ok ? reply.value : { verdict: 'differs', receivedAt: at }
  await decide(world, () => ({
    apply(operational) {
      operational.setSyncState(ANCHOR, JSON.stringify({ day, epoch: reach.epoch, seq: head.seq, verdict, receivedAt }))
      operational.thinMarks(at - MARKS_KEPT_MS)
    },
  }))
  return true
}

/**
 * The province knows this head with another hash: there are two histories of the centre. It stands in the journal and before
 * who leads until it was seen. Rows go on: each of them is compared by its own hash anyway, the contradiction is kept on both
 * sides, and a centre that falls silent would hide what came after it.
 */
async function noteOther(world: SyncWorld, { epoch, seq, hash: ours, day }: Head, theirs: string): Promise<void> {
  world.log.error({ seq }, 'the province knows another head of this journal')
  await decide(world, (ctx) => ({
    events: [{ type: 'province.sealDiffered', payload: { epoch, seq, ours, theirs } }],
    apply: (operational) => operational.setSyncState(SEAL, JSON.stringify({ atMs: ctx.now, day, seq, ours, theirs })),
  }))
}
