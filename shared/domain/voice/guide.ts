import { digitClip } from './clips.ts'
import type { Clip } from './clips.ts'

/** Languages in which a kiosk can speak; in others its screens are silent. */
const SPOKEN = ['vi', 'en'] as const
export type SpokenLanguage = (typeof SPOKEN)[number]

export const isSpoken = (code: string): code is SpokenLanguage => (SPOKEN as readonly string[]).includes(code)

/** The English clip that stands for a Vietnamese one. */
export const englishClip = (id: string): string => `en-${id}`

/** Whether a clip belongs to the guidance of kiosks: a board that calls numbers has no use for it. */
export const isGuidance = (id: string): boolean => /^(en|guide)-/.test(id)

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')

/** What English guidance is joined from beside its sentences: a number, letter and digits, is said sign by sign. */
export const ENGLISH_SIGNS: readonly Clip[] = [
  ...DIGITS.map((words, digit) => ({ id: englishClip(digitClip(digit)), words })),
  ...LETTERS.map((letter) => ({ id: englishClip(`letter-${letter.toLowerCase()}`), words: `${letter}.` })),
  { id: englishClip('letter-dd'), words: 'D with a bar' },
]
