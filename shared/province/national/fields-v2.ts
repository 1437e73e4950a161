import { z } from 'zod'

/** Field lists of the second generation (national-data §3.3; the doubts `v2-…`). */
const needed = z.string().trim().min(1)
const date = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}$/)
const subject = z.union([z.literal(0), z.literal(1), z.literal(2)])
const status = z.number().int().min(1).max(10)

export const STEPS_V2 = [
  'GetToken',
  'GetNextValue',
  'UploadFile',
  'CreateDossier',
  'NoiHoSo',
  'CapNhatTienTrinh',
  'CapNhatTrangThai',
] as const
export type StepV2 = (typeof STEPS_V2)[number]

const paperV2 = z.strictObject({
  MaThanhPhanHoSo: z.string(),
  TenThanhPhanHoSo: needed,
  SoLuong: z.number().int().min(0),
  LoaiBan: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  GiayToDinhKem: z.array(z.strictObject({ IdGiayTo: needed, MaKetQua: needed, TenGiayTo: needed, HashTepTin: needed })),
})
export type PaperV2 = z.infer<typeof paperV2>
export const feeV2 = z.strictObject({
  TenPhiLePhi: needed,
  MaPhiLePhi: z.string(),
  HinhThucThu: z.enum(['1', '2', '4']),
  Gia: z.number().int().min(0),
  LoaiPhiLePhi: z.literal('1'),
  TrangThaiThanhToan: z.union([z.literal(0), z.literal(1)]),
})

/** Body of `CreateDossier`. */
export const dossierV2 = z.strictObject({
  MaHoSo: needed,
  MaTTHC: z.string().regex(/^\d\.\d{6}$/),
  MaDichVuCong: needed,
  ChuHoSo: needed,
  LoaiDoiTuong: subject,
  MaDonViTiepNhan: needed,
  NgayNop: date,
  NgayTiepNhan: date,
  ThanhPhanHoSo: z.array(paperV2),
  DanhSachLePhi: z.array(feeV2),
  ThongTinNguoiNop: z.strictObject({
    LoaiDoiTuong: subject,
    IdDoiTuong: z.string(),
    ThongTinChiTiet: z.strictObject({
      TenNguoiNop: needed,
      SoDinhDanh: z.string(),
      NgaySinh: z
        .string()
        .regex(/^\d{14}$/)
        .optional(),
      SoDienThoai: z.string(),
      Email: z.string(),
      DiaChiChiTiet: z.string(),
      TenChuHs: needed,
      SoDinhDanhChuHs: z.string(),
      DiaChiChiTietChuHs: z.string(),
    }),
  }),
})
export type DossierV2 = z.infer<typeof dossierV2>

/** Body of `NoiHoSo` (doubt `v2-append`). */
export const appendV2 = z.strictObject({
  MaHoSo: needed,
  ThanhPhanHoSo: z.array(paperV2),
  DanhSachLePhi: z.array(feeV2),
})
export type AppendV2 = z.infer<typeof appendV2>

/** A line of `CapNhatTienTrinh`, whose body is a list. */
export const progressV2 = z.strictObject({
  IDHoSo: z.string(),
  MaHoSo: needed,
  NguoiXuLy: needed,
  ThoiDiemXuLy: moment,
  PhongBanXuLy: needed,
  NoiDungXuLy: needed,
  TrangThai: status,
  NgayBatDau: moment,
  NgayKetThucTheoQuyDinh: moment,
})
export type ProgressV2 = z.infer<typeof progressV2>

/** A line of `CapNhatTrangThai`, whose body is a list. */
export const statusV2 = z.strictObject({ IdHoSo: z.string(), MaHoSo: needed, TrangThai: status })

export const tokenAnswerV2 = z.looseObject({ access_token: z.string().min(1) })
export const codeAnswerV2 = z.looseObject({ value: z.string().min(1) })
export const fileAnswerV2 = z.looseObject({
  data: z.array(z.looseObject({ IdTepTin: z.string().min(1), HashTepTin: z.string().min(1) })).min(1),
})
export const dossierAnswerV2 = z.looseObject({
  data: z.looseObject({ idHoSo: z.string(), maHoSo: z.string().optional() }),
})
