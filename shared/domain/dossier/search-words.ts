import { searchText } from '../../i18n/search-text.ts'

/** What of a party is searched for. */
export type Searched = {
  readonly name: string
  readonly identity?: string | undefined
  readonly phone?: string | undefined
}

const digits = (text: string): string => text.replace(/\D/g, '')
const reversed = (text: string): string => Array.from(text).reverse().join('')
const words = (text: string): string[] =>
  searchText(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

/** An end of a number must have so many signs to be looked for: fewer fit to hundreds of people. */
const FEWEST_DIGITS = 3

/**
 * The words under which parties are found: names without accents, and telephone and identity numbers turned round, so
 * that who knows only the end of one finds it by the beginning of a word.
 */
export function indexWords(parties: readonly Searched[]): string {
  const all = parties.flatMap(({ name, identity = '', phone = '' }) => [
    ...words(name),
    ...(identity === '' ? [] : [`i${reversed(searchText(identity).replace(/[^a-z0-9]/g, ''))}`]),
    ...(digits(phone) === '' ? [] : [`p${reversed(digits(phone))}`]),
  ])
  return [...new Set(all)].join(' ')
}

/**
 * What was typed, as a question to the full-text index; null when nothing in it can be looked for. Every word must be
 * there; the last may be the beginning of one. Digits are the end of a telephone or identity number.
 */
export function matchOf(typed: string): string | null {
  const asked = words(typed).slice(0, 8)
  const terms = asked.flatMap((word, place) => {
    if (/^\d+$/.test(word))
      return word.length < FEWEST_DIGITS ? [] : [`("i${reversed(word)}" * OR "p${reversed(word)}" *)`]
    return [place === asked.length - 1 && word.length > 1 ? `"${word}" *` : `"${word}"`]
  })
  return terms.length === 0 ? null : terms.join(' AND ')
}
