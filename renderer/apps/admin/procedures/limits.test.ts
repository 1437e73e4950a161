import { expect, test } from 'vitest'
import { vi } from '../../../../shared/i18n/vi.ts'
import { inFull, limitOf, withLimit, withRemoteDays } from './limits.ts'

const direct = { channel: 'direct', amount: 10, unit: 'working-day', words: '' } as const

test('a limit without words of its own reads as number and unit', () => {
  expect(
    inFull(vi, [direct, { ...direct, channel: 'online', words: ' Trong ngày ' }]).map(({ words }) => words),
  ).toEqual(['10 ngày làm việc', 'Trong ngày'])
})

test('channels keep their order, and one that says nothing goes', () => {
  const postal = { ...direct, channel: 'postal' } as const
  expect(withLimit([postal], direct)).toEqual([direct, postal])
  expect(withLimit([direct, postal], { ...direct, amount: null })).toEqual([postal])
  expect(limitOf([postal], 'online')).toEqual({ channel: 'online', amount: null, unit: 'working-day', words: '' })
})

test('same-day work reads as such, with the days that a record adds', () => {
  const sameDay = { ...direct, amount: null, unit: 'same-day' } as const
  expect(inFull(vi, [sameDay, { ...sameDay, amount: 2 }]).map(({ words }) => words)).toEqual([
    'Trong ngày; nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo',
    'Trong ngày; nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo; cộng thêm 2 ngày làm việc',
  ])
  expect(withLimit([], sameDay)).toEqual([sameDay])
})

test('days of difficult areas go with a limit in days only', () => {
  const remote = withRemoteDays(direct, 10)
  expect(remote).toEqual({ ...direct, remoteDays: 10 })
  expect(withRemoteDays(remote, null)).toEqual(direct)
  expect(inFull(vi, [{ ...remote, unit: 'hour' }])[0]).not.toHaveProperty('remoteDays')
})
