import type { FilingChannel, ResultChannel } from '../../domain/slips/parts.ts'

/** The centre's words in the codes of both national generations. Each table names where its codes stand. */

/** LoaiDoiTuong of the first generation: 1 công dân, 2 doanh nghiệp (national-data §3.2). */
export const SUBJECT_V1 = { person: '1', organisation: '2' } as const
/** LoaiDoiTuong of the second: 0 công dân, 1 doanh nghiệp, 2 hộ kinh doanh (§3.3; doubt `v2-household`). */
export const SUBJECT_V2 = { person: 0, organisation: 1 } as const
export type PartyKind = keyof typeof SUBJECT_V1

/** KenhThucHien: 1 trực tiếp, 2 trực tuyến, 3 bưu chính công ích (§3.2, index fields of QĐ 766). */
export const CHANNEL: Readonly<Record<FilingChannel, '1' | '2' | '3'>> = {
  direct: '1',
  authorised: '1',
  hired: '1',
  postal: '3',
  online: '2',
}

/** HinhThuc 0/1 (§3.2; doubt `v1-way`). */
export const RESULT_WAY: Readonly<Record<ResultChannel, '0' | '1'>> = { counter: '0', online: '0', postal: '1' }

export const PAY_METHODS = ['cash', 'transfer', 'card', 'qr', 'portal'] as const
export type PayMethod = (typeof PAY_METHODS)[number]
/** DuocThanhToanTrucTuyen: 1 on the national portal, 2 on one of the province (§3.2); empty: not paid online. */
export const PAID_ONLINE: Readonly<Record<PayMethod, '' | '1' | '2'>> = {
  cash: '',
  transfer: '',
  card: '',
  qr: '2',
  portal: '1',
}

/** When a fee is taken. First generation: doubt `v1-fees`; second: 1 tiếp nhận, 2 bổ sung, 4 trả kết quả (§3.3). */
export const FEE_WHEN_V1 = { reception: '1', result: '2' } as const
export const FEE_WHEN_V2 = { reception: '1', result: '4' } as const
/** LoaiPhiLePhi; `fee` is a phí, `charge` a lệ phí here. Second generation: 1 is the ordinary kind, both. */
export const FEE_KIND_V1 = { fee: '1', charge: '2' } as const
export const FEE_NAME = { fee: 'Phí', charge: 'Lệ phí' } as const
/** TrangThaiThanhToan (§3.3). */
export const UNPAID = 0
export const PAID = 1

/** LoaiBan: 0 chính, 1 sao, 2 điện tử (§3.3). */
export const COPY_KINDS = [
  ['originals', 0],
  ['certified', 1],
  ['copies', 1],
  ['electronic', 2],
] as const
/** Kind of an attached paper in the second generation (public sample: papers of the application, papers brought later). */
export const RESULT_CODE_V2 = 'KQ.DVC.THONGTIN'

/** Who handled it, and where: never a person (doubt `officer-names`). */
export const DESK_NAME = 'Bộ phận Một cửa'
/** In the place of somebody whose data were erased. */
export const ERASED_NAME = '(đã xóa theo yêu cầu của người nộp)'
