import { expect, test } from 'vitest'
import { vi } from '../../../../shared/i18n/vi.ts'
import { inFull, limitOf, withLimit } from './limits.ts'

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
