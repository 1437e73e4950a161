import { expect, test } from 'vitest'
import { noticeAt } from './notices.ts'

const SHORT = 'Số thứ tự chỉ có giá trị trong ngày.'
const LONG = 'x'.repeat(200)

test('one notice after the other, each for its time, and from the beginning again', () => {
  expect(noticeAt([], 0)).toBeNull()
  expect(noticeAt([SHORT], 123_456_789)).toMatchObject({ text: SHORT, runs: false, seconds: 10 })
  const both = [SHORT, LONG]
  expect([0, 9_999, 10_000, 33_999, 34_000].map((now) => noticeAt(both, now)?.place)).toEqual([0, 0, 1, 1, 0])
  expect(noticeAt(both, 10_000)).toMatchObject({ runs: true, seconds: 24 })
})

test('a notice of two lines stands long enough to be read aloud', () => {
  expect(noticeAt(['x'.repeat(84)], 0)).toMatchObject({ runs: false, seconds: 14 })
})
