import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { z } from 'zod'
import { DOSSIER_MOVES, nationalState } from '../../domain/dossier/states.ts'
import type { DossierState } from '../../api/dossier-views.ts'
import { filingChannel, resultChannel } from '../../domain/slips/parts.ts'
import { feeKind, feeWhen, partyKind, payMethod } from '../../api/dossier-views.ts'
import { SENT } from '../sent-fields.ts'
import type { SentEvent } from '../wire.ts'
import type { NationalBook } from './book.ts'
import * as codes from './codes.ts'
import { DOUBTS } from './doubts.ts'
import { birthdayV2, dateV1, dateV2, momentV2 } from './dates.ts'
import { dossierSoFar } from './dossier-so-far.ts'
import { dossierV1, progressV1 } from './fields-v1.ts'
import { appendV2, dossierV2, progressV2, statusV2 } from './fields-v2.ts'
import { readRefusal } from './refusals.ts'
import { MAY_FOLLOW, NATIONAL_STATUSES, STATUS_OF_ROW, mayFollow, nationalStatus } from './statuses.ts'
import { toV1Dossier, toV1Progress } from './to-v1.ts'
import { toV2Append, toV2Dossier, toV2Progress } from './to-v2.ts'

const keysOf = (shape: { shape: object }): string[] => Object.keys(shape.shape)

describe('statuses (national-data §3.1)', () => {
  it('are ten, by these names', () => {
    expect(Object.values(NATIONAL_STATUSES)).toEqual([
      ...['Mới đăng ký', 'Được tiếp nhận', 'Không được tiếp nhận', 'Đang xử lý', 'Yêu cầu bổ sung giấy tờ'],
      ...['Yêu cầu thực hiện nghĩa vụ tài chính', 'Công dân yêu cầu rút hồ sơ', 'Dừng xử lý', 'Đã xử lý xong'],
      'Đã trả kết quả',
    ])
  })

  it.each(Object.entries(DOSSIER_MOVES) as [DossierState, Record<string, DossierState>][])(
    'let every legal move from %s through',
    (from, moves) => {
      for (const refusedAs of [8, 9] as const)
        for (const to of Object.values(moves)) {
          const [before, after] = [nationalState(from, refusedAs), nationalState(to, refusedAs)].map(nationalStatus)
          // Told as 8 a refusal is the end there, whatever is handed over here.
          if (from === 'refused' && refusedAs === 8) continue
          expect(before && after && mayFollow(before, after), `${from} → ${to}`).toBe(true)
        }
    },
  )

  it('end with 3, 8 and 10', () => {
    const ends = Object.entries(MAY_FOLLOW).filter(([, after]) => after.length === 0)
    expect(ends.map(([code]) => code)).toEqual(['3', '8', '10'])
    expect(['10', 9, '11', 'x', null].map(nationalStatus)).toEqual([10, 9, null, null, null])
  })

  it('come of rows that leave the building', () => {
    expect(Object.keys(STATUS_OF_ROW).filter((type) => !Object.hasOwn(SENT, type))).toEqual([])
  })
})

describe('codes', () => {
  it('LoaiDoiTuong differs between the generations (§3.3)', () => {
    expect(partyKind.options.map((kind) => [kind, codes.SUBJECT_V1[kind], codes.SUBJECT_V2[kind]])).toEqual([
      ['person', '1', 0],
      ['organisation', '2', 1],
    ])
  })
  it('KenhThucHien (§3.2, QĐ 766)', () => {
    expect(filingChannel.options.map((one) => [one, codes.CHANNEL[one]])).toEqual([
      ...[
        ['direct', '1'],
        ['authorised', '1'],
        ['postal', '3'],
        ['hired', '1'],
        ['online', '2'],
      ],
    ])
  })
  it('HinhThuc (§3.2)', () => {
    expect(resultChannel.options.map((one) => codes.RESULT_WAY[one])).toEqual(['0', '1', '0'])
  })
  it('fees: HinhThucThu (§3.3: 1, 4), LoaiPhiLePhi, paid online (§3.2: 1 DVCQG, 2 province)', () => {
    expect(feeWhen.options.map((one) => [codes.FEE_WHEN_V1[one], codes.FEE_WHEN_V2[one]])).toEqual([
      ['1', '1'],
      ['2', '4'],
    ])
    expect(feeKind.options.map((one) => codes.FEE_KIND_V1[one])).toEqual(['1', '2'])
    expect(payMethod.options.map((one) => codes.PAID_ONLINE[one])).toEqual(['', '', '', '2', '1'])
  })
  it("dates are Viet Nam's (§3.2 yyyyMMddHHmmss)", () => {
    const at = Date.parse('2026-11-23T17:30:05.042Z')
    expect([dateV1(at), dateV2(at), momentV2(at)]).toEqual([
      ...['20261124003005', '2026-11-24 00:30:05', '2026-11-24T00:30:05.042'],
    ])
    expect([birthdayV2('1985-02-01'), birthdayV2('1985'), birthdayV2(undefined)]).toEqual([
      ...['19850201000000', undefined, undefined],
    ])
  })
})

describe('field lists', () => {
  it('of a dossier, first generation, are those of §3.2', () => {
    expect(keysOf(dossierV1)).toEqual(
      (
        'MaHoSo MaTTHC TenTTHC MaLinhVuc TenLinhVuc SoBienNhan ChuHoSo LoaiDoiTuong MaDoiTuong ThongTinKhac Email Fax ' +
        'SoDienThoai TrichYeuHoSo NgayTiepNhan NgayHenTra TrangThaiHoSo NgayTra ThongTinTra HinhThuc NgayKetThucXuLy ' +
        'DonViXuLy GhiChu TaiLieuNop DanhSachLePhi DanhSachTepDinhKemKhac DanhSachHoSoBoSung DanhSachGiayToKetQua ' +
        'KenhThucHien HoSoCoThanhPhanSoHoa DuocThanhToanTrucTuyen'
      ).split(' '),
    )
    expect(keysOf(progressV1).join(' ')).toBe(
      'MaHoSo NguoiXuLy ChucDanh ThoiDiemXuLy PhongBanXuLy NoiDungXuLy TrangThai NgayBatDau NgayKetThucTheoQuyDinh',
    )
  })
  it('of a dossier, second generation, are those of §3.3', () => {
    expect(keysOf(dossierV2).join(' ')).toBe(
      'MaHoSo MaTTHC MaDichVuCong ChuHoSo LoaiDoiTuong MaDonViTiepNhan NgayNop NgayTiepNhan ThanhPhanHoSo DanhSachLePhi ThongTinNguoiNop',
    )
  })
})

const book: NationalBook = {
  unit: { code: 'H42.12', name: 'Trung tâm' },
  procedure: () => ({
    code: '1.004222',
    name: 'Đăng ký thường trú',
    fieldCode: 'F1',
    fieldName: 'Cư trú',
    papers: ['Tờ khai'],
  }),
  agency: () => 'Công an phường',
}
const AT = Date.parse('2026-11-23T01:00:00Z')
const row = (seq: number, type: string, body: object): SentEvent => ({
  ...{ seq, type, at: AT + seq * 60_000, day: '2026-11-23', subject: 'H42.12-261123-0001' },
  body: body as SentEvent['body'],
})
const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const party = fc.record(
  {
    ...{
      personId: fc.uuid(),
      kind: fc.constantFrom(...partyKind.options),
      name: text.filter((one) => one.trim() !== ''),
    },
    ...{ identity: text, address: text, phone: text, email: text, birthDate: fc.constantFrom('1985', '1985-02-01') },
  },
  { requiredKeys: ['personId'] },
)
const received = fc.record({
  ...{ procedureId: fc.constant('1.004222'), agencyId: fc.constant('A1'), fieldId: fc.constant('F1') },
  ...{
    channel: fc.constantFrom(...filingChannel.options),
    filer: party,
    owner: fc.option(party),
    dueAt: fc.constant(AT),
  },
  components: fc.array(
    fc.record({
      ...{ no: fc.integer({ min: 1, max: 9 }), name: fc.option(fc.constant('Giấy khai sinh')) },
      ...{ originals: fc.nat(3), certified: fc.nat(3), copies: fc.nat(3), electronic: fc.nat(3) },
    }),
    { maxLength: 3 },
  ),
  fees: fc.array(
    fc.record({
      ...{ no: fc.integer({ min: 1, max: 9 }), kind: fc.constantFrom(...feeKind.options), amount: fc.nat(900_000) },
      ...{ when: fc.constantFrom(...feeWhen.options), exempt: fc.option(fc.constant('poor')) },
    }),
    { maxLength: 3 },
  ),
  delivery: fc.record({
    how: fc.constantFrom(...resultChannel.options),
    where: fc.option(fc.record({ personId: fc.uuid(), words: fc.option(text) })),
  }),
  summary: fc.constant(null),
})
const STEPS: [string, object][] = [
  ['dossier.forwarded', {}],
  ['dossier.supplementRequested', { supplementId: 'S1', words: { personId: 'p', words: 'Bổ sung sổ hộ khẩu' } }],
  ['dossier.supplemented', { supplementId: 'S1', previousDueAt: AT, dueAt: AT + 86_400_000 }],
  ['dossier.withdrawalRequested', { how: 'paper' }],
  ['dossier.continued', {}],
  ['dossier.feePaid', { no: 1, method: 'qr' }],
  ['digital.attached', { fileId: 'f1', sha256: 'a'.repeat(64), part: 'c1', pages: 2 }],
  [
    'digital.removed',
    {
      part: 'c1',
      pages: [
        { fileId: 'f1', page: 1 },
        { fileId: 'f1', page: 2 },
      ],
    },
  ],
  ['dossier.resultRecorded', { kind: 'granted' }],
  ['dossier.resultReturned', {}],
]

describe('a dossier', () => {
  it('is of the field lists at each of its steps, whatever was entered', () => {
    fc.assert(
      fc.property(received, fc.nat(STEPS.length), (body, steps) => {
        const rows = [
          row(1, 'dossier.received', body),
          ...STEPS.slice(0, steps).map(([type, more], n) => row(n + 2, type, more)),
        ]
        const so = dossierSoFar(rows, 9)
        const last = rows.at(-1)
        if (!so || !last) throw new Error('no dossier')
        const code = 'H42.12-20261123-0000001'
        const [file] = so.files
        const paper = file ? { file, uploaded: { id: 'x', hash: 'y' } } : null
        const written: [z.ZodType, unknown][] = [
          [dossierV1, toV1Dossier(so, book, (sha256) => `https://tep.example/${sha256}.pdf`)],
          [progressV1, toV1Progress(so, last, book)],
          [dossierV2, toV2Dossier(so, code, book)],
          [progressV2, toV2Progress(so, last, { code, id: '' }, book)],
          [appendV2, toV2Append(so, code, book, paper)],
          [statusV2, { IdHoSo: '', MaHoSo: code, TrangThai: so.status }],
        ]
        for (const [shape, value] of written) expect(shape.safeParse(value).error).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })

  it('goes back to where it was when nobody wants to withdraw it any more', () => {
    const [body] = fc.sample(received, 1)
    const rows = [
      row(1, 'dossier.received', body ?? {}),
      ...STEPS.slice(0, 4).map(([type, more], n) => row(n + 2, type, more)),
    ]
    expect(dossierSoFar(rows, 9)).toMatchObject({ status: 7, before: 2 })
    expect(dossierSoFar([...rows, row(9, 'dossier.continued', {})], 9)).toMatchObject({ status: 2, before: null })
    expect(dossierSoFar([...rows, row(9, 'dossier.refused', {})], 8)?.status).toBe(8)
  })

  it('shows a paper that was taken out again as deleted, with its name', () => {
    const [body] = fc.sample(received, 1)
    const rows = [
      row(1, 'dossier.received', { ...body, components: [] }),
      ...STEPS.slice(6, 8).map(([type, more], n) => row(n + 2, type, more)),
    ]
    const so = dossierSoFar(rows, 9)
    expect(so && toV1Dossier(so, book, (sha256) => `https://tep.example/${sha256}.pdf`).TaiLieuNop).toMatchObject([
      { TenTepDinhKem: 'Tờ khai.pdf', IsDeleted: 'True', TepDinhKemId: 'f1' },
    ])
  })
})

it.each([
  ['Trường NgayHenTra không đúng định dạng', 'EVENT_INVALID', 'body.dueAt'],
  ['Hồ sơ H42.12-261123-0001 đã tồn tại', 'DOSSIER_EXISTS', undefined],
  ['Không tìm thấy hồ sơ H42', 'DOSSIER_UNKNOWN', undefined],
  ['Trạng thái không được chuyển từ 4 sang 2', 'DOSSIER_OVER', undefined],
  ['Thiếu trường bắt buộc TenTTHC', 'EVENT_INVALID', 'body.procedureId'],
  ['', 'EVENT_INVALID', undefined],
])('reads the refusal “%s”', (words, code, field) => {
  const read = readRefusal(words)
  expect([read.code, read.field]).toEqual([code, field])
  expect(read.reason).toMatch(/^Hệ thống của tỉnh từ chối/)
})

it.each(['province.md', 'province.vi.md'])('%s names every doubt', (file) => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs', file), 'utf8')
  expect(Object.keys(DOUBTS).filter((doubt) => !text.includes(`\`${doubt}\``))).toEqual([])
})
