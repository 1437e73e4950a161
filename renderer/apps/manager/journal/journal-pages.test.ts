import { expect, it } from 'vitest'
import type { JournalEntry } from '../../../../shared/api/views.ts'
import { joinPages } from './journal-pages.ts'

const page = (...seqs: number[]): JournalEntry[] =>
  seqs.map((seq) => ({
    seq,
    at: 0,
    businessDate: '2026-11-23',
    type: 'ticket.issued',
    actor: null,
    device: null,
    payload: {},
    hash: '',
  }))
const seqs = (entries: readonly JournalEntry[]): number[] => entries.map(({ seq }) => seq)

it('puts a newer page before what was read, each line once', () => {
  expect(seqs(joinPages(page(9, 8, 7), page(8, 7, 6, 5)))).toEqual([9, 8, 7, 6, 5])
  expect(seqs(joinPages(page(9, 8, 7), page(6, 5)))).toEqual([9, 8, 7, 6, 5])
})

it('appends an older page to what was read', () => {
  expect(seqs(joinPages(page(9, 8), page(7, 6)))).toEqual([9, 8, 7, 6])
})

it('leaves out older lines when lines between were never read', () => {
  expect(seqs(joinPages(page(20, 19), page(9, 8)))).toEqual([20, 19])
})

it('joins nothing with nothing', () => {
  expect(joinPages([], [])).toEqual([])
  expect(seqs(joinPages([], page(2, 1)))).toEqual([2, 1])
  expect(seqs(joinPages(page(2, 1), []))).toEqual([2, 1])
})
