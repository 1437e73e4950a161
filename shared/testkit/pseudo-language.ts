import { CITIZEN_AREAS, placesOf } from '../i18n/language-file.ts'
import type { LanguageFile } from '../i18n/language-file.ts'
import { vi } from '../i18n/vi.ts'

/** Stands around every word of the pseudo-language: words without it did not go through the language. */
export const MARK = '⟦'

/** A language of nobody: each phrase is its own place, e.g. `⟦kiosk.waiting {1}⟧`. */
export function pseudoLanguage(code = 'zxx'): LanguageFile {
  const words = Object.fromEntries(CITIZEN_AREAS.map((area) => [area, marked(area, vi[area])]))
  return { code, name: `${MARK}language⟧`, like: 'en', words }
}

function marked(place: string, ours: unknown): unknown {
  if (typeof ours === 'string') return `${MARK}${place}⟧`
  if (typeof ours === 'function') {
    const places = placesOf(ours as (...values: unknown[]) => unknown)
    return `${MARK}${[place, ...places.map((name) => `{${name}}`)].join(' ')}⟧`
  }
  if (Array.isArray(ours)) return ours.map((_, at) => `${MARK}${place}.${at}⟧`)
  return Object.fromEntries(
    Object.entries(ours as object).map(([key, value]) => [key, marked(`${place}.${key}`, value)]),
  )
}
