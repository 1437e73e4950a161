import { expect, test } from 'vitest'
import { wordsIn } from '../../../shared/i18n/language.ts'
import { levelWords, levelsOf, needsDetails } from './levels.ts'

const words = wordsIn('vi')
const told = (scale: 3 | 5) =>
  levelsOf(scale).map((level) => [level, levelWords(words, level, scale), needsDetails(level, scale)])

test('five levels from best to worst, the two below the middle ask for reasons', () => {
  expect(told(5)).toEqual([
    [5, 'Rất hài lòng', false],
    [4, 'Hài lòng', false],
    [3, 'Bình thường', false],
    [2, 'Không hài lòng', true],
    [1, 'Rất không hài lòng', true],
  ])
})

test('three levels, the lowest asks for reasons', () => {
  expect(told(3)).toEqual([
    [3, 'Hài lòng', false],
    [2, 'Bình thường', false],
    [1, 'Không hài lòng', true],
  ])
})

test('a level outside the scale is a mistake of the program', () => {
  expect(() => levelWords(words, 5, 3)).toThrow('no level 5 on a scale of 3')
})
