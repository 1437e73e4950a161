import { expect, test } from 'vitest'
import { byGivenName, byName } from './by-name.ts'

const sorted = (names: string[], by: typeof byName): string[] =>
  names
    .map((name) => ({ name }))
    .toSorted(by)
    .map(({ name }) => name)

test('things go by the Vietnamese alphabet, numbers by what they count', () => {
  expect(sorted(['Quầy 10', 'Quầy 2', 'Đất đai', 'Du lịch', 'Điện', 'Thể thao', 'Ấn phẩm'], byName)).toEqual([
    'Ấn phẩm',
    'Du lịch',
    'Đất đai',
    'Điện',
    'Quầy 2',
    'Quầy 10',
    'Thể thao',
  ])
})

test('people go by their given names', () => {
  expect(sorted(['Trần Văn Hải', 'Nguyễn Thị Bình', 'Lê Văn Bình', 'Ngô Ánh', 'Đỗ Đạt'], byGivenName)).toEqual([
    'Ngô Ánh',
    'Lê Văn Bình',
    'Nguyễn Thị Bình',
    'Đỗ Đạt',
    'Trần Văn Hải',
  ])
})
