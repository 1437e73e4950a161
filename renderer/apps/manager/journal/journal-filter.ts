import type { JournalEntry } from '../../../../shared/api/views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { searchText } from '../../../../shared/i18n/search-text.ts'
import { contentWords, typeWords, whoWords } from './journal-words.ts'
import type { Names } from './journal-words.ts'

/** What a reader looks for in a day; null or empty: everything. */
export type JournalFilter = {
  readonly type: string | null
  readonly counterId: string | null
  readonly officerId: string | null
  /** Any part of a line, with or without marks. */
  readonly text: string
}
export const NO_FILTER: JournalFilter = { type: null, counterId: null, officerId: null, text: '' }

export const isFiltering = ({ type, counterId, officerId, text }: JournalFilter): boolean =>
  type !== null || counterId !== null || officerId !== null || text.trim() !== ''

/** Lines of one business day that a filter lets through, in their order. An officer is found as doer and as named. */
export function filterJournal(
  entries: readonly JournalEntry[],
  businessDate: string,
  filter: JournalFilter,
  names: Names,
  words: Words,
): JournalEntry[] {
  const wanted = searchText(filter.text)
  return entries.filter((entry) => {
    if (entry.businessDate !== businessDate) return false
    if (filter.type !== null && entry.type !== filter.type) return false
    if (filter.counterId !== null && entry.payload['counterId'] !== filter.counterId) return false
    const { officerId } = filter
    if (officerId !== null && entry.actor !== officerId && entry.payload['officerId'] !== officerId) return false
    return wanted === '' || searchText(lineOf(entry, names, words)).includes(wanted)
  })
}

const lineOf = (entry: JournalEntry, names: Names, words: Words): string =>
  `${entry.seq} ${typeWords(entry, words)} ${whoWords(entry, names, words)} ${contentWords(entry, names, words)}`
