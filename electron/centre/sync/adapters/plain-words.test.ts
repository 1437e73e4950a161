import { expect, it } from 'vitest'
import { withoutPersons } from './plain-words.ts'

const row = {
  ...{ seq: 1, type: 'dossier.received', at: 0, day: '2026-11-23', subject: 'H42.12-261123-0001' },
  body: {
    procedureId: '1.004203.000.00.00.H42',
    filer: {
      personId: 'P1',
      kind: 'citizen',
      name: 'Nguyễn Văn Nộp',
      identity: '034099001234',
      birthDate: '1960-02-01',
    },
    owner: null,
    delivery: { how: 'post', where: { personId: 'P2', words: '12 ngõ Mẫu' } },
  },
}

it.each([
  ['Trường ChuHoSo: “Nguyễn Văn Nộp” không hợp lệ', 'Trường ChuHoSo: “…” không hợp lệ'],
  ['NGUYỄN VĂN NỘP (sinh 01/02/1960) đã bị khóa', '… (sinh …) đã bị khóa'],
  ['Địa chỉ 12 ngõ Mẫu không có trong danh mục', 'Địa chỉ … không có trong danh mục'],
  ['Số 034099001234 hoặc 079188004567 sai', 'Số … hoặc … sai'],
  ['Gọi 0912.345.678, nop@vidu.vn', 'Gọi …, …'],
  // What an officer needs stays: codes, fields, rules.
  ['Hồ sơ H42.12-261123-0001 đã tồn tại', 'Hồ sơ H42.12-261123-0001 đã tồn tại'],
  ['TTHC 1.004203.000.00.00.H42 hết hiệu lực', 'TTHC 1.004203.000.00.00.H42 hết hiệu lực'],
  ['Trường NgayHenTra phải dạng yyyyMMddHHmmss', 'Trường NgayHenTra phải dạng yyyyMMddHHmmss'],
])('“%s” says of people nothing', (said, plain) => {
  expect(withoutPersons(said, [row])).toBe(plain)
  // Letters that were put together in another way are the same.
  expect(withoutPersons(said.normalize('NFD'), [row])).toBe(plain.normalize('NFC'))
})
