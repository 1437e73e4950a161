import { expect, test } from 'vitest'
import { lastParsed } from './last-parsed.ts'

test('a text is read once for each place, and again when it is another one', () => {
  const read = lastParsed<{ n: number }>()
  const first = read('a', '{"n":1}')
  expect(read('a', '{"n":1}')).toBe(first)
  expect(read('b', '{"n":1}')).not.toBe(first)
  expect(read('a', '{"n":2}')).toEqual({ n: 2 })
  expect(read('a', '{"n":1}')).toEqual({ n: 1 })
})
