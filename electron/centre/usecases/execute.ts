import { businessDate, startOfDay } from '../../../shared/domain/time/vietnam-time.ts'
import type { Ids } from '../../../shared/kernel/ids.ts'
import type { Refusal } from '../../../shared/kernel/refusal.ts'
import type { Clock } from '../../../shared/kernel/time.ts'
import type { Committer, Work } from '../journal/committer.ts'
import type { Origin } from '../journal/recorded.ts'
import type { OperationalStore } from '../store/operational-store.ts'
import type { Caller, Ctx, Decision } from './context.ts'

/** Identity of a request that may be sent again: whose, which key, and a hash of what was asked. */
export type Repeatable = { readonly principal: string; readonly key: string; readonly bodyHash: string }

/** The stored or fresh answer as JSON text, or a refusal. */
export type Outcome = { readonly ok: true; readonly answer: string } | { readonly ok: false; readonly refusal: Refusal }

export type Executor = {
  /** Time and caller for a read or a command. */
  context(caller: Caller): Ctx
  /**
   * The one flow of every command: seen before? decide, append, project, remember the answer, commit; then answer.
   * @throws StorageError when the batch could not be stored
   */
  execute(caller: Caller, repeatable: Repeatable | null, decide: (ctx: Ctx) => Decision<unknown>): Promise<Outcome>
}

export function createExecutor(committer: Committer, operational: OperationalStore, clock: Clock, ids: Ids): Executor {
  let day = ''
  function context(caller: Caller): Ctx {
    const now = clock.now()
    day = laterDay(day, now)
    return { now, businessDate: day, ids, caller }
  }

  function work(caller: Caller, repeatable: Repeatable | null, decide: (ctx: Ctx) => Decision<unknown>): Work<Outcome> {
    return (append) => {
      const seen = repeatable && operational.find(repeatable.principal, repeatable.key)
      if (seen) return replay(seen, repeatable)
      const ctx = context(caller)
      const decision = decide(ctx)
      for (const row of decision.persons ?? []) operational.addPerson(row, ctx.now)
      if (decision.events?.length)
        append(decision.events, originOf(caller), { atMs: ctx.now, businessDate: ctx.businessDate })
      decision.apply?.(operational)
      if (decision.refusal) return { ok: false, refusal: decision.refusal }
      const answer = JSON.stringify(decision.answer?.() ?? {})
      if (repeatable) operational.remember(repeatable.principal, repeatable.key, repeatable.bodyHash, answer, ctx.now)
      return { ok: true, answer }
    }
  }

  return { context, execute: (caller, repeatable, decide) => committer.run(work(caller, repeatable, decide)) }
}

const HALF_DAY_MS = 12 * 3_600_000

/**
 * While the centre runs a business day does not go back when somebody sets the clock back over midnight (decisions.md 9).
 * A clock that is more than half a day behind the day was wrong before, not now: to stay on would number the rest of the
 * real day as another one.
 */
function laterDay(day: string, now: number): string {
  const date = businessDate(now)
  return date >= day || startOfDay(day) - now > HALF_DAY_MS ? date : day
}

function replay(seen: { bodyHash: string; answer: string }, asked: Repeatable): Outcome {
  if (seen.bodyHash === asked.bodyHash) return { ok: true, answer: seen.answer }
  return { ok: false, refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } }
}

function originOf(caller: Caller): Origin {
  if (caller.kind === 'nobody') return { actor: null, device: null }
  if (caller.kind === 'device') return { actor: null, device: caller.device.id }
  return { actor: caller.actor.officerId, device: caller.deviceId }
}
