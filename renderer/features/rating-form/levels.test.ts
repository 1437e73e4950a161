import { expect, test } from 'vitest'
import { levelsOf as scaleOf } from '../../../shared/domain/rating/scale.ts'
import { wordsIn } from '../../../shared/i18n/language.ts'
import { levelWords, levelsOf, needsDetails, phoneNumber, ratingBody } from './levels.ts'

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
    [3, 'Rất hài lòng', false],
    [2, 'Hài lòng', false],
    [1, 'Không hài lòng', true],
  ])
})

test('a level outside the scale is a mistake of the program', () => {
  expect(() => levelWords(words, 5, 3)).toThrow('no level 5 on a scale of 3')
})

test.each([3, 5] as const)('the words on the screen are those of the rule (scale of %i)', (scale) => {
  expect(scaleOf(scale).map(({ level, low }) => [level, levelWords(words, level, scale), low])).toEqual(told(scale))
  expect(scaleOf(scale).map((level) => level.words)).toEqual(told(scale).map(([, text]) => text))
})

const said = { level: 1, process: null, reasons: [], comment: '  ', phone: '', consents: false }

test.each([
  ['0912345678', '0912345678'],
  ['0912 345 678', '0912345678'],
  ['+84 912.345.678', '0912345678'],
  ['84912345678', '0912345678'],
  ['024 3825 1234', '02438251234'],
  ['091234567', null],
  ['912345678', null],
  ['', null],
  ['09123456789012', null],
])('the number %j is %j', (text, number) => {
  expect(phoneNumber(text)).toBe(number)
})

test('only what was said goes to the centre', () => {
  expect(ratingBody('t', said)).toEqual({ token: 't', level: 1 })
  expect(ratingBody('t', { ...said, process: 2, reasons: ['a'], comment: ' Chờ lâu ' })).toEqual({
    token: 't',
    level: 1,
    process: 2,
    reasons: ['a'],
    comment: 'Chờ lâu',
  })
})

test('a number goes only whole and with consent', () => {
  const phone = '0912 345 678'
  expect(ratingBody('t', { ...said, phone })).toEqual({ token: 't', level: 1 })
  expect(ratingBody('t', { ...said, phone: '0912', consents: true })).toEqual({ token: 't', level: 1 })
  expect(ratingBody('t', { ...said, phone, consents: true })).toMatchObject({
    followUp: { phone: '0912345678', consent: true },
  })
})
