import { searchText } from '../../shared/i18n/search-text.ts'

/** Whether a text has what was typed, with or without Vietnamese marks. */
export const hasTyped = (text: string, typed: string): boolean => searchText(text).includes(searchText(typed))

/** Words between single spaces, with one before the first and one behind the last. */
const inSpaces = (text: string): string => ` ${text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
const marked = (text: string): string => inSpaces(text.normalize('NFC').toLowerCase())
const plain = (text: string): string => inSpaces(searchText(text))

/**
 * How well a text answers to what was typed: as whole words with the same marks, whole words without them, at the start of a
 * word with the same marks, without them, somewhere, not at all. Who types `phi` without marks means “Phí” rather than “Phiên”.
 */
function rankOf(text: string, typed: string): number {
  const has = (form: (of: string) => string, end: number): boolean => form(text).includes(form(typed).slice(0, end))
  const tests = [has(marked, Infinity), has(plain, Infinity), has(marked, -1), has(plain, -1), hasTyped(text, typed)]
  const rank = tests.indexOf(true)
  return rank === -1 ? tests.length : rank
}

/** All options, the best answer to what was typed first; those alike keep their order. */
export const bestFirst = <T extends { readonly text: string }>(options: readonly T[], typed: string): readonly T[] =>
  typed.trim() === '' ? options : options.toSorted((a, b) => rankOf(a.text, typed) - rankOf(b.text, typed))
