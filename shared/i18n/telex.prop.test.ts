import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typeTelex } from './telex.ts'
import { ONSETS, RHYMES, toneOf, withoutTone } from './vietnamese-syllable.ts'

/** Unicode marks and the Telex key of each: written here once more, so that the engine is not its own judge. */
const VOWEL_KEYS: Record<string, string> = { '\u0302': '^', '\u0306': 'w', '\u031B': 'w' }
const TONE_KEYS: Record<string, string> = { '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' }

/** A word as somebody types it: each mark behind its letter, the tone behind its letter or at the end. */
function keysOf(word: string, toneLast: boolean): string {
  let keys = ''
  let tone = ''
  for (const letter of word.replaceAll('đ', 'dd').replaceAll('Đ', 'DD').replaceAll('oo', 'ooo')) {
    const [bare = '', ...marks] = Array.from(letter.normalize('NFD'))
    const own = marks.map((mark) => TONE_KEYS[mark] ?? '').join('')
    keys += bare + marks.map((mark) => VOWEL_KEYS[mark]?.replace('^', bare) ?? '').join('') + (toneLast ? '' : own)
    tone += own
  }
  return keys + (toneLast ? tone : '')
}

const typed = (keys: string, style?: 'modern'): string =>
  Array.from(keys).reduce((text, key) => typeTelex(text, key, style), '')

const root = join(import.meta.dirname, '../..')
const sources = [
  ...readdirSync(join(import.meta.dirname, 'vi')).map((name) => join(import.meta.dirname, 'vi', name)),
  ...readdirSync(join(root, 'resources/seed'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(root, 'resources/seed', name)),
]

/** A loan word written as one (micrô): Telex leaves it alone, the accent row writes it. */
const SYLLABLES = /[aeiouy]+[^aeiouy]+[aeiouy]/

/** Every Vietnamese word with a mark in the screens' words and in the seed: names of laws, procedures, people. */
const WORDS = [
  ...new Set(
    sources
      .flatMap(
        (file) =>
          readFileSync(file, 'utf8')
            .normalize('NFC')
            .match(/[\p{L}\p{M}]+/gu) ?? [],
      )
      .map((word) => word.toLowerCase())
      .filter((word) => /[^a-z]/.test(word) && !SYLLABLES.test(word.normalize('NFD').replace(/\p{M}/gu, ''))),
  ),
]

test.each([true, false])('every word of screens and seed can be typed; tone at the end: %s', (toneLast) => {
  expect(WORDS.length).toBeGreaterThan(500)
  const wrong = WORDS.filter((word) => {
    const keys = keysOf(word, toneLast)
    return typed(keys) !== word && typed(keys, 'modern') !== word
  })
  expect(wrong).toEqual([])
})

/** The words whose tone stands as in the laws. */
const MODERN = /(?<!q)(o[áàảãạéèẻẽẹ]|u[ýỳỷỹỵ])$/
const word = fc.constantFrom(...WORDS.filter((one) => !MODERN.test(one)))

test('every onset, rhyme and tone that go together can be typed', () => {
  const syllable = fc.tuple(
    fc.constantFrom(...ONSETS),
    fc.constantFrom(...RHYMES),
    fc.constantFrom(...'sfrxjz'.split('')),
  )
  fc.assert(
    fc.property(syllable, fc.constantFrom('classic', 'modern'), ([onset, rhyme, tone], style) => {
      fc.pre(!(onset === 'qu' && /^[uư]/.test(rhyme)) && !(onset === 'gi' && rhyme.startsWith('i')))
      fc.pre(tone === 'z' || !/[cpkt]h?$/.test(rhyme) || /[sj]/.test(tone))
      const keys = keysOf(onset + rhyme, true) + (tone === 'z' ? '' : tone)
      const text = typed(keys, style === 'modern' ? style : undefined)
      expect([withoutTone(text), toneOf(text)]).toEqual([onset + rhyme, tone])
    }),
    { numRuns: 2_000 },
  )
})

test('a text comes out right whatever stands around its words, in either case', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.boolean()), { maxLength: 6 }), (words) => {
      const text = words.map(([one, upper]) => (upper ? one.toUpperCase() : one)).join(' ')
      const keys = words.map(([one, upper]) => keysOf(upper ? one.toUpperCase() : one, true)).join(' ')
      expect(typed(keys)).toBe(text)
    }),
  )
})

test('any keys in any order leave NFC text, one sign longer at most, and never touch what stands before the word', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...'abcdeghiklmnopqrstuvxyzwfjAODWS1 .'.split('')),
      (head, tail, key) => {
        const before = `${head} ${tail}`.normalize('NFC')
        const after = typeTelex(before, key)
        expect(after).toBe(after.normalize('NFC'))
        expect(after.length).toBeLessThanOrEqual(before.length + 1)
        expect(after.startsWith(`${head} `.normalize('NFC'))).toBe(true)
      },
    ),
  )
})

test('a tone typed twice is what was typed without it, and the letter', () => {
  fc.assert(
    fc.property(word, fc.constantFrom(...'sfrxj'.split('')), (one, tone) => {
      const once = typeTelex(one, tone)
      fc.pre(once !== one + tone && !/[\u0300\u0301\u0303\u0309\u0323]/.test(one.normalize('NFD')))
      expect(typeTelex(once, tone)).toBe(one + tone)
    }),
  )
})
