import { readReach } from '../usecases/sync/reach.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

/** The last head of the journal that the province has noted. */
export const ANCHOR = 'anchor'

/**
 * Tells the province the head of the journal once a business day (KT-5.1c; decisions.md 3): who changes the past afterwards
 * is found out.
 * @returns false when it could not be told
 */
export async function sendAnchor(world: SyncWorld): Promise<boolean> {
  const { deps, executor, journal, adapter, line } = world
  const { now: at, businessDate: day } = executor.context({ kind: 'nobody', address: '' })
  const reach = readReach(deps)
  if (!adapter.rows.pushAnchor) return true
  const told = JSON.parse(deps.store.deliveries.state(ANCHOR) ?? 'null') as { day: string; epoch: string } | null
  if (!reach || (told?.day === day && told.epoch === reach.epoch)) return true
  const { seq, hash } = journal.head()
  const { rows } = deps.store.deliveries.waiting()
  const lastSent = rows === 0 ? reach.through : deps.store.deliveries.last()
  const reply = await adapter.rows.pushAnchor({
    epoch: reach.epoch,
    at,
    day,
    seq,
    hash,
    rows: reach.rows + rows,
    lastSent,
  })
  if (!reply.ok) {
    line.fault(reply.fault)
    return false
  }
  const { verdict, receivedAt } = reply.value
  line.heard()
  await decide(world, () => ({
    apply: (operational) =>
      operational.setSyncState(ANCHOR, JSON.stringify({ day, epoch: reach.epoch, seq, verdict, receivedAt })),
  }))
  return true
}
