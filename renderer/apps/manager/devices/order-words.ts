import type { OrderView } from '../../../../shared/api/order-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'

export type OrderNews = { readonly kind: 'wait' | 'good' | 'care' | 'stop'; readonly words: string }

/** So long the outcome of a test stands beside its device. */
const SHOWN_MS = 10 * 60_000

/**
 * What came of the last order for a device, in words.
 * @param now the centre's time: an order that nobody answers in time is told as such without being asked for anew
 * @returns null when there is none, or it is long ago
 */
export function orderNews(order: OrderView | undefined, now: number, words: Words): OrderNews | null {
  if (!order || now - order.askedAt > SHOWN_MS) return null
  const { technician: text } = words
  const { kind, state, cause } = order
  switch (state) {
    case 'asked':
      return now > order.expiresAt ? { kind: 'stop', words: text.noAnswer } : { kind: 'wait', words: text.asked[kind] }
    case 'no-answer':
      return { kind: 'stop', words: text.noAnswer }
    case 'done':
      return { kind: 'good', words: text.done[kind] }
    case 'sent':
      return { kind: 'care', words: text.sent[kind] }
    case 'unknown':
      return { kind: 'care', words: text.unknown }
    case 'failed':
      return { kind: 'stop', words: text.failed[kind](text.causes[cause ?? 'error']) }
  }
}
