import type { SentEvent } from '../wire.ts'
import { procedureIn } from './book.ts'
import type { NationalBook } from './book.ts'
import * as codes from './codes.ts'
import { birthdayV2, dateV2, momentV2 } from './dates.ts'
import type { DossierSoFar, SentFile, SentParty } from './dossier-so-far.ts'
import type { AppendV2, DossierV2, PaperV2, ProgressV2 } from './fields-v2.ts'
import { NATIONAL_STATUSES } from './statuses.ts'
import { paperName } from './to-v1.ts'

/** A file as the other side knows it. */
export type UploadedFile = { readonly id: string; readonly hash: string }

/** A dossier as the second generation creates it (national-data §3.3). @param code the MaHoSo that GetNextValue gave */
export function toV2Dossier(so: DossierSoFar, code: string, book: NationalBook): DossierV2 {
  const { received } = so
  const { filer } = received
  const owner = received.owner ?? filer
  const { code: national } = procedureIn(book, received.procedureId, so.day)
  return {
    ...{ MaHoSo: code, MaTTHC: national, MaDichVuCong: national, ChuHoSo: owner.name ?? codes.ERASED_NAME },
    ...{ LoaiDoiTuong: codes.SUBJECT_V2[owner.kind ?? 'person'], MaDonViTiepNhan: book.unit.code },
    ...{ NgayNop: dateV2(so.receivedAt), NgayTiepNhan: dateV2(so.receivedAt) },
    ThanhPhanHoSo: received.components.flatMap((paper) =>
      codes.COPY_KINDS.flatMap(([kind, LoaiBan]) =>
        paper[kind] === 0
          ? []
          : [
              {
                MaThanhPhanHoSo: '',
                TenThanhPhanHoSo: paperName(so, paper, book),
                SoLuong: paper[kind],
                LoaiBan,
                GiayToDinhKem: [],
              },
            ],
      ),
    ),
    DanhSachLePhi: feesV2(so),
    ThongTinNguoiNop: filerOf(filer, owner),
  }
}

function filerOf(filer: SentParty, owner: SentParty): DossierV2['ThongTinNguoiNop'] {
  const birthday = birthdayV2(filer.birthDate)
  return {
    ...{ LoaiDoiTuong: codes.SUBJECT_V2[filer.kind ?? 'person'], IdDoiTuong: '' },
    ThongTinChiTiet: {
      ...{ TenNguoiNop: filer.name ?? codes.ERASED_NAME, SoDinhDanh: filer.identity ?? '' },
      ...(birthday === undefined ? {} : { NgaySinh: birthday }),
      ...{ SoDienThoai: filer.phone ?? '', Email: filer.email ?? '', DiaChiChiTiet: filer.address ?? '' },
      ...{ TenChuHs: owner.name ?? codes.ERASED_NAME, SoDinhDanhChuHs: owner.identity ?? '' },
      DiaChiChiTietChuHs: owner.address ?? '',
    },
  }
}

const feesV2 = (so: DossierSoFar): DossierV2['DanhSachLePhi'] =>
  so.fees.map((fee) => ({
    ...{ TenPhiLePhi: fee.tariff?.name ?? codes.FEE_NAME[fee.kind], MaPhiLePhi: fee.tariff?.code ?? '' },
    ...{ HinhThucThu: codes.FEE_WHEN_V2[fee.when], Gia: fee.taken ?? (fee.exempt ? 0 : fee.amount) },
    ...{ LoaiPhiLePhi: '1', TrangThaiThanhToan: so.paid.has(fee.no) ? codes.PAID : codes.UNPAID },
  }))

/** Fees as they are now, and a paper that came after the dossier was created (doubt `v2-append`). */
export function toV2Append(
  so: DossierSoFar,
  code: string,
  book: NationalBook,
  paper: { readonly file: SentFile; readonly uploaded: UploadedFile } | null,
): AppendV2 {
  return { MaHoSo: code, ThanhPhanHoSo: paper ? [paperV2(so, book, paper)] : [], DanhSachLePhi: feesV2(so) }
}

function paperV2(
  so: DossierSoFar,
  book: NationalBook,
  { file, uploaded }: { readonly file: SentFile; readonly uploaded: UploadedFile },
): PaperV2 {
  const name = paperName(so, file, book)
  const attached = {
    IdGiayTo: uploaded.id,
    MaKetQua: codes.RESULT_CODE_V2,
    TenGiayTo: `${name}.pdf`,
    HashTepTin: uploaded.hash,
  }
  return { MaThanhPhanHoSo: '', TenThanhPhanHoSo: name, SoLuong: 1, LoaiBan: 2, GiayToDinhKem: [attached] }
}

/** The line of progress that a row makes. */
export function toV2Progress(
  so: DossierSoFar,
  row: SentEvent,
  their: { code: string; id: string },
  book: NationalBook,
): ProgressV2 {
  return {
    ...{ IDHoSo: their.id, MaHoSo: their.code, NguoiXuLy: codes.DESK_NAME, ThoiDiemXuLy: momentV2(row.at) },
    PhongBanXuLy: book.agency(so.received.agencyId) ?? book.unit.name,
    ...{ NoiDungXuLy: NATIONAL_STATUSES[so.status], TrangThai: so.status, NgayBatDau: momentV2(so.receivedAt) },
    NgayKetThucTheoQuyDinh: momentV2(so.dueAt),
  }
}
