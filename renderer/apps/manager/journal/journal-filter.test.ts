import { expect, it } from 'vitest'
import type { JournalEntry } from '../../../../shared/api/views.ts'
import { wordsIn } from '../../../../shared/i18n/language.ts'
import { NO_FILTER, filterJournal, isFiltering } from './journal-filter.ts'
import type { JournalFilter } from './journal-filter.ts'

const words = wordsIn('vi')
const names = new Map([
  ['o1', 'Nguyễn Thị Đào'],
  ['q3', 'Quầy 3'],
])
const DAY = '2026-11-23'
const line = (seq: number, rest: Partial<JournalEntry>): JournalEntry => ({
  ...{ seq, at: 0, businessDate: DAY, type: 'ticket.called', actor: null, device: null, payload: {}, hash: '' },
  ...rest,
})
const ENTRIES = [
  line(5, { actor: 'o1', payload: { counterId: 'q3', officerId: 'o1', number: 'A015' } }),
  line(4, { type: 'ticket.issued', device: 'kiosk-1', payload: { number: 'A015' } }),
  line(3, { type: 'counter.paused', actor: 'leader', payload: { counterId: 'q3', officerId: 'o1' } }),
  line(2, { type: 'counter.opened', payload: { counterId: 'q4' } }),
  line(1, { businessDate: '2026-11-22', payload: { counterId: 'q3', number: 'A015' } }),
]
const seqs = (filter: Partial<JournalFilter>): number[] =>
  filterJournal(ENTRIES, DAY, { ...NO_FILTER, ...filter }, names, words).map(({ seq }) => seq)

it('lets one day through, whole when nothing is asked', () => {
  expect(seqs({})).toEqual([5, 4, 3, 2])
  expect(isFiltering(NO_FILTER)).toBe(false)
  expect(isFiltering({ ...NO_FILTER, text: ' a' })).toBe(true)
})

it('finds by kind, counter and officer, doing or named', () => {
  expect(seqs({ type: 'ticket.issued' })).toEqual([4])
  expect(seqs({ counterId: 'q3' })).toEqual([5, 3])
  expect(seqs({ officerId: 'o1' })).toEqual([5, 3])
  expect(seqs({ officerId: 'leader', counterId: 'q3' })).toEqual([3])
})

it('finds words of a line with and without marks', () => {
  expect(seqs({ text: 'a015' })).toEqual([5, 4])
  expect(seqs({ text: 'thi dao' })).toEqual([5, 3])
  expect(seqs({ text: 'Tạm ngừng' })).toEqual([3])
  expect(seqs({ text: 'không có' })).toEqual([])
})
