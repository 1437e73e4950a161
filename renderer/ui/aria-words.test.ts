import { expect, test } from 'vitest'
import { declareAriaWords } from './aria-words.ts'

const page = { documentElement: { lang: 'vi' } }
declareAriaWords(page as unknown as Document)

type Message = string | ((values: Record<string, unknown>, formatter: unknown) => string)
const packs = Reflect.get(globalThis, Symbol.for('react-aria.i18n.strings')) as Record<string, Record<string, Message>>
/** Counts as the library's English does. */
const formatter = {
  number: String,
  plural: (n: number, words: Record<string, () => string>) => (n === 1 ? words['one'] : words['other'])?.(),
}

function say(pack: string, key: string, values: Record<string, unknown> = {}): string {
  const message = packs[pack]?.[key]
  if (message === undefined) throw new Error(`no words for ${pack} ${key}`)
  return typeof message === 'function' ? message(values, formatter) : message
}

test('the library says what it says in the language of the page', () => {
  page.documentElement.lang = 'vi'
  expect(say('@react-aria/combobox', 'countAnnouncement', { optionCount: 3 })).toBe('Có 3 lựa chọn.')
  expect(say('@react-aria/overlays', 'dismiss')).toBe('Đóng')
  const focus = { isGroupChange: false, optionText: 'Quầy 3', isSelected: true }
  expect(say('@react-aria/combobox', 'focusAnnouncement', focus)).toBe('Quầy 3, đã chọn')
  page.documentElement.lang = 'en'
  expect(say('@react-aria/combobox', 'countAnnouncement', { optionCount: 3 })).toBe('3 options available.')
  expect(say('@react-aria/overlays', 'dismiss')).toBe('Dismiss')
})

test('what has no Vietnamese words yet is said in English rather than not at all', () => {
  page.documentElement.lang = 'vi'
  expect(say('@react-aria/dnd', 'dropComplete')).toBe('Drop complete.')
})
