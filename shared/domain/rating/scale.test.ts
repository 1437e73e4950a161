import { expect, it } from 'vitest'
import { SETTINGS } from '../events/config-events.ts'
import { DEFAULT_LOW_REASONS, isLevel, isLow, levelsOf } from './scale.ts'

it('shows the best first, in the official words', () => {
  expect(levelsOf(3)).toEqual([
    { level: 3, words: 'Rất hài lòng', low: false },
    { level: 2, words: 'Hài lòng', low: false },
    { level: 1, words: 'Không hài lòng', low: true },
  ])
  expect(levelsOf(5).map(({ level, words, low }) => `${level} ${words}${low ? ' !' : ''}`)).toEqual([
    '5 Rất hài lòng',
    '4 Hài lòng',
    '3 Bình thường',
    '2 Không hài lòng !',
    '1 Rất không hài lòng !',
  ])
})

it('allows only levels of the scale', () => {
  expect([0, 1, 3, 4, 5, 6, 1.5, Number.NaN].map((level) => isLevel(level, 3))).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
  expect([0, 1, 5, 6].map((level) => isLevel(level, 5))).toEqual([false, true, true, false])
  expect(() => isLow(4, 3)).toThrow(/not a level of 3/)
})

it('has default reasons that the setting allows, each code once', () => {
  expect(SETTINGS['rating.reasons'].parse([...DEFAULT_LOW_REASONS])).toHaveLength(DEFAULT_LOW_REASONS.length)
  expect(new Set(DEFAULT_LOW_REASONS.map((reason) => reason.code)).size).toBe(DEFAULT_LOW_REASONS.length)
})
