import type { CallResult } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/operations.ts'
import type { Clock } from '../../../shared/kernel/time.ts'

export type RatingBody = BodyOf<'rateService'>
export type DeclineBody = BodyOf<'declineRating'>
/** What leaves a tablet: a rating, or that there is none. */
export type Leaving =
  | { readonly operation: 'rateService'; readonly body: RatingBody }
  | { readonly operation: 'declineRating'; readonly body: DeclineBody }

/** On its way: its key, which goes with every attempt, and when the citizen touched (ms since 1970, the tablet's clock). */
export type Kept = Leaving & { readonly key: string; readonly at: number }

/** Where it lies over a reload and a power cut. */
export type KeptStore = { all(): Promise<Kept[]>; put(kept: Kept): Promise<void>; remove(key: string): Promise<void> }

/** `kept`: nobody knows whether it arrived; it goes out again with the same key. */
export type Delivery = 'sent' | 'already' | 'refused' | 'kept'

export type RatingOutbox = {
  leave(what: Leaving): Promise<Delivery>
  /** Sends again what is kept, oldest first, until one gets no answer again. */
  flush(): Promise<void>
}

export type OutboxOptions = {
  send(what: Leaving, key: string): Promise<CallResult<unknown>>
  newKey(): string
  store: KeptStore
  clock: Pick<Clock, 'now'>
}

const LATER = new Set(['NO_ANSWER', 'STOPPING', 'STORAGE_UNAVAILABLE', 'TOO_MANY_REQUESTS', 'NOT_AUTHENTICATED'])
/** The same key with another body (kept longer, or without its words after a reload): the first one has arrived. */
const ARRIVED = new Set(['RATING_ALREADY_GIVEN', 'IDEMPOTENCY_KEY_REUSED'])
const WEEK_MS = 7 * 86_400_000

/**
 * Ratings on their way. Each is written down before it is sent and crossed out when the centre has answered, so that it
 * outlives a reload and a power cut, and counts once. What the citizen wrote is personal: it stays in memory and never
 * goes to the disk of the tablet.
 */
export function openRatingOutbox({ send, newKey, store, clock }: OutboxOptions): RatingOutbox {
  /** What this page has sent itself, with the citizen's words. */
  const own = new Map<string, Kept>()
  /** Keys of first attempts: a flush leaves them alone. */
  const underWay = new Set<string>()
  let flushing: Promise<void> | null = null

  async function deliver(kept: Kept, isFirst: boolean): Promise<Delivery> {
    const outcome = await send(isFirst ? kept : aged(kept, clock.now()), kept.key)
    if (outcome.ok) return 'sent'
    if (LATER.has(outcome.code)) return 'kept'
    return ARRIVED.has(outcome.code) ? 'already' : 'refused'
  }

  async function forget(key: string): Promise<void> {
    own.delete(key)
    await store.remove(key).catch(nothing)
  }

  async function flushAll(): Promise<void> {
    const stored = await store.all().catch(() => [])
    const all = new Map([...stored.map((kept) => [kept.key, kept] as const), ...own])
    for (const kept of [...all.values()].sort((a, b) => a.at - b.at)) {
      if (underWay.has(kept.key)) continue
      if ((await deliver(kept, false)) === 'kept') return
      await forget(kept.key)
    }
  }

  return {
    async leave(what) {
      const kept: Kept = { ...what, key: newKey(), at: clock.now() }
      underWay.add(kept.key)
      await store.put(withoutWords(kept)).catch(nothing)
      const delivery = await deliver(kept, true)
      underWay.delete(kept.key)
      if (delivery === 'kept') own.set(kept.key, kept)
      else await forget(kept.key)
      return delivery
    },
    flush() {
      flushing ??= flushAll().finally(() => {
        flushing = null
      })
      return flushing
    },
  }
}

/** With how long it was kept, so that the centre can date it. */
function aged(kept: Kept, now: number): Leaving {
  const keptMs = Math.min(Math.max(0, now - kept.at), WEEK_MS)
  return kept.operation === 'rateService'
    ? { operation: kept.operation, body: { ...kept.body, keptMs } }
    : { operation: kept.operation, body: { ...kept.body, keptMs } }
}

function withoutWords(kept: Kept): Kept {
  if (kept.operation !== 'rateService') return kept
  const { comment: _comment, followUp: _followUp, ...body } = kept.body
  return { ...kept, body }
}

/** A tablet whose disk takes nothing sends from memory all the same. */
function nothing(): void {}
