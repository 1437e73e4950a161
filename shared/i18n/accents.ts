import type { TelexKeyName } from './telex.ts'
import { markWord, unmarkWord } from './telex.ts'
import type { ToneKey, ToneStyle } from './vietnamese-syllable.ts'
import { toneOf, withoutTone } from './vietnamese-syllable.ts'

/** A key of the accent row: what touching it makes of the text before the caret. */
export type AccentKey = {
  id: 'd' | 'hat' | 'horn' | ToneKey
  /** The letters as they would be, e.g. `ươ`, `ề`. */
  face: string
  /** The text before the caret afterwards; null: it cannot go here. */
  text: string | null
  /** The word already carries it: touching it again takes it away. */
  on: boolean
}

const WORD_AT_END = /[\p{L}\p{M}]*$/u
const TONES = ['s', 'f', 'r', 'x', 'j'] as const
/** Faces of keys that have nothing to do yet: they keep their places. */
const RESTING = { d: 'đ', hat: 'â', horn: 'ư', s: 'á', f: 'à', r: 'ả', x: 'ã', j: 'ạ', z: 'a' } as const

/**
 * The accent row for the word before the caret, always eight keys in the same places: đ, hat, horn or breve, and the
 * five tones, sharp first. For people who do not know Telex.
 */
export function accentKeys(before: string, style: ToneStyle = 'classic'): AccentKey[] {
  const text = before.normalize('NFC')
  const whole = WORD_AT_END.exec(text)?.[0] ?? ''
  const own = keysFor(whole, text.slice(0, text.length - whole.length), style)
  // In a foreign word the last letter stands alone: `Zalo` has no syllable, its `o` has.
  if (own.some((key) => key.text !== null) || whole.length < 2) return own
  return keysFor(whole.slice(-1), text.slice(0, -1), style)
}

function keysFor(word: string, head: string, style: ToneStyle): AccentKey[] {
  const letterKey = (id: 'd' | 'hat' | 'horn', keys: readonly TelexKeyName[]): AccentKey => {
    const marked = keys.map((key) => markWord(word, key, style)).find((one) => one !== null)
    if (marked !== undefined) return { id, face: changed(word, marked), text: head + marked, on: false }
    const plain = keys.map((key) => unmarkWord(word, key, style)).find((one) => one !== null)
    if (plain === undefined) return { id, face: RESTING[id], text: null, on: false }
    return { id, face: changed(plain, word), text: head + plain, on: true }
  }
  return [
    letterKey('d', ['d']),
    letterKey('hat', ['a', 'e', 'o']),
    letterKey('horn', /[aouăâôơư]/i.test(withoutTone(word)) ? ['w'] : []),
    ...TONES.map((tone) => toneKey(word, head, tone, style)),
  ]
}

function toneKey(word: string, head: string, tone: ToneKey, style: ToneStyle): AccentKey {
  const on = toneOf(word) === tone
  const after = markWord(word, on ? 'z' : tone, style)
  if (after === null) return { id: tone, face: RESTING[tone], text: null, on: false }
  return { id: tone, face: toned(on ? word : after), text: head + after, on }
}

/** The letters of `to` that are others than in `from`, without tone. */
function changed(from: string, to: string): string {
  const old = Array.from(withoutTone(from))
  return Array.from(withoutTone(to))
    .filter((letter, at) => letter !== old[at])
    .join('')
}

const toned = (word: string): string => Array.from(word).find((letter) => toneOf(letter) !== 'z') ?? ''
