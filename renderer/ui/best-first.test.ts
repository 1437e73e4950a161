import { expect, test } from 'vitest'
import { bestFirst } from './best-first.ts'

const PEOPLE = ['Ngô Văn Thắng', 'Lê Thị Hạng', 'Cao Thị Thu Hằng', 'Đỗ Hải'].map((text) => ({ text }))
const found = (typed: string): string[] => bestFirst(PEOPLE, typed).map(({ text }) => text)

test.each([
  ['hằng', 'Cao Thị Thu Hằng'],
  ['HẰNG', 'Cao Thị Thu Hằng'],
  ['hang', 'Lê Thị Hạng'],
  ['thang', 'Ngô Văn Thắng'],
  ['do', 'Đỗ Hải'],
])('who types “%s” finds %s first', (typed, name) => expect(found(typed)[0]).toBe(name))

test('a word that begins so stands before one that only has it, and nothing typed changes nothing', () => {
  expect(found('hang').slice(0, 3)).toEqual(['Lê Thị Hạng', 'Cao Thị Thu Hằng', 'Ngô Văn Thắng'])
  expect(found(' ')).toEqual(PEOPLE.map(({ text }) => text))
})

test('a whole word stands before one that only begins so', () => {
  const areas = ['Phiên bản phần mềm', 'Hình ảnh, phim', 'Phí, lệ phí'].map((text) => ({ text }))
  const first = (typed: string): string | undefined => bestFirst(areas, typed)[0]?.text
  expect(first('phi')).toBe('Phí, lệ phí')
  expect(first('le phi')).toBe('Phí, lệ phí')
  expect(first('phie')).toBe('Phiên bản phần mềm')
  expect(first('phim')).toBe('Hình ảnh, phim')
})
