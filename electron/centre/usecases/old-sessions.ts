import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { SessionRow } from '../store/desk-store.ts'
import type { Store } from '../store/store.ts'
import type { Ctx, Decision, Deps } from './context.ts'

/**
 * A session ends by itself after one shift of twelve hours and a margin of six: it goes on over midnight in a centre
 * that is open all day, and who forgot to log out after a day's work is not logged in at the next.
 */
const SESSION_MS = 18 * 3_600_000

/** A session that begins far in the future comes from a clock that was wrong then: it is over too. */
const isOver = ({ startedMs }: SessionRow, now: number): boolean => Math.abs(now - startedMs) >= SESSION_MS

/** The session of a token, when it is neither ended nor too old. */
export function livingSession({ desks }: Pick<Store, 'desks'>, tokenHash: string, now: number): SessionRow | undefined {
  const session = desks.session(tokenHash)
  return session && !isOver(session, now) ? session : undefined
}

/** Who is logged in at one of some counters. */
export const officersAt = ({ store }: Pick<Deps, 'store'>, counterIds: readonly string[], now: number): Set<string> =>
  new Set(
    store.desks
      .openSessions()
      .filter((session) => !isOver(session, now) && counterIds.includes(session.counterId ?? ''))
      .map(({ officerId }) => officerId),
  )

/** What a log-out tells: the counter closes, because nobody sits there to call, and the session ends. */
export function logOutEvents({ store }: Pick<Deps, 'store'>, officerId: string, counterId: string | null): NewEvent[] {
  const ended: NewEvent = { type: 'session.ended', payload: { officerId, counterId } }
  if (counterId === null || store.desks.counter(counterId)?.state === 'closed') return [ended]
  return [{ type: 'counter.closed', payload: { counterId, officerId, reason: null } }, ended]
}

/**
 * Logs out, one by one, who is logged in no more: sessions that are too old, and counters whose session was lost (they
 * are operational: a restore may miss them). So boards and estimates count no counter where nobody can call.
 */
export function endOldSessions(deps: Deps, ctx: Ctx): Decision<Record<never, never>> {
  const { desks, config } = deps.store
  const open = desks.openSessions()
  const old = open.filter((session) => isOver(session, ctx.now))
  const living = new Set(open.filter((session) => !old.includes(session)).map(({ counterId }) => counterId))
  const deserted = [...config().counters.keys()].flatMap((counterId) => {
    const officerId = desks.counter(counterId)?.officerId
    return officerId && !living.has(counterId) ? [{ officerId, counterId }] : []
  })
  const elsewhere = old.filter(({ counterId }) => counterId === null)
  return {
    events: [...deserted, ...elsewhere].flatMap(({ officerId, counterId }) => logOutEvents(deps, officerId, counterId)),
    apply: (operational) => {
      for (const { tokenHash } of old) operational.endSession(tokenHash, ctx.now)
    },
  }
}
