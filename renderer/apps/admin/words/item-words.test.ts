import { expect, test } from 'vitest'
import { ITEM_SHAPES } from '../../../../shared/domain/config/config-items.ts'
import type { ConfigKind } from '../../../../shared/domain/config/config-items.ts'
import type { TariffLine } from '../../../../shared/domain/fees/tariff.ts'
import { wordsIn } from '../../../../shared/i18n/language.ts'
import { changedFields, fieldLabel, SILENT } from './item-words.ts'
import type { ItemWords } from './item-words.ts'

const config = {
  ...{ agencies: [{ id: 'tc', name: 'Sở Tài chính' }], fields: [], services: [], counters: [], officers: [] },
  ...{ devices: [], bindings: [] },
} as unknown as ItemWords['config']
const say: ItemWords = { config, words: wordsIn('vi'), language: 'vi' }

const CHARGE: TariffLine = {
  ...{ code: 'thuong-tru', kind: 'charge', name: 'Lệ phí đăng ký thường trú', amount: 20_000, required: true },
  ...{ when: 'reception', issuer: 'national', basis: 'Thông tư số 75/2022/TT-BTC', from: '2026-01-01' },
  reductions: [{ reason: 'poor', percent: 100, basis: 'Điều 4' }],
}
const COPY: TariffLine = {
  ...{ code: 'ban-sao', kind: 'fee', name: 'Phí chứng thực bản sao', amount: 2_000, unit: 'trang', required: false },
  ...{ when: 'result', issuer: 'province', basis: 'Nghị quyết số 10/NQ-HĐND', from: '2026-01-01', until: '2026-12-31' },
  ...{ tiers: [{ from: 3, amount: 1_000 }], most: 200_000, agencyId: 'tc', channel: 'online' },
}
const procedure = (tariff: TariffLine[]) => ({ name: 'Đăng ký thường trú', tariff })
const plain = (text: string | undefined): string | undefined => text?.replaceAll('\u00A0', ' ')

test('every field of every item has a name for people', () => {
  const nameless = Object.entries(ITEM_SHAPES).flatMap(([kind, { shape }]) =>
    Object.keys(shape).filter((field) => !SILENT.has(field) && fieldLabel(say, kind as ConfigKind, field) === ''),
  )
  expect(nameless).toEqual([])
})

test('a tariff is told in words, amounts and days as people here write them', () => {
  const [tariff] = changedFields(say, 'procedure', procedure([]), procedure([CHARGE, COPY]))
  expect(tariff?.label).toBe('Biểu phí, lệ phí chi tiết')
  expect(tariff?.was).toBe('không có')
  expect(plain(tariff?.is)?.split('\n')).toEqual([
    'Lệ phí đăng ký thường trú: 20.000 đ · Loại: Lệ phí · Thu khi: Tiếp nhận · Bắt buộc thu · Miễn, giảm: Hộ nghèo, cận nghèo 100 % (Điều 4) · Cơ quan ban hành: Trung ương · Văn bản quy định mức thu: Thông tư số 75/2022/TT-BTC · Áp dụng từ ngày 01/01/2026',
    'Phí chứng thực bản sao: 2.000 đ/trang · Loại: Phí · Chỉ khi nộp: Trực tuyến · Thu khi: Trả kết quả · Từ đơn vị thứ 3: 1.000 đ · Thu tối đa: 200.000 đ · Cơ quan ban hành: HĐND, UBND tỉnh · Văn bản quy định mức thu: Nghị quyết số 10/NQ-HĐND · Áp dụng từ ngày 01/01/2026 · Đến hết ngày 31/12/2026 · Đơn vị thu, nếu không phải cơ quan của thủ tục: Sở Tài chính',
  ])
})

test('of a long list only the lines that differ are told, and how many stay', () => {
  const dearer = { ...COPY, amount: 3_000 }
  const [tariff] = changedFields(say, 'procedure', procedure([CHARGE, COPY]), procedure([CHARGE, dearer]))
  expect(plain(tariff?.was ?? '')).toMatch(/^Phí chứng thực bản sao: 2\.000 đ[^\n]*$/)
  expect(plain(tariff?.is)).toMatch(/^Phí chứng thực bản sao: 3\.000 đ[^\n]*\n\(1 dòng khác giữ nguyên\)$/)
})

test('lines in another order are all told, as they were and as they are', () => {
  const [tariff] = changedFields(say, 'procedure', procedure([CHARGE, COPY]), procedure([COPY, CHARGE]))
  const [was, is] = [tariff?.was, tariff?.is].map((text) => text?.split('\n').map((line) => line.split(':')[0]))
  expect(was).toEqual([CHARGE.name, COPY.name])
  expect(is).toEqual([COPY.name, CHARGE.name])
})

test('a change that its words do not show is said to be inside', () => {
  const printer = (host: string) => ({
    printers: [{ id: 'p1', name: 'Máy in phiếu', transport: { kind: 'tcp', host } }],
  })
  const [printers] = changedFields(say, 'station', printer('10.0.0.5'), printer('10.0.0.6'))
  expect(printers).toMatchObject({ was: null, is: 'Máy in phiếu (chi tiết bên trong thay đổi)' })
})
