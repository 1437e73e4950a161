import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hashedText } from './hashed-text.ts'
import type { SentEvent } from './wire.ts'

const text = fc.string({ unit: 'binary' })
const row = fc.record(
  {
    ...{ seq: fc.nat(), type: text, at: fc.integer(), day: text, subject: fc.option(text), settles: fc.nat() },
    body: fc.dictionary(text, fc.jsonValue()),
  },
  { requiredKeys: ['seq', 'type', 'at', 'day', 'subject'] },
)

it('is the same list, written at once or around a body that is there as text: hashes that are kept stay right', () => {
  fc.assert(
    fc.property(row, (raw) => {
      const { type, at, day, subject, settles, body } = raw as SentEvent
      const whole = JSON.stringify([type, at, day, subject, settles ?? null, body])
      expect(hashedText(raw as SentEvent)).toBe(whole)
      expect(hashedText(raw as SentEvent, JSON.stringify(body) ?? 'null')).toBe(whole)
    }),
  )
})
