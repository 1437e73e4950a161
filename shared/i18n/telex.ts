import type { Syllable, ToneKey, ToneStyle } from './vietnamese-syllable.ts'
import {
  TONE_MARKS,
  bareLetter,
  mayBeRhyme,
  parseSyllable,
  toneFits,
  tonePlace,
  withoutTone,
} from './vietnamese-syllable.ts'

/**
 * Vietnamese by Telex: `dduwowngf` and `duongwdf` give `đường`. It has no memory: each key sees the text before the
 * caret and nothing else, so it may follow deletions, jumps of the caret and touched accents.
 */

const HAT = '\u0302'
const BREVE = '\u0306'
const HORN = '\u031B'

/** The word before the caret: letters only. */
const LAST_WORD = /[\p{L}\p{M}]*$/u

export type TelexKeyName = ToneKey | 'a' | 'e' | 'o' | 'w' | 'd'

/**
 * The text before the caret after a key, NFC. A key that makes no Vietnamese syllable is simply written; the same key
 * again takes its own mark back and is written (`as` á, `ass` as).
 * @param key one letter or any other sign
 */
export function typeTelex(before: string, key: string, style: ToneStyle = 'classic'): string {
  const text = before.normalize('NFC')
  const word = LAST_WORD.exec(text)?.[0] ?? ''
  return text.slice(0, text.length - word.length) + typeInWord(word, key, style)
}

/** `dd` also gives đ where no syllable stands: NĐ-CP, QĐ, HĐND. */
function typeInWord(word: string, key: string, style: ToneStyle): string {
  const name = key.toLowerCase()
  if (name === 'd' && word.toLowerCase().endsWith('d')) return word.slice(0, -1) + caseLike('đ', word.slice(-1))
  const marked = isTelexKey(name) ? markWord(word, name, style) : null
  if (marked !== null) return marked
  if (name === 'd' && word.toLowerCase().endsWith('đ')) return word.slice(0, -1) + caseLike('d', word.slice(-1)) + key
  const undone = isTelexKey(name) ? unmarkWord(word, name, style) : null
  return append(undone ?? word, key, style)
}

const isTelexKey = (key: string): key is TelexKeyName => /^[sfrxjzaeowd]$/.test(key)

/**
 * The word with the mark or tone of a key.
 * @returns null when the key changes nothing or makes no syllable
 */
export function markWord(word: string, key: TelexKeyName, style: ToneStyle): string | null {
  return firstOf(parseSyllable(word), (syllable) => mark(word, syllable, key, style))
}

function mark(word: string, syllable: Syllable, key: TelexKeyName, style: ToneStyle): string | null {
  const { onset, rhyme, tone } = syllable
  if (key in TONE_MARKS) {
    const wanted = key as ToneKey
    const fits = rhyme !== '' && tone !== wanted && toneFits(rhyme, wanted)
    return fits ? write(word, { onset, rhyme, tone: wanted }, style) : null
  }
  if (key === 'd') return onset === 'd' ? write(word, { onset: 'đ', rhyme, tone }, style) : null
  if (key === 'w' && rhyme === '' && onset !== '')
    return write(word + caseLike('w', word), { onset, rhyme: 'ư', tone }, style)
  const found = candidates(syllable, key).find((other) => other !== rhyme && mayBeRhyme(other) && toneFits(other, tone))
  return found === undefined ? null : write(word, { onset, rhyme: joinHorns(found), tone }, style)
}

/** The word without the mark or tone of a key; null when it does not carry it. */
export function unmarkWord(word: string, key: TelexKeyName, style: ToneStyle): string | null {
  return firstOf(parseSyllable(word), (syllable) => unmark(word, syllable, key, style))
}

function unmark(word: string, { onset, rhyme, tone }: Syllable, key: TelexKeyName, style: ToneStyle): string | null {
  if (key in TONE_MARKS) return key === tone && key !== 'z' ? write(word, { onset, rhyme, tone: 'z' }, style) : null
  if (key === 'd') return onset === 'đ' ? write(word, { onset: 'd', rhyme, tone }, style) : null
  const marks = key === 'w' ? [BREVE, HORN] : [HAT]
  const plain = Array.from(rhyme).map((letter) => {
    const ofKey = key === 'w' || bareLetter(letter) === key
    return ofKey && marks.some((mark) => letter.normalize('NFD').includes(mark)) ? bareLetter(letter) : letter
  })
  return plain.join('') === rhyme ? null : write(word, { onset, rhyme: plain.join(''), tone }, style)
}

function firstOf(syllables: readonly Syllable[], change: (syllable: Syllable) => string | null): string | null {
  for (const syllable of syllables) {
    const changed = change(syllable)
    if (changed !== null) return changed
  }
  return null
}

/** Rhymes that a mark key may mean, likeliest first. */
function candidates({ onset, rhyme }: Syllable, key: TelexKeyName): string[] {
  if (key === 'w') return hornCandidates(onset, rhyme)
  // A hat on the o of `ươ` takes the horn of the u away: `ươn` becomes `uôn`.
  const ground = key === 'o' ? rhyme.replace('ươ', 'uo') : rhyme
  return Array.from(ground).flatMap((letter, at) => (bareLetter(letter) === key ? [put(ground, at, key + HAT)] : []))
}

function hornCandidates(onset: string, rhyme: string): string[] {
  const plain = rhyme.replace('uô', 'uo').replace(/[âô]/, bareLetter)
  // At the end `uơ` (thuở); `joinHorns` makes it `ươ` when a letter follows.
  const pairs: readonly (readonly [RegExp, string])[] = [
    [/^[uư]o$/, rhyme.startsWith('ư') ? 'ươ' : 'uơ'],
    [/^[uư]o/, 'ươ'],
    [/^ua$/, onset === '' || onset !== 'qu' ? 'ưa' : ''],
    [/^uu$/, 'ưu'],
  ]
  const paired = pairs.flatMap(([found, with_]) => (found.test(plain) && with_ ? [plain.replace(found, with_)] : []))
  const single = Array.from(plain).flatMap((letter, at) => {
    if (letter === 'u' || letter === 'o') return [put(plain, at, letter + HORN)]
    return letter === 'a' ? [put(plain, at, letter + BREVE)] : []
  })
  return [...paired, ...single]
}

const put = (text: string, at: number, letter: string): string =>
  text.slice(0, at) + letter.normalize('NFC') + text.slice(at + 1)

/** `uơ` and `ưo` before another letter can only be `ươ`. */
const joinHorns = (rhyme: string): string => rhyme.replace(/^(?:uơ|ưo)(?=.)/, 'ươ')

/** A key written as it is; the tone moves to where it belongs now (`tóa` + n gives `toán`). */
function append(word: string, key: string, style: ToneStyle): string {
  const longer = (word + key).normalize('NFC')
  const syllable = /^\p{L}$/u.test(key) ? parseSyllable(longer)[0] : undefined
  return syllable ? write(longer, { ...syllable, rhyme: joinHorns(syllable.rhyme) }, style) : longer
}

/** The syllable in the letters' own case. `word` has as many letters. */
function write(word: string, { onset, rhyme, tone }: Syllable, style: ToneStyle): string {
  const at = onset.length + tonePlace(rhyme, style)
  const toned = Array.from(onset + rhyme).map((letter, index) => (index === at ? letter + TONE_MARKS[tone] : letter))
  const cases = Array.from(withoutTone(word))
  return toned.map((letter, index) => caseLike(letter, cases[index] ?? '').normalize('NFC')).join('')
}

const caseLike = (letter: string, model: string): string =>
  model !== model.toLowerCase() ? letter.toUpperCase() : letter
