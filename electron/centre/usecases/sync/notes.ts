import type { BodyOf } from '../../../../shared/api/operations.ts'
import { actorOf, refused } from '../context.ts'
import type { UseCase } from '../context.ts'

/** What the line found and people are told of until they have seen it (`sync_state`). */
/** Rows that a restored backup of the centre has lost and the province still has. */
export const LOST = 'lost'
/** Rows that a restored province has lost and that go again by themselves. */
export const BEHIND = 'behind'
/** A head of the journal that the province knows with another hash. */
export const SEAL = 'seal'
/** The province has no more room for files, since when. */
export const FULL = 'files.full'

/** Somebody who leads has seen what the line found. */
export const endLineNote: UseCase<BodyOf<'endLineNote'>, Record<string, never>> = ({ store }, { what }, ctx) => {
  if (!store.deliveries.state(what)) return refused('NOTICE_UNKNOWN')
  const { officerId } = actorOf(ctx)
  return {
    events: [{ type: 'province.noteSeen', payload: { what, officerId } }],
    apply: (operational) => operational.setSyncState(what, ''),
    answer: () => ({}),
  }
}
