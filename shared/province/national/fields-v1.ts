import { z } from 'zod'

/**
 * Field lists of the first generation, names exactly as in national-data §3.2. All values are texts, as a public client
 * sends them. The adapter writes these shapes and the strict server of the tests refuses all others; mandatory is
 * doubt `v1-mandatory`.
 */
const text = z.string()
/** Must say something. */
const needed = z.string().trim().min(1)
const date = z.string().regex(/^\d{14}$/)
const dateOrNone = z.union([date, z.literal('')])
const flag = z.enum(['0', '1'])

export const SERVICES_V1 = [
  'LayDanhSachTTHC',
  'LayThuTuc',
  'TraCuuHoSo',
  'DongBoHoSoMC',
  'CapNhatTienDoHoSoMC',
] as const
export type ServiceV1 = (typeof SERVICES_V1)[number]

const paperV1 = z.strictObject({
  TepDinhKemId: needed,
  TenTepDinhKem: needed,
  IsDeleted: z.enum(['False', 'True']),
  MaThanhPhanHoSo: text,
  DuongDanTaiTepTin: z.url(),
  DuocSoHoa: flag,
  DuocTaiSuDung: flag,
  DuocLayTuKhoDMQG: flag,
  MaKetQuaThayThe: text,
})
const feeV1 = z.strictObject({
  TenPhiLePhi: needed,
  MaPhiLePhi: text,
  HinhThucThu: z.enum(['1', '2']),
  Gia: z.string().regex(/^\d+$/),
  LoaiPhiLePhi: z.enum(['1', '2']),
})
const otherPaperV1 = z.strictObject({ TenGiayTo: needed, SoLuong: z.string().regex(/^\d+$/), LoaiGiayTo: text })
const supplementV1 = z.strictObject({
  HoSoBoSungId: needed,
  NguoiYeuCauBoSung: needed,
  NoiDungBoSung: needed,
  NgayBoSung: date,
  NguoiTiepNhanBoSung: text,
  ThongTinTiepNhan: text,
  NgayTiepNhanBoSung: dateOrNone,
  TrangThaiBoSung: flag,
  DanhSachGiayToBoSung: z.array(z.never()),
  DanhSachLePhiBoSung: z.array(z.never()),
  NgayHenTraTruoc: dateOrNone,
  NgayHenTraMoi: dateOrNone,
})
const resultPaperV1 = z.strictObject({
  TenGiayTo: needed,
  MaThanhPhanHoSo: text,
  GiayToId: text,
  DuongDanTepTinKetQua: text,
  MaGiayToKetQua: text,
})

/** One dossier of `DongBoHoSoMC`. */
export const dossierV1 = z.strictObject({
  MaHoSo: needed,
  MaTTHC: z.string().regex(/^\d\.\d{6}$/),
  TenTTHC: needed,
  MaLinhVuc: needed,
  TenLinhVuc: needed,
  SoBienNhan: text,
  ChuHoSo: needed,
  LoaiDoiTuong: z.enum(['1', '2']),
  MaDoiTuong: text,
  ThongTinKhac: text,
  Email: text,
  Fax: text,
  SoDienThoai: text,
  TrichYeuHoSo: needed,
  NgayTiepNhan: date,
  NgayHenTra: date,
  TrangThaiHoSo: z.string().regex(/^([1-9]|10)$/),
  NgayTra: dateOrNone,
  ThongTinTra: text,
  HinhThuc: flag,
  NgayKetThucXuLy: dateOrNone,
  DonViXuLy: needed,
  GhiChu: text,
  TaiLieuNop: z.array(paperV1),
  DanhSachLePhi: z.array(feeV1),
  DanhSachTepDinhKemKhac: z.array(otherPaperV1),
  DanhSachHoSoBoSung: z.array(supplementV1),
  DanhSachGiayToKetQua: z.array(resultPaperV1),
  // Index fields of QĐ 766.
  KenhThucHien: z.enum(['1', '2', '3']),
  HoSoCoThanhPhanSoHoa: flag,
  DuocThanhToanTrucTuyen: z.enum(['', '1', '2']),
})
export type DossierV1 = z.infer<typeof dossierV1>

/** One line of `CapNhatTienDoHoSoMC`. */
export const progressV1 = z.strictObject({
  MaHoSo: needed,
  NguoiXuLy: needed,
  ChucDanh: text,
  ThoiDiemXuLy: date,
  PhongBanXuLy: text,
  NoiDungXuLy: needed,
  TrangThai: z.string().regex(/^([1-9]|10)$/),
  NgayBatDau: dateOrNone,
  NgayKetThucTheoQuyDinh: dateOrNone,
})
export type ProgressV1 = z.infer<typeof progressV1>

/** Every answer; what is more in it is of no concern. */
export const answerV1 = z.looseObject({
  error_code: z.union([z.string(), z.number()]),
  error_message: z.string().optional(),
  session: z.string().optional(),
  result: z.array(z.looseObject({})).nullish(),
})
export type AnswerV1 = z.infer<typeof answerV1>
