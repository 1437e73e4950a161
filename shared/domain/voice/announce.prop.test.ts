import fc from 'fast-check'
import { expect, test } from 'vitest'
import { announcementClips, cardinalClips, numberClips } from './announce.ts'
import { CLIPS, isLetter } from './clips.ts'

const KNOWN = new Set(CLIPS.map(({ id }) => id))
const region = fc.constantFrom('north' as const, 'south' as const)
const letters = Array.from('ABCDĐEFGHIJKLMNOPQRSTUVWXYZ')

/** Reads the words back: a listener who knows the language and nothing of how they were made. */
function heard(ids: readonly string[]): number {
  let [sum, part, last] = [0, 0, 0]
  for (const id of ids) {
    if (id.startsWith('digit-')) part += last = Number(id.slice(6))
    else if (id === 'ten') part += 10
    else if (id === 'tens') part += last * 9
    else if (id === 'hundred') part += last * 99
    else if (id.startsWith('thousand')) [sum, part] = [part * 1000, 0]
    else if (id === 'one-after-tens') part += 1
    else if (id === 'four-after-tens') part += 4
    else if (id === 'five-after-ten') part += 5
    else if (!id.startsWith('zero-tens')) throw new Error(`not understood: ${id}`)
  }
  return sum + part
}

test('every number is heard as it was meant', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(999_999), fc.nat(999)), region, (n, where) => {
      expect(heard(cardinalClips(n, where))).toBe(n)
    }),
  )
})

test('every ticket is heard sign by sign, as long as it is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...letters), fc.nat(99_999), region, (letter, n, where) => {
      const number = letter + String(n).padStart(3, '0')
      const ids = numberClips(number, where)
      expect(isLetter(letter)).toBe(true)
      expect(ids).toHaveLength(number.length)
      expect(
        ids
          .slice(1)
          .map((id) => id.slice(-1))
          .join(''),
      ).toBe(number.slice(1))
    }),
  )
})

test('no sentence needs a clip that nobody records, and two sentences are never the same', () => {
  const call = fc.record({
    number: fc.tuple(fc.constantFrom(...letters), fc.nat(1999)).map(([l, n]) => l + String(n).padStart(3, '0')),
    counterNumber: fc.integer({ min: 1, max: 999 }),
    calls: fc.integer({ min: 1, max: 2 }),
  })
  fc.assert(
    fc.property(call, call, region, (one, other, where) => {
      const [said, otherwise] = [announcementClips(one, where), announcementClips(other, where)]
      expect(said.filter((id) => !KNOWN.has(id))).toEqual([])
      expect(said.join() === otherwise.join()).toBe(JSON.stringify(one) === JSON.stringify(other))
    }),
  )
})
