import { en } from './en.ts'
import type { Words } from './vi.ts'
import { vi } from './vi.ts'

/** A third language is one more file of the shape `Words`, and one more row here. */
const LANGUAGES = { vi, en } satisfies Record<string, Words>

export type Language = keyof typeof LANGUAGES

/** All words of the screens in one language. */
export const wordsIn = (language: Language): Words => LANGUAGES[language]
