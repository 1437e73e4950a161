import { describe, expect, test } from 'vitest'
import { createFinder, isNear } from './find-procedures.ts'
import type { Findable } from './find-procedures.ts'

const procedure = (id: string, code: string, name: string, about = ''): Findable => ({ id, code, name, about })
const LIST = [
  procedure('birth-again', '1.004884', 'Thủ tục đăng ký lại khai sinh', 'Hộ tịch'),
  procedure('birth-papers', '1.004772', 'Thủ tục đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân', 'Hộ tịch'),
  procedure('birth', '1.001193', 'Thủ tục đăng ký khai sinh', 'Hộ tịch'),
  procedure('death', '1.000656', 'Thủ tục đăng ký khai tử', 'Hộ tịch'),
  procedure('copy', '2.000815', 'Chứng thực bản sao từ bản chính', 'Chứng thực'),
  procedure('home', '1.004222', 'Đăng ký thường trú', 'Đăng ký, quản lý cư trú'),
  procedure('land', '1.012753', 'Đăng ký biến động quyền sử dụng đất', 'Đất đai'),
  procedure('old', '1.001776', 'Trợ cấp xã hội hàng tháng đối với người cao tuổi', 'Bảo trợ xã hội'),
]
const find = createFinder(LIST)

describe('finds by', () => {
  test.each([
    ['a name without marks', 'dang ky khai sinh', 'birth'],
    ['a name as it is written', 'Đăng ký khai sinh', 'birth'],
    ['capitals', 'KHAI SINH', 'birth'],
    ['the beginning of a word', 'khai si', 'birth'],
    ['other order of the words', 'sinh khai', 'birth'],
    ['a wrong letter', 'thuowng tru', 'home'],
    ['swapped letters', 'chugn thuc', 'copy'],
    ['initials', 'đkks', 'birth'],
    ['the code', '1.000656', 'death'],
    ['a part of the code', '4222', 'home'],
    ['the field', 'dat dai', 'land'],
    ['words around it', 'tôi muốn làm giấy khai sinh', 'birth'],
    ['what people say at home', 'sổ đỏ', 'land'],
    ['another thing said at home', 'nhập hộ khẩu', 'home'],
    ['a word for old people', 'nguoi gia', 'old'],
  ])('%s: %s', (_how, typed, first) => {
    expect(find(typed)[0]).toBe(first)
  })
})

test('puts the plain name before longer ones', () => {
  expect(find('đăng ký khai sinh')).toEqual(['birth', 'birth-papers', 'birth-again'])
})

test('finds nothing where a word fits nowhere, and for no word', () => {
  for (const typed of ['xyz', 'khai sinh xyz', '', '  ', '...', '9.999999']) expect(find(typed)).toEqual([])
})

test('goes by the first words of a text that never ends', () => {
  const text = `đăng ký khai sinh ${'đăng ký khai sinh '.repeat(5)}`
  expect(find(`${text} xyz`)).toEqual(find(text))
})

test.each([
  ['sinh', 'sinh', true],
  ['sinh', 'sin', true],
  ['sinh', 'siinh', true],
  ['sinh', 'sihn', true],
  ['sinh', 'tinh', true],
  ['sinh', 'tinhs', false],
  ['sinh', 'si', false],
  ['abcd', 'badc', false],
])('%s and %s are near: %s', (a, b, near) => {
  expect([isNear(a, b), isNear(b, a)]).toEqual([near, near])
})
