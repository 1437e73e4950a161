import type { BodyOf } from '../../../../shared/api/operations.ts'
import { actorOf, refused } from '../context.ts'
import type { UseCase } from '../context.ts'

type Empty = Record<string, never>

/**
 * A station tells what of its folder was not taken, so that the officer sees it and scans anew (TV-3.2b). The journal has the reason
 * alone: names of files are a scanner's, or somebody's.
 */
export const reportTurnedAway: UseCase<BodyOf<'reportTurnedAway'>, Empty> = (
  { store },
  { counterId, name, code },
  ctx,
) => {
  if (!store.config().counters.has(counterId)) return refused('COUNTER_UNKNOWN')
  const row = { id: ctx.ids.next(), counterId, name, code, atMs: ctx.now }
  return {
    events: [{ type: 'digital.turnedAway', payload: { counterId, code } }],
    apply: (operational) => operational.addTurnedAway(row),
    answer: () => ({}),
  }
}

/** Takes note of one of the own counter. */
export const dropTurnedAway: UseCase<{ turnedAwayId: string }, Empty> = ({ store }, { turnedAwayId }, ctx) => {
  const { counterId } = actorOf(ctx)
  if (!store.digital.turnedAway(counterId).some(({ id }) => id === turnedAwayId))
    return refused('DIGITAL_STAGED_UNKNOWN')
  return { apply: (operational) => operational.dropTurnedAway(turnedAwayId), answer: () => ({}) }
}
