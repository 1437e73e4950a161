import { expect, it } from 'vitest'
import type { CallResult } from '../../../shared/api/client.ts'
import type { RefusalCode } from '../../../shared/api/codes.ts'
import { openRatingOutbox } from './rating-outbox.ts'
import type { RatingBody } from './rating-outbox.ts'

const done: CallResult<unknown> = { ok: true, value: {} }
const noAnswer: CallResult<unknown> = { ok: false, code: 'NO_ANSWER', message: '', status: 0 }
const refused = (code: RefusalCode): CallResult<unknown> => ({ ok: false, code, message: '', status: 409 })

function memory() {
  const items = new Map<string, string>()
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  }
}

/** An outbox whose centre answers as told, the last answer for ever. */
function outbox(answers: CallResult<unknown>[], store = memory()) {
  const sent: { key: string; body: RatingBody }[] = []
  let keys = 0
  const box = openRatingOutbox(
    (body, key) => {
      sent.push({ key, body })
      return Promise.resolve((answers.length > 1 ? answers.shift() : answers[0]) ?? noAnswer)
    },
    () => `key-${++keys}`,
    store,
  )
  return { box, sent, store }
}

it('sends again with the same key and the same words, then forgets it', async () => {
  const { box, sent } = outbox([noAnswer, noAnswer, done])
  const body = { token: 't', level: 1, reasons: ['attitude'], comment: 'Chờ lâu' }
  expect(await box.rate(body)).toBe('kept')
  await box.flush()
  expect(box.waiting()).toBe(1)
  await box.flush()
  expect(box.waiting()).toBe(0)
  expect(sent).toEqual(Array.from({ length: 3 }, () => ({ key: 'key-1', body })))
  await box.flush()
  expect(sent).toHaveLength(3)
})

it('survives a reload without the words of the citizen', async () => {
  const store = memory()
  await outbox([noAnswer], store).box.rate({ token: 't', level: 2, comment: 'Tôi là Nguyễn Văn A' })
  expect([...store.items.values()].join()).not.toContain('Nguyễn')
  const { box, sent } = outbox([done], store)
  await box.flush()
  expect(sent).toEqual([{ key: 'key-1', body: { token: 't', level: 2 } }])
  expect(box.waiting()).toBe(0)
})

it('keeps the rest while the first gets no answer, and drops what the centre refuses', async () => {
  const { box, sent } = outbox([noAnswer, noAnswer, noAnswer, refused('RATING_ALREADY_GIVEN'), done])
  await box.rate({ token: 'a', level: 5 })
  await box.rate({ token: 'b', level: 4 })
  await box.flush()
  expect(box.waiting()).toBe(2)
  await box.flush()
  expect(box.waiting()).toBe(0)
  expect(sent.map(({ body }) => body.token)).toEqual(['a', 'b', 'a', 'a', 'b'])
})

it('says how a rating ended', async () => {
  expect(await outbox([done]).box.rate({ token: 'a', level: 5 })).toBe('sent')
  expect(await outbox([refused('RATING_ALREADY_GIVEN')]).box.rate({ token: 'a', level: 5 })).toBe('already')
  expect(await outbox([refused('RATING_TOKEN_INVALID')]).box.rate({ token: 'a', level: 5 })).toBe('refused')
  expect(await outbox([refused('STORAGE_UNAVAILABLE')]).box.rate({ token: 'a', level: 5 })).toBe('kept')
})

it('begins with nothing when the store cannot be read', async () => {
  const store = memory()
  store.setItem('mot-cua:rating:kept', '{broken')
  expect(outbox([done], store).box.waiting()).toBe(0)
})
