/** The recorded words that announcements are joined from (hardware.md §7.2, §7.3). */

export type Clip = {
  readonly id: string
  /** What a speaker reads into the microphone; a synthesiser gets the same words, never digits. */
  readonly words: string
}

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const

/** How letters are called; the series of a service has one of them. */
const LETTERS = {
  A: 'a',
  B: 'bê',
  C: 'xê',
  D: 'dê',
  Đ: 'đê',
  E: 'e',
  F: 'ép',
  G: 'giê',
  H: 'hát',
  I: 'i',
  J: 'gi',
  K: 'ca',
  L: 'e lờ',
  M: 'em mờ',
  N: 'en nờ',
  O: 'o',
  P: 'pê',
  Q: 'quy',
  R: 'e rờ',
  S: 'ét sì',
  T: 'tê',
  U: 'u',
  V: 'vê',
  W: 'vê kép',
  X: 'ích xì',
  Y: 'y dài',
  Z: 'dét',
} as const

export type Letter = keyof typeof LETTERS
export const isLetter = (sign: string): sign is Letter => Object.hasOwn(LETTERS, sign)

/** File names are plain ASCII: Đ is `dd`. */
export const letterClip = (letter: Letter): string => `letter-${letter === 'Đ' ? 'dd' : letter.toLowerCase()}`
export const digitClip = (digit: number): string => `digit-${digit}`

export const CHIME = 'chime'

/** Words beside digits and letters. `linh`, `nghìn` are northern, `lẻ`, `ngàn` southern. */
export const WORDS = {
  invite: 'Mời công dân có số',
  again: 'Xin nhắc lại',
  counter: 'đến quầy số',
  ten: 'mười',
  tens: 'mươi',
  'one-after-tens': 'mốt',
  'four-after-tens': 'tư',
  'five-after-ten': 'lăm',
  hundred: 'trăm',
  'zero-tens-north': 'linh',
  'zero-tens-south': 'lẻ',
  'thousand-north': 'nghìn',
  'thousand-south': 'ngàn',
} as const

/** Every clip that an announcement may need, in the order in which they are best recorded. */
export const CLIPS: readonly Clip[] = [
  ...Object.entries(WORDS).map(([id, words]) => ({ id, words })),
  ...DIGITS.map((words, digit) => ({ id: digitClip(digit), words })),
  ...(Object.entries(LETTERS) as [Letter, string][]).map(([letter, words]) => ({ id: letterClip(letter), words })),
]
