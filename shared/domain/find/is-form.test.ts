import { expect, test } from 'vitest'
import { isForm } from './is-form.ts'

test.each([
  ['Tờ khai đăng ký khai sinh theo mẫu', true],
  ['Đơn đề nghị cấp giấy phép', true],
  ['Đơn đề nghị'.normalize('NFD'), true],
  ['Mẫu hộ tịch điện tử tương tác đăng ký khai sinh', true],
  ['Hộ chiếu/Thẻ căn cước', false],
  ['Đơn thuốc'.replace('Đơn ', 'Đơn-'), false],
  ['Văn bản ủy quyền', false],
])('%s is a form: %s', (name, form) => {
  expect(isForm(name)).toBe(form)
})
