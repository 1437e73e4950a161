import { expect, it } from 'vitest'
import { searchText } from './search-text.ts'

it('finds a Vietnamese name however it is typed', () => {
  expect(searchText('  Đặng Thị Bích Ngọc ')).toBe('dang thi bich ngoc')
  expect(searchText('ĐẶNG')).toBe(searchText('đặng'.normalize('NFD')))
  expect(searchText('Nguyễn Thị Hồng Nhung')).toContain(searchText('hồng'))
})
