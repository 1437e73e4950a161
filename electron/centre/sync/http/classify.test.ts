import { expect, it } from 'vitest'
import { z } from 'zod'
import { readAnswer } from './classify.ts'
import type { HttpAnswer } from './transport.ts'

const answer = (status: number, body: string, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  header: (name) => headers[name] ?? null,
  body: Buffer.from(body),
})
const shape = z.object({ through: z.number() })
const read = (...of: Parameters<typeof answer>) => readAnswer(answer(...of), shape, 0)
const refusal = (code: string): string => JSON.stringify({ code, message: 'Lời' })

it('takes an answer of the right shape, and more fields than it knows', () => {
  expect(read(200, '{"through":3,"more":1}')).toEqual({ ok: true, value: { through: 3 } })
})

it.each([
  ['HTML with 200', 200, '<html>Wi-Fi</html>'],
  ['half a body', 200, '{"through":'],
  ['another system', 200, '{"ok":true}'],
  ['broken letters', 200, '\u{fffd}'],
  ['the page of a hotspot', 403, '<html>log in</html>'],
  ['a redirect', 302, ''],
])('%s is asked for again with the same bytes', (_, status, body) => {
  expect(read(status, body)).toEqual({ ok: false, fault: { kind: 'retry', cause: 'not-understood' } })
})

it.each([
  [429, refusal('TOO_MANY_REQUESTS'), { kind: 'retry', cause: 'busy', afterMs: 7_000 }],
  [503, refusal('STORAGE_UNAVAILABLE'), { kind: 'retry', cause: 'busy', afterMs: 7_000 }],
  [502, '<html>Bad gateway</html>', { kind: 'retry', cause: 'busy', afterMs: 7_000 }],
  [500, refusal('INTERNAL'), { kind: 'retry', cause: 'failed', afterMs: 7_000 }],
  [500, 'oops', { kind: 'retry', cause: 'failed', afterMs: 7_000 }],
  [460, refusal('FILE_HASH_WRONG'), { kind: 'retry', cause: 'failed', afterMs: 7_000 }],
  [400, refusal('BODY_UNREADABLE'), { kind: 'retry', cause: 'not-understood', afterMs: 7_000 }],
  [401, refusal('UNAUTHORISED'), { kind: 'unauthorised' }],
  [413, refusal('BODY_TOO_LARGE'), { kind: 'too-large' }],
  [409, refusal('GAP'), { kind: 'reposition', code: 'GAP' }],
  [409, refusal('EPOCH_UNKNOWN'), { kind: 'reposition', code: 'EPOCH_UNKNOWN' }],
  [403, refusal('CENTRE_SUSPENDED'), { kind: 'blocked', code: 'CENTRE_SUSPENDED', words: 'Lời' }],
  [422, refusal('PROTOCOL_UNSUPPORTED'), { kind: 'blocked', code: 'PROTOCOL_UNSUPPORTED', words: 'Lời' }],
  [507, refusal('QUOTA_EXCEEDED'), { kind: 'blocked', code: 'QUOTA_EXCEEDED', words: 'Lời' }],
  [418, refusal('SOMETHING_NEW'), { kind: 'blocked', code: 'SOMETHING_NEW', words: 'Lời' }],
  [599, refusal('SOMETHING_NEW'), { kind: 'retry', cause: 'failed', afterMs: 7_000 }],
])('%i %s', (status, body, fault) => {
  expect(read(status, body, { 'retry-after': '7' })).toEqual({ ok: false, fault })
})
