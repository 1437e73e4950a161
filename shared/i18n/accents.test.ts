import { expect, test } from 'vitest'
import { accentKeys } from './accents.ts'

/** Touches accent keys one after the other. */
const touched = (text: string, ...ids: string[]): string | null =>
  ids.reduce<string | null>(
    (before, id) => (before === null ? null : (accentKeys(before).find((key) => key.id === id)?.text ?? null)),
    text,
  )
const faces = (text: string): string =>
  accentKeys(text)
    .map((key) => (key.text === null ? '-' : key.face))
    .join(' ')

test('a vowel brings its accented forms', () => {
  expect(faces('ba')).toBe('- â ă á à ả ã ạ')
  expect(faces('e')).toBe('- ê - é è ẻ ẽ ẹ')
  expect(faces('tu')).toBe('- - ư ú ù ủ ũ ụ')
  expect(faces('i')).toBe('- - - í ì ỉ ĩ ị')
  expect(faces('d')).toBe('đ - - - - - - -')
  expect(faces('')).toBe('- - - - - - - -')
})

test('the whole word counts, so accents may come last', () => {
  expect(faces('hồ sơ duong')).toBe('đ ô ươ ó ò ỏ õ ọ')
  expect(touched('hồ sơ duong', 'd', 'horn', 'f')).toBe('hồ sơ đường')
  expect(touched('Nguyen', 'hat', 'x')).toBe('Nguyễn')
  expect(touched('hoc', 'r')).toBe(null)
})

test('what the word carries is on, and comes off by another touch', () => {
  expect(
    accentKeys('đường')
      .filter((key) => key.on)
      .map((key) => key.face),
  ).toEqual(['đ', 'ươ', 'ờ'])
  expect(touched('đường', 'f')).toBe('đương')
  expect(touched('đường', 'horn')).toBe('đuòng')
  expect(touched('đường', 's')).toBe('đướng')
  expect(touched('đ', 'd')).toBe('d')
})

test('the last letter of a foreign word can be accented', () => {
  expect(touched('Zalo', 'hat')).toBe('Zalô')
  expect(touched('micro', 'hat')).toBe('micrô')
  expect(faces('xyz')).toBe('- - - - - - - -')
})
