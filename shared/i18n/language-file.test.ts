import { expect, test } from 'vitest'
import { MARK, pseudoLanguage } from '../testkit/pseudo-language.ts'
import { CITIZEN_AREAS, faultsOf, wordsOf } from './language-file.ts'
import type { LanguageFile } from './language-file.ts'
import { vi } from './vi.ts'

const file = (words: LanguageFile['words']): LanguageFile => ({ code: 'km', name: 'ខ្មែរ', like: 'en', words })

/** Every text of some words: phrases are filled with plain numbers. */
function texts(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  if (typeof words === 'function') {
    const phrase = words as (...values: unknown[]) => string
    return [phrase(...Array.from({ length: phrase.length }, (_, at) => at + 2))]
  }
  return Object.values(words as object).flatMap(texts)
}

test('every word of a citizen goes through the language', () => {
  const pseudo = pseudoLanguage()
  expect(faultsOf(pseudo)).toEqual([])
  const words = wordsOf(pseudo)
  const all = CITIZEN_AREAS.flatMap((area) => texts(words[area]))
  expect(all.length).toBeGreaterThan(150)
  expect(all.filter((text) => !text.startsWith(MARK))).toEqual([])
  expect(words.desk, 'staff stay with Vietnamese').toBe(vi.desk)
})

test('what a file leaves out is Vietnamese', () => {
  const words = wordsOf(file({ kiosk: { greeting: 'Suosdei' } }))
  expect([words.kiosk.greeting, words.kiosk.choose, words.common.done]).toEqual([
    'Suosdei',
    vi.kiosk.choose,
    vi.common.done,
  ])
})

test('a phrase takes values by place and by name, and its amount chooses the form', () => {
  const words = wordsOf(
    file({
      kiosk: { waiting: { zero: 'nobody', one: 'one person', other: '{1} people' } },
      wait: { estimate: '~{minutes} ({low}-{high})' },
      closed: { opensOn: '{2}, {1}' },
    }),
  )
  expect([0, 1, 7].map(words.kiosk.waiting)).toEqual(['nobody', 'one person', '7 people'])
  expect(words.wait.estimate({ minutes: 18, low: 12, high: 25 })).toBe('~18 (12-25)')
  expect(words.closed.opensOn('7:30', 'Monday')).toBe('Monday, 7:30')
})

test.each([
  ['no object', 7, /^\(file\): /],
  ['a shipped code', { ...file({}), code: 'vi' }, /^code: /],
  ['an unknown area', file({ desk: {} }), /^words\.desk: no such words for citizens/],
  ['an unknown word', file({ kiosk: { hello: 'x' } }), /^words\.kiosk\.hello: no such words/],
  ['a list of another length', file({ kiosk: { steps: ['one'] } }), /^words\.kiosk\.steps: must be a list of 3 texts/],
  ['text where a table stands', file({ closed: { reasons: 'x' } }), /^words\.closed\.reasons: must be an object/],
  ['a number for text', file({ kiosk: { greeting: 4 } }), /^words\.kiosk\.greeting: must be text/],
  [
    'a value nobody gives',
    file({ kiosk: { waiting: '{2} x' } }),
    /^words\.kiosk\.waiting\.other: \{2\} is not one of \{1\}/,
  ],
  ['a wrong field', file({ wait: { estimate: '{hours}' } }), /\{hours\} is not one of .*\{minutes\}/],
  ['a form without other', file({ kiosk: { waiting: { one: 'x' } } }), /^words\.kiosk\.waiting: must be text, or/],
  ['a strange form', file({ kiosk: { waiting: { other: 'x', many: 'y' } } }), /^words\.kiosk\.waiting\.many: only/],
])('%s is refused with place and reason', (_, given, reason) => {
  const faults = faultsOf(given)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(reason)
})
