import type { EventRefusal } from '../codes.ts'

/** Where a field of either generation comes from in a row: what an officer can put right there. */
export const SOURCE_OF_FIELD: Readonly<Record<string, string>> = {
  MaHoSo: 'subject',
  MaTTHC: 'body.procedureId',
  MaDichVuCong: 'body.procedureId',
  TenTTHC: 'body.procedureId',
  MaLinhVuc: 'body.fieldId',
  TenLinhVuc: 'body.fieldId',
  ChuHoSo: 'body.owner',
  LoaiDoiTuong: 'body.owner',
  MaDoiTuong: 'body.owner',
  Email: 'body.owner',
  SoDienThoai: 'body.owner',
  TrichYeuHoSo: 'body.summary',
  NgayTiepNhan: 'at',
  NgayHenTra: 'body.dueAt',
  HinhThuc: 'body.delivery',
  KenhThucHien: 'body.channel',
  DonViXuLy: 'body.agencyId',
  MaDonViTiepNhan: 'body.agencyId',
  DanhSachLePhi: 'body.fees',
  ThanhPhanHoSo: 'body.components',
  TenNguoiNop: 'body.filer',
  SoDinhDanh: 'body.filer',
  TrangThaiHoSo: 'type',
  TrangThai: 'type',
}

/** A refusal of the other side, read. */
export type ReadRefusal = { readonly code: EventRefusal; readonly reason: string; readonly field?: string }

const FIELDS = Object.keys(SOURCE_OF_FIELD).toSorted((a, b) => b.length - a.length)

/**
 * What a refusal in words means: the field that it names and the sort of refusal. The words stay, so that an officer can ask
 * the province about them; an empty one says at least that. What they quote of people the centre takes out (plain-words.ts).
 */
export function readRefusal(said: string | undefined): ReadRefusal {
  const words = said?.trim() ?? ''
  const named = FIELDS.find((field) => words.includes(field))
  const reason =
    words === '' ? 'Hệ thống của tỉnh từ chối và không nêu lý do.' : `Hệ thống của tỉnh từ chối: ${words.slice(0, 500)}`
  return { code: sortOf(words), reason, ...(named === undefined ? {} : { field: SOURCE_OF_FIELD[named] ?? named }) }
}

function sortOf(words: string): EventRefusal {
  if (/đã tồn tại|đã có|exist/i.test(words)) return 'DOSSIER_EXISTS'
  if (/không (tìm thấy|tồn tại) hồ sơ|hồ sơ không tồn tại|not found/i.test(words)) return 'DOSSIER_UNKNOWN'
  if (/trạng thái/i.test(words) && /không (được|thể|hợp lệ)|chuyển/i.test(words)) return 'DOSSIER_OVER'
  return 'EVENT_INVALID'
}
