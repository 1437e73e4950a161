import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCitizenCard } from './citizen-card.ts'
import { readScan } from './read-scan.ts'
import { signOf } from './us-keys.ts'
import { createWedge } from './wedge.ts'
import type { WedgeKey } from './wedge.ts'

const CODES = [
  ...Array.from({ length: 26 }, (_, i) => `Key${String.fromCharCode(65 + i)}`),
  ...Array.from({ length: 10 }, (_, i) => `Digit${i}`),
  ...['Minus', 'Equal', 'Backslash', 'Semicolon', 'Comma', 'Period', 'Slash', 'Space'],
]
const KEYS = new Map(
  CODES.flatMap((code) => [false, true].map((shift) => [signOf(code, shift) ?? '', { code, shift }] as const)),
)
const typable = fc
  .string({ unit: fc.constantFrom(...KEYS.keys()), minLength: 10, maxLength: 150 })
  .filter((text) => !text.startsWith(' '))

/** The keys that write a text, with the given gaps between them. */
function keysOf(text: string, gaps: readonly number[], first = 1_000): WedgeKey[] {
  let at = first
  return Array.from(text).map((sign, place) => {
    at += place === 0 ? 0 : (gaps[place % gaps.length] ?? 0)
    return { ...(KEYS.get(sign) ?? { code: '', shift: false }), alt: false, at }
  })
}
const enter = (at: number): WedgeKey => ({ code: 'Enter', shift: false, alt: false, at })
const machine = fc.array(fc.double({ min: 0, max: 29, noNaN: true }), { minLength: 1, maxLength: 40 })
const person = fc.array(fc.double({ min: 61, max: 900, noNaN: true }), { minLength: 1, maxLength: 40 })

test('what a machine types comes out whole, with or without an end key, and the page sees none of it', () => {
  fc.assert(
    fc.property(typable, machine, fc.boolean(), (text, gaps, withEnd) => {
      const wedge = createWedge()
      const keys = keysOf(text, gaps)
      for (const key of keys)
        expect(wedge.press(key)).toEqual({ held: true, typed: '', scan: null, inputMethod: false })
      const ended = withEnd ? wedge.press(enter((keys.at(-1)?.at ?? 0) + 5)) : wedge.rest()
      expect(ended).toMatchObject({ typed: '', scan: text, inputMethod: false })
      expect(wedge.rest()).toEqual({ typed: '', scan: null, inputMethod: false })
    }),
  )
})

test('what a person types is never a scan, and every sign reaches the field, in order', () => {
  fc.assert(
    fc.property(typable, person, (text, gaps) => {
      const wedge = createWedge()
      let seen = ''
      const keys = keysOf(text, gaps)
      for (const key of keys) {
        const { held, typed, scan } = wedge.press(key)
        expect(scan).toBeNull()
        seen += typed + (held ? '' : (signOf(key.code, key.shift) ?? ''))
      }
      const last = wedge.press(enter((keys.at(-1)?.at ?? 0) + 100))
      expect(last).toMatchObject({ held: false, scan: null })
      expect(seen + last.typed).toBe(text)
    }),
  )
})

test('an input method that rewrites between the keys spoils no digit, and is noticed', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789|'.split('')), minLength: 10, maxLength: 80 })
  const foreign = fc.constantFrom({ code: 'Backspace' }, { code: '' }, { code: 'Numpad4', alt: true })
  fc.assert(
    fc.property(digits, fc.array(fc.tuple(fc.nat(), foreign), { maxLength: 20 }), (text, between) => {
      const wedge = createWedge()
      const keys = keysOf(text, [8])
      keys.forEach((key, place) => {
        wedge.press(key)
        for (const [, other] of between.filter(([where]) => where % keys.length === place))
          expect(wedge.press({ alt: false, shift: false, at: key.at + 1, ...other }).held).toBe(true)
      })
      const isDisturbed = between.some(([, other]) => !('alt' in other))
      expect(wedge.rest()).toMatchObject({ scan: text, inputMethod: isDisturbed })
    }),
  )
})

test('whatever is scanned, something is said of it, and a card keeps its number and only sound dates', () => {
  const field = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^\d{8}$/),
    fc.stringMatching(/^\d{9}$/),
    fc.constantFrom('Nam', 'Nữ', ''),
  )
  fc.assert(
    fc.property(fc.stringMatching(/^\d{12}$/), fc.array(field, { minLength: 5, maxLength: 12 }), (number, rest) => {
      const text = [number, ...rest.map((one) => one.replaceAll('|', ''))].join('|')
      const card = parseCitizenCard(text)
      expect(card?.number).toBe(number)
      for (const date of [card?.birthDate, card?.issuedOn].filter((one) => one != null))
        expect(new Date(date).toISOString().slice(0, 10)).toBe(date)
      expect(readScan(text).kind).toBe('card')
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(['card', 'ticket', 'dossier', 'unknown']).toContain(readScan(text).kind)
    }),
  )
})
