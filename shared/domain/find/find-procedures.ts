import { searchText } from '../../i18n/search-text.ts'
import { EVERYDAY_WORDS, FILLERS } from './everyday-words.ts'

/** What is searched; `about` holds words that count less than the name, e.g. field and agency. */
export type Findable = { readonly id: string; readonly code: string; readonly name: string; readonly about: string }

/** Ids that fit what was typed, the best first; nothing for a text without a letter or digit. */
export type Finder = (typed: string) => string[]

type Entry = {
  id: string
  /** Digits of the national code. */
  digits: string
  words: readonly number[]
  about: readonly number[]
  /** Words with a blank on both sides, so that a phrase is found at the borders of words only. */
  phrase: string
  initials: string
  order: number
}

const SCORE = {
  word: 10,
  beginning: 7,
  misspelt: 4,
  about: 0.3,
  filler: 0.05,
  phrase: 25,
  core: 12,
  start: 10,
  initials: 8,
  length: 0.2,
}
/** A shorter word has too many neighbours for a wrong letter to be forgiven. */
const FORGIVEN_FROM = 4
/** No name needs more to be told from the others; anybody may ask, and each word costs a walk over the catalogue. */
const MOST_WORDS = 24
const INITIALS_FROM = 3

const wordsIn = (text: string): string[] => searchText(text).match(/[a-z0-9]+/g) ?? []
const phraseOf = (words: readonly string[]): string => ` ${words.join(' ')} `

/**
 * A search over the names of procedures, made once for a catalogue. Marks, capitals and order of words do not matter, a
 * word may be begun only, one wrong letter in a longer word is forgiven, initials count ("đkks"), and so does the national
 * code. Each different word of the catalogue is compared once a search: 3,000 procedures take some milliseconds.
 */
export function createFinder(list: readonly Findable[]): Finder {
  const vocabulary = new Map<string, number>()
  const numbered = (words: readonly string[]): number[] =>
    words.map((word) => {
      const known = vocabulary.get(word) ?? vocabulary.size
      vocabulary.set(word, known)
      return known
    })
  const entries = list.map(({ id, code, name, about }, order): Entry => {
    const words = wordsIn(name)
    return {
      id,
      digits: code.replace(/\D/g, ''),
      words: numbered(words),
      about: numbered(wordsIn(about)),
      phrase: phraseOf(words),
      initials: words.map((word) => word[0]).join(''),
      order,
    }
  })
  const known = [...vocabulary.keys()]

  return (typed) => {
    const code = /^[\d.\s]{3,}$/.test(typed.trim()) ? typed.replace(/\D/g, '') : ''
    const found = code ? [] : variants(wordsIn(typed).slice(0, MOST_WORDS)).map((words) => scorer(words, known))
    return entries
      .map((entry) => ({
        entry,
        score: code ? codeScore(entry, code) : Math.max(0, ...found.map((score) => score(entry))),
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.entry.order - b.entry.order)
      .map(({ entry }) => entry.id)
  }
}

/** A beginning is surer than a part in the middle. */
function codeScore({ digits }: Entry, code: string): number {
  if (digits.startsWith(code)) return 2
  return digits.includes(code) ? 1 : 0
}

/** The typed words, and the same with everyday words put into official ones. */
function variants(words: readonly string[]): (readonly string[])[] {
  if (words.length === 0) return []
  const phrase = phraseOf(words)
  const official = EVERYDAY_WORDS.filter(([said]) => phrase.includes(` ${said} `)).map(([said, put]) =>
    phrase.replace(said, put).trim().split(' '),
  )
  return [words, ...official]
}

/** How well an entry fits these words; 0: not at all. */
function scorer(asked: readonly string[], known: readonly string[]): (entry: Entry) => number {
  const needed = asked.filter((word) => !FILLERS.has(word))
  const must = new Set(needed.length > 0 ? needed : asked)
  const tables = asked.map((word) => ({ must: must.has(word), fits: known.map((other) => wordScore(word, other)) }))
  const phrase = phraseOf(asked)
  const begun = phrase.trimEnd()
  const core = phraseOf(needed).trimEnd()
  const [initials = ''] = asked.length === 1 ? asked : []

  return (entry) => {
    let sum = 0
    for (const { must: isNeeded, fits } of tables) {
      const best = Math.max(bestOf(entry.words, fits), SCORE.about * bestOf(entry.about, fits))
      if (best === 0 && isNeeded) return initialsScore(entry, initials)
      sum += isNeeded ? best : SCORE.filler * best
    }
    if (asked.length > 1 && entry.phrase.includes(begun)) sum += SCORE.phrase
    else if (needed.length > 1 && entry.phrase.includes(core)) sum += SCORE.core
    if (entry.phrase.startsWith(begun)) sum += SCORE.start
    return shortFirst(sum, entry)
  }
}

const bestOf = (words: readonly number[], fits: readonly number[]): number =>
  words.reduce((best, word) => Math.max(best, fits[word] ?? 0), 0)

const initialsScore = (entry: Entry, typed: string): number =>
  typed.length >= INITIALS_FROM && entry.initials.includes(typed) ? shortFirst(SCORE.initials, entry) : 0

/** Of two that fit alike the shorter name is meant; what fits stays above zero. */
const shortFirst = (score: number, { words }: Entry): number =>
  Math.max(score - SCORE.length * words.length, Number.MIN_VALUE)

function wordScore(typed: string, word: string): number {
  if (word === typed) return SCORE.word
  if (word.startsWith(typed)) return SCORE.beginning
  return typed.length >= FORGIVEN_FROM && isNear(typed, word) ? SCORE.misspelt : 0
}

/** Whether one letter too many, too few, another or two swapped make one word of the other. */
export function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const [x, y] = [a.slice(start), b.slice(start)]
  const isSwapped = x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2)
  return isSwapped || x.slice(1) === y.slice(1) || x === y.slice(1) || x.slice(1) === y
}
