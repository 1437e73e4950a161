import { searchText } from '../../shared/i18n/search-text.ts'

/** Whether a text has what was typed, with or without Vietnamese marks. */
export const hasTyped = (text: string, typed: string): boolean => searchText(text).includes(searchText(typed))

const plain = (text: string): string => text.normalize('NFC').toLowerCase().trim()

/** How well a text answers to what was typed: at the start of a word with the same marks, without them, somewhere, not at all. */
function rankOf(text: string, typed: string): number {
  if (` ${plain(text)}`.includes(` ${plain(typed)}`)) return 0
  if (` ${searchText(text)}`.includes(` ${searchText(typed)}`)) return 1
  return hasTyped(text, typed) ? 2 : 3
}

/** All options, the best answer to what was typed first; those alike keep their order. */
export const bestFirst = <T extends { readonly text: string }>(options: readonly T[], typed: string): readonly T[] =>
  typed.trim() === '' ? options : options.toSorted((a, b) => rankOf(a.text, typed) - rankOf(b.text, typed))
