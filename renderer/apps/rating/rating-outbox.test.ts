import { expect, it } from 'vitest'
import type { CallResult } from '../../../shared/api/client.ts'
import type { RefusalCode } from '../../../shared/api/codes.ts'
import { openRatingOutbox } from './rating-outbox.ts'
import type { Kept, KeptStore, Leaving, RatingBody } from './rating-outbox.ts'

const done: CallResult<unknown> = { ok: true, value: {} }
const noAnswer: CallResult<unknown> = { ok: false, code: 'NO_ANSWER', message: '', status: 0 }
const refused = (code: RefusalCode): CallResult<unknown> => ({ ok: false, code, message: '', status: 409 })

type Disk = KeptStore & { items: Map<string, Kept> }
function disk(): Disk {
  const items = new Map<string, Kept>()
  return {
    items,
    all: async () => [...items.values()],
    put: async (kept) => void items.set(kept.key, kept),
    remove: async (key) => void items.delete(key),
  }
}
const broken: KeptStore = {
  all: () => Promise.reject(new Error('no disk')),
  put: () => Promise.reject(new Error('no disk')),
  remove: () => Promise.reject(new Error('no disk')),
}

let keys = 0
/** An outbox whose centre answers as told, the last answer for ever; its clock stands at 1,000 ms until it is moved. */
function outbox(answers: CallResult<unknown>[], store: KeptStore = disk()) {
  const sent: { key: string; what: Leaving }[] = []
  const clock = { at: 1_000, now: () => clock.at }
  const send = (what: Leaving, key: string) => {
    sent.push({ key, what: { operation: what.operation, body: what.body } as Leaving })
    return Promise.resolve((answers.length > 1 ? answers.shift() : answers[0]) ?? noAnswer)
  }
  const box = openRatingOutbox({ send, newKey: () => `key-${++keys}`, store, clock })
  const rate = (body: RatingBody) => box.leave({ operation: 'rateService', body })
  return { box, rate, sent, clock }
}

it('sends again with the same key and words and how long it was kept, then forgets it', async () => {
  const store = disk()
  const { box, rate, sent, clock } = outbox([noAnswer, noAnswer, done], store)
  const body = { token: 't', level: 1, reasons: ['attitude'], comment: 'Chờ lâu' }
  expect(await rate(body)).toBe('kept')
  clock.at = 16_000
  await box.flush()
  expect(store.items.size).toBe(1)
  clock.at = 31_000
  await box.flush()
  expect(store.items.size).toBe(0)
  expect(sent.map(({ what }) => what.body)).toEqual([body, { ...body, keptMs: 15_000 }, { ...body, keptMs: 30_000 }])
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
  await box.flush()
  expect(sent).toHaveLength(3)
})

it('is on the disk before it is on the line', async () => {
  const store = disk()
  const box = openRatingOutbox({
    send: async () => {
      expect(store.items.size).toBe(1)
      return done
    },
    newKey: () => 'key',
    store,
    clock: { now: () => 0 },
  })
  expect(await box.leave({ operation: 'rateService', body: { token: 't', level: 5 } })).toBe('sent')
  expect(store.items.size).toBe(0)
  expect.assertions(3)
})

it('survives a power cut without the words and the number of the citizen', async () => {
  const store = disk()
  await outbox([noAnswer], store).rate({
    token: 't',
    level: 2,
    comment: 'Tôi là Nguyễn Văn A',
    followUp: { phone: '0912345678', consent: true },
  })
  expect(JSON.stringify([...store.items.values()])).not.toMatch(/Nguyễn|0912345678/)
  const { box, sent } = outbox([done], store)
  await box.flush()
  expect(sent.map(({ what }) => what.body)).toEqual([{ token: 't', level: 2, keptMs: 0 }])
  expect(store.items.size).toBe(0)
})

it('keeps the rest while the first gets no answer, in the order of the touches, and drops what is refused', async () => {
  const store = disk()
  const { box, rate, sent, clock } = outbox(
    [noAnswer, noAnswer, noAnswer, refused('RATING_TOKEN_INVALID'), done],
    store,
  )
  await rate({ token: 'a', level: 5 })
  clock.at += 1
  await box.leave({ operation: 'declineRating', body: { token: 'b', how: 'skipped' } })
  await box.flush()
  expect(store.items.size).toBe(2)
  await box.flush()
  expect(store.items.size).toBe(0)
  expect(sent.map(({ what }) => what.body.token)).toEqual(['a', 'b', 'a', 'a', 'b'])
})

it.each([
  [done, 'sent'],
  [refused('RATING_ALREADY_GIVEN'), 'already'],
  [refused('IDEMPOTENCY_KEY_REUSED'), 'already'],
  [refused('RATING_TOKEN_INVALID'), 'refused'],
  [refused('STORAGE_UNAVAILABLE'), 'kept'],
  [refused('NOT_AUTHENTICATED'), 'kept'],
] as const)('says how a rating ended: %o', async (answer, ended) => {
  expect(await outbox([answer]).rate({ token: 'a', level: 5 })).toBe(ended)
})

it('works from memory when the disk takes nothing', async () => {
  const { box, rate, sent } = outbox([noAnswer, done], broken)
  expect(await rate({ token: 'a', level: 5 })).toBe('kept')
  await box.flush()
  await box.flush()
  expect(sent).toHaveLength(2)
})
