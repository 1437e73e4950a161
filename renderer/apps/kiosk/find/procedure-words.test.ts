import { expect, test } from 'vitest'
import { wordsIn } from '../../../../shared/i18n/language.ts'
import { limitLines, missingOf, quantity } from './procedure-words.ts'

const words = wordsIn('vi')
const paper = (name: string, originals = 1, copies = 0) => ({ name, originals, copies, isForm: false })

test('channels with the same limit are told together, one limit for all without channels', () => {
  const limit = (channel: 'direct' | 'online' | 'postal', text: string) => ({ channel, words: text })
  expect(limitLines([limit('direct', '5 ngày'), limit('online', '3 ngày'), limit('postal', '5 ngày')], words)).toEqual([
    'Trực tiếp, dịch vụ bưu chính: 5 ngày',
    'Trực tuyến: 3 ngày',
  ])
  expect(limitLines([limit('direct', '5 ngày'), limit('online', '5 ngày')], words)).toEqual(['5 ngày'])
  expect(limitLines([], words)).toEqual(['Chưa công bố'])
})

test('only what is asked for is counted', () => {
  expect(quantity(paper('x', 1, 2), words)).toBe('Bản chính: 1 · Bản sao: 2')
  expect(quantity(paper('x', 0, 1), words)).toBe('Bản sao: 1')
  expect(quantity(paper('x', 0, 0), words)).toBe('')
})

test('missing is what was not ticked, in the order of the list', () => {
  const all = [paper('a'), paper('b'), paper('c')]
  expect(missingOf(all, new Set([1])).map(({ name }) => name)).toEqual(['a', 'c'])
  expect(missingOf(all, new Set([0, 1, 2]))).toEqual([])
})
