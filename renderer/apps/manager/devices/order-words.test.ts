import { expect, test } from 'vitest'
import type { OrderView } from '../../../../shared/api/order-views.ts'
import { en } from '../../../../shared/i18n/en.ts'
import { vi } from '../../../../shared/i18n/vi.ts'
import { orderNews } from './order-words.ts'

const order = (changes: Partial<OrderView>): OrderView => ({
  ...{ id: 'o', kind: 'test-print', deviceId: 's', printerId: 'p', displayId: null, number: null, cause: null },
  ...{ askedAt: 1_000, expiresAt: 31_000, state: 'asked', answeredAt: null },
  ...changes,
})

test.each([
  [{}, 2_000, 'wait', 'Đang in thử…'],
  [{}, 31_001, 'stop', vi.technician.noAnswer],
  [{ state: 'no-answer' }, 40_000, 'stop', vi.technician.noAnswer],
  [{ state: 'done' }, 2_000, 'good', 'Đã in xong phiếu thử.'],
  [{ state: 'failed', cause: 'paper-end' }, 2_000, 'stop', 'Chưa in được phiếu thử: máy in hết giấy.'],
  [{ state: 'unknown' }, 2_000, 'care', vi.technician.unknown],
  [{ kind: 'test-number', state: 'sent' }, 2_000, 'care', vi.technician.sent['test-number']],
  [{ kind: 'test-voice', state: 'failed', cause: 'blocked' }, 2_000, 'stop', /trình duyệt chưa cho phép phát tiếng/],
] as const)('%j is told as it is', (changes, now, kind, words) => {
  const news = orderNews(order(changes), now, vi)
  expect(news?.kind).toBe(kind)
  expect(news?.words).toMatch(words)
})

test('what was long ago is told no more, and a device without a test has no news', () => {
  expect(orderNews(order({ state: 'done' }), 601_001, en)).toBeNull()
  expect(orderNews(undefined, 0, en)).toBeNull()
})
