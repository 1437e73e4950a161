/**
 * The written Vietnamese syllable: onset, rhyme, tone. Pure data and parsing, for the keyboard (`telex.ts`).
 * All texts are NFC; a "bare" rhyme has its vowel marks (ă â ê ô ơ ư) but no tone.
 */

/** Tones by the key of Telex that sets them; `z` is the level tone. */
export const TONE_MARKS = { z: '', s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' } as const
export type ToneKey = keyof typeof TONE_MARKS

const split = (words: string): readonly string[] => words.split(' ')

/** Longest first; the last row are onsets of place names of the highlands (Krông, Pleiku, Đrắk). */
export const ONSETS: readonly string[] = [
  ...split('ngh chr ch gh gi kh ng nh ph qu th tr'),
  ...split('kr kl pl pr br bl đr dr'),
  ...split('b c d đ g h k l m n p r s t v x'),
  '',
]

/** Every rhyme in use, without tone. `-k` stands in names such as Đắk Lắk; `yt ych ynh` only after `qu`. */
export const RHYMES = split(
  'a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
    'e ec ek em en eng eo ep et ê êch êk êm ên ênh êp êt êu i ia ich ik im in inh ip it iu ' +
    'iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt ' +
    'oc oe oem oen oeo oet oi ok om on ong ooc oong op ot ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
    'u ua uc ui uk um un ung up ut uân uâng uât uây uê uêch uênh uêu uơ uôc uôi uôm uôn uông uôp uôt ' +
    'uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu ' +
    'y yt ych ynh yêm yên yêng yêt yêu',
)

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/
const TONE_KEYS = Object.keys(TONE_MARKS) as ToneKey[]

/** The letters without tone; ă â ê ô ơ ư đ stay. */
export const withoutTone = (text: string): string =>
  text.normalize('NFD').replace(new RegExp(TONE, 'g'), '').normalize('NFC')

/** A letter without its vowel mark: `ư` gives `u`. The letter has no tone. */
export const bareLetter = (letter: string): string => letter.normalize('NFD').charAt(0)

/** The tone that a text carries, by its Telex key. */
export function toneOf(text: string): ToneKey {
  const mark = TONE.exec(text.normalize('NFD'))?.[0]
  return TONE_KEYS.find((key) => TONE_MARKS[key] === mark) ?? 'z'
}

/** Parts of a syllable in lower case, without tone; the lengths add up to the word's. */
export type Syllable = { onset: string; rhyme: string; tone: ToneKey }

/**
 * A word as a syllable or the beginning of one: a letter that still lacks its mark counts as the marked one
 * (`duong` may become `dương`).
 * @returns every way to read it, likeliest first (`gieng` is gi + eng or g + ieng); none when no syllable begins so
 */
export function parseSyllable(word: string): Syllable[] {
  const bare = withoutTone(word.toLowerCase())
  const tone = toneOf(word)
  return ONSETS.filter((onset) => bare.startsWith(onset)).flatMap((onset) => {
    const rhyme = bare.slice(onset.length)
    // `gin` is g + in, and `q` stands nowhere without its `u` and a vowel.
    if (onset === 'qu' && rhyme === '') return []
    return mayBeRhyme(rhyme) && toneFits(rhyme, tone) ? [{ onset, rhyme, tone }] : []
  })
}

/** Whether some rhyme begins with these letters, marks still to come allowed. */
export const mayBeRhyme = (rhyme: string): boolean => RHYMES.some((whole) => begins(whole, rhyme))

function begins(whole: string, typed: string): boolean {
  if (typed.length > whole.length) return false
  return Array.from(typed).every((letter, at) => letter === whole[at] || letter === bareLetter(whole[at] ?? ''))
}

/** A rhyme that ends in a stop has only the sharp and the heavy tone. */
export const toneFits = (rhyme: string, tone: ToneKey): boolean =>
  tone === 'z' || (rhyme !== '' && (!/[cpkt]h?$/.test(rhyme) || tone === 's' || tone === 'j'))

/**
 * Where the tone is written: `classic` (hóa, thủy), as laws and place names write it; `modern` (hoá, thuỷ), as
 * Quyết định 1989/QĐ-BGDĐT teaches it.
 */
export type ToneStyle = 'classic' | 'modern'

/** Index of the letter of a rhyme that carries the tone. */
export function tonePlace(rhyme: string, style: ToneStyle): number {
  const vowels = /^[aăâeêioôơuưy]*/.exec(rhyme)?.[0] ?? ''
  const marked = Array.from(vowels).findLastIndex((letter) => 'ăâêôơư'.includes(letter))
  if (marked >= 0) return marked
  if (vowels.length === 3) return vowels.length < rhyme.length ? 2 : 1
  if (vowels.length < 2) return 0
  if (vowels.length < rhyme.length) return 1
  return style === 'modern' && /^(oa|oe|uy)$/.test(vowels) ? 1 : 0
}
