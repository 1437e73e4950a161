import type { CounterRow } from '../store/desk-store.ts'
import { actorOf, refused } from './context.ts'
import type { Ctx, Deps, Refused } from './context.ts'

/** The counter in the path, when it is the one where the caller is logged in. */
export function ownCounter(deps: Deps, counterId: string, ctx: Ctx): { counter: CounterRow } | Refused {
  const counter = deps.store.desks.counter(counterId)
  if (!counter) return refused('COUNTER_UNKNOWN')
  if (actorOf(ctx).counterId !== counterId) return refused('NOT_YOUR_COUNTER')
  return { counter }
}
