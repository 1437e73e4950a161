import type { CallResult } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/operations.ts'

export type RatingBody = BodyOf<'rateService'>
type Kept = { key: string; body: RatingBody }
type Store = Pick<Storage, 'getItem' | 'setItem'>

/** `kept`: nobody knows whether it arrived; it goes out again with the same key. */
export type Delivery = 'sent' | 'already' | 'refused' | 'kept'

export type RatingOutbox = {
  rate(body: RatingBody): Promise<Delivery>
  /** Sends again what is kept, oldest first, until one gets no answer again. */
  flush(): Promise<void>
  /** How many are kept. */
  waiting(): number
}

const STORE_KEY = 'mot-cua:rating:kept'
const LATER = new Set(['NO_ANSWER', 'STOPPING', 'STORAGE_UNAVAILABLE', 'TOO_MANY_REQUESTS'])

/**
 * Ratings on their way. One that got no answer is kept, over a reload too, and sent again with the same key, so it
 * counts once. What the citizen wrote is personal: it stays in memory and never goes to the disk of the tablet.
 */
export function openRatingOutbox(
  send: (body: RatingBody, key: string) => Promise<CallResult<unknown>>,
  newKey: () => string,
  store: Store,
): RatingOutbox {
  let kept = readKept(store)
  let flushing: Promise<void> | null = null

  function keep(next: Kept[]): void {
    kept = next
    const written = next.map(({ key, body: { comment: _comment, ...body } }) => ({ key, body }))
    store.setItem(STORE_KEY, JSON.stringify(written))
  }

  async function deliver({ key, body }: Kept): Promise<Delivery> {
    const outcome = await send(body, key)
    if (outcome.ok) return 'sent'
    if (LATER.has(outcome.code)) return 'kept'
    return outcome.code === 'RATING_ALREADY_GIVEN' ? 'already' : 'refused'
  }

  async function flushAll(): Promise<void> {
    for (const one of [...kept]) {
      if ((await deliver(one)) === 'kept') return
      keep(kept.filter(({ key }) => key !== one.key))
    }
  }

  return {
    async rate(body) {
      const one = { key: newKey(), body }
      const delivery = await deliver(one)
      if (delivery === 'kept') keep([...kept, one])
      return delivery
    },
    flush() {
      flushing ??= flushAll().finally(() => {
        flushing = null
      })
      return flushing
    },
    waiting: () => kept.length,
  }
}

function readKept(store: Store): Kept[] {
  try {
    return JSON.parse(store.getItem(STORE_KEY) ?? '[]') as Kept[]
  } catch {
    // Unreadable: nothing that could be sent.
    return []
  }
}
