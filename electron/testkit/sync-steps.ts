import { createSender } from '../centre/sync/sender.ts'
import type { Sender } from '../centre/sync/sender.ts'
import { decide } from '../centre/sync/world.ts'
import { rewindDeliveries } from '../centre/usecases/sync/fill.ts'
import { REACH, reachAnew, readReach } from '../centre/usecases/sync/reach.ts'
import { systemIds } from '../platform/ids.ts'
import { dossierEvents } from './sync-centre.ts'
import type { SyncCentre } from './sync-centre.ts'

/** Somebody at a desk who settles what was refused. */
export const SYNC_OFFICER = {
  kind: 'person',
  actor: { officerId: 'O1', role: 'officer', counterId: null, tokenHash: '' },
  deviceId: null,
} as const

/** Sends until nothing is left; waits are over at once. */
export async function sendAll(centre: SyncCentre, sender: Sender = createSender(centre.world)): Promise<void> {
  for (let turn = 0; turn < 60; turn++) {
    if ((await sender.step()) === 'idle') return
    centre.line.retryNow()
  }
  throw new Error(JSON.stringify(centre.line.state()))
}

/** Dossier number `no` from its beginning to its end. @param at ms since 1970 */
export async function wholeLife(centre: SyncCentre, no: number, at: number): Promise<void> {
  const steps = dossierEvents(systemIds, no, at)
  for (const make of [steps.received, steps.forwarded, steps.apologised, steps.resultRecorded, steps.resultReturned]) {
    const { events, persons } = make()
    await centre.write(events, persons)
  }
}

/** A new epoch of the same journal, as a restore of the centre begins one. */
export const newEpoch = ({ journal, write }: SyncCentre): Promise<void> =>
  write([{ type: 'journal.started', payload: { epoch: systemIds.next(), after: journal.head().seq } }])

/** Somebody has everything sent anew. */
export async function allAnew({ world, deps }: SyncCentre): Promise<void> {
  const reach = readReach(deps)
  if (!reach) throw new Error('nothing was sent')
  await decide(world, () => ({
    apply(operational) {
      rewindDeliveries(0).apply?.(operational)
      operational.setSyncState(REACH, JSON.stringify(reachAnew(reach)))
    },
  }))
}
