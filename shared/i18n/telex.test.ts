import { expect, test } from 'vitest'
import { typeTelex } from './telex.ts'

const typed = (keys: string, style?: 'modern'): string =>
  Array.from(keys).reduce((text, key) => typeTelex(text, key, style), '')

test.each([
  ['ddawng kys khai sinh', 'đăng ký khai sinh'],
  ['Nguyeenx Thij Hoongf', 'Nguyễn Thị Hồng'],
  ['dduwowngf', 'đường'],
  ['duongdwf', 'đường'],
  ['thuowr', 'thuở'],
  ['thuowngf', 'thường'],
  ['huowu', 'hươu'],
  ['ruouwj', 'rượu'],
  ['khuyru', 'khuỷu'],
  ['ngoawnf ngoeof', 'ngoằn ngoèo'],
  ['quaan quoocs quyeets quys', 'quân quốc quyết quý'],
  ['giw giuwx', 'giư giữ'],
  ['gif ginf giaf gieengs giengse', 'gì gìn già giếng giếng'],
  ['muaw', 'mưa'],
  ['tw', 'tư'],
  ['DDAWNGS', 'ĐẮNG'],
  ['Ddaks LAWKS', 'Đák LẮK'],
  ['Kroong Pleiku', 'Krông Pleiku'],
  ['xooong', 'xoong'],
  ['NDD-CP QDD hddnd', 'NĐ-CP QĐ hđnd'],
  ['uoonw', 'ươn'],
  ['uwowno', 'uôn'],
  ['tieengsz', 'tiêng'],
])('%s gives %s', (keys, text) => expect(typed(keys)).toBe(text))

test.each([
  ['ass', 'as'],
  ['aaa', 'aa'],
  ['ddd', 'dd'],
  ['uww', 'uw'],
  ['toanss', 'toans'],
  ['tieengss', 'tiêngs'],
])('a key twice takes itself back: %s gives %s', (keys, text) => expect(typed(keys)).toBe(text))

test.each(['http', 'www', 'facebook', 'zalo', 'hocf', 'H57-261121', 'email@x.vn', 'jazz'])(
  'what is no Vietnamese syllable is written as it is: %s',
  (keys) => expect(typed(keys)).toBe(keys),
)

test('the tone stands as in the laws, or as the schools teach it', () => {
  expect(typed('hoas thuyr khoer hoangf quys')).toBe('hóa thủy khỏe hoàng quý')
  expect(typed('hoas thuyr khoer hoangf quys', 'modern')).toBe('hoá thuỷ khoẻ hoàng quý')
})

test('it follows what stands before the caret, however that came there', () => {
  expect(typeTelex('Kính gửi ông Tu\u00E2\u0301', 'n')).toBe('Kính gửi ông Tuấn')
  expect(typeTelex('toa\u0301', 'n')).toBe('toán')
  expect(typeTelex('số 15, đuong', 'w')).toBe('số 15, đương')
  expect(typeTelex('', 's')).toBe('s')
})
