import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchText } from '../../i18n/search-text.ts'
import type { Procedure } from '../events/config-events.ts'
import { createFinder } from './find-procedures.ts'

const file = new URL('../../../resources/seed/demo/procedures.json', import.meta.url)
const { procedures } = JSON.parse(readFileSync(file, 'utf8')) as { procedures: Procedure[] }
const findable = procedures.map(({ id, code, name }) => ({ id, code, name, about: '' }))
const find = createFinder(findable)
const some = fc.constantFrom(...findable)

test('every procedure is found by its own name without marks, before all that have other names', () => {
  for (const { id, name } of findable) {
    const first = find(searchText(name))[0]
    expect([id, name]).toContain(first === id ? id : findable.find((other) => other.id === first)?.name)
  }
})

test('is found by its words in any order, each as far as it was typed', () => {
  const typed = some.chain((one) => {
    const words = searchText(one.name).match(/[a-z0-9]+/g) ?? []
    return fc
      .tuple(fc.shuffledSubarray(words, { minLength: 1 }), fc.integer({ min: 2, max: 9 }))
      .map(([chosen, length]) => ({ one, text: chosen.map((word) => word.slice(0, length)).join(' ') }))
  })
  fc.assert(
    fc.property(typed, ({ one, text }) => {
      fc.pre(!/^[\d\s]+$/.test(text))
      expect(find(text)).toContain(one.id)
    }),
  )
})

test('one wrong letter in one longer word is forgiven', () => {
  const typed = some.chain((one) => {
    const words = searchText(one.name).match(/[a-z]+/g) ?? []
    const long = words.flatMap((word, place) => (word.length >= 4 ? [place] : []))
    if (long.length === 0) return fc.constant({ one, text: one.name })
    return fc
      .tuple(fc.constantFrom(...long), fc.nat(), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'.split('')))
      .map(([place, at, letter]) => {
        const word = words[place] ?? ''
        const wrong = word.slice(0, at % word.length) + letter + word.slice((at % word.length) + 1)
        return { one, text: words.map((each, index) => (index === place ? wrong : each)).join(' ') }
      })
  })
  fc.assert(
    fc.property(typed, ({ one, text }) => {
      expect(find(text)).toContain(one.id)
    }),
  )
})

test('whatever is typed, each is found once at most, and only what there is', () => {
  const ids = new Set(findable.map(({ id }) => id))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const found = find(text)
      expect(new Set(found).size).toBe(found.length)
      expect(found.every((id) => ids.has(id))).toBe(true)
    }),
  )
})
