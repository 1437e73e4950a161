import { expect, test } from 'vitest'
import { feeLines } from './fee-lines.ts'

test.each([
  ['', []],
  ['Trực tiếp, trực tuyến, bưu chính: 0', ['Trực tiếp, trực tuyến, bưu chính: 0\u00a0đ']],
  [
    'Trực tuyến: 10.000đ/lần đăng ký; Trực tiếp: 20.000đ',
    ['Trực tuyến: 10.000\u00a0đ/lần đăng ký', 'Trực tiếp: 20.000\u00a0đ'],
  ],
  [
    'Trực tuyến: theo quy định của HĐND tỉnh hoặc bộ (CSDL quốc gia ghi 0) / 0; Trực tiếp: 0',
    ['Trực tuyến: theo quy định của HĐND tỉnh hoặc bộ / 0\u00a0đ', 'Trực tiếp: 0\u00a0đ'],
  ],
  ['CSDL quốc gia ghi “500” (có thể sai đơn vị)', ['CSDL quốc gia ghi “500” (có thể sai đơn vị)']],
])('%s', (fee, lines) => {
  expect(feeLines(fee)).toEqual(lines)
})
