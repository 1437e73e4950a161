import type { SentEvent } from '../wire.ts'
import { procedureIn } from './book.ts'
import type { NationalBook } from './book.ts'
import * as codes from './codes.ts'
import { dateV1 } from './dates.ts'
import type { DossierSoFar, SentFile, SentParty } from './dossier-so-far.ts'
import type { DossierV1, ProgressV1 } from './fields-v1.ts'
import { NATIONAL_STATUSES } from './statuses.ts'

const dateOrNone = (ms: number | null): string => (ms === null ? '' : dateV1(ms))

/**
 * A dossier as the first generation takes it (national-data §3.2). Whose dossier it is: the owner, else who filed it.
 * @param fileUrl where the portal fetches a paper by its hash; null: none, then papers are left out (doubt `v1-files`)
 */
export function toV1Dossier(
  so: DossierSoFar,
  book: NationalBook,
  fileUrl: ((sha256: string) => string) | null,
): DossierV1 {
  const { received, files } = so
  const procedure = procedureIn(book, received.procedureId, so.day)
  const papers = fileUrl === null ? [] : files.map((file) => paperOf(so, file, book, fileUrl))
  const paidOnline = [...so.paid.values()].map((method) => codes.PAID_ONLINE[method]).find((code) => code !== '')
  return {
    ...{ MaHoSo: so.code, MaTTHC: procedure.code, TenTTHC: procedure.name },
    ...{ MaLinhVuc: procedure.fieldCode, TenLinhVuc: procedure.fieldName },
    ...ownerOf(received.owner ?? received.filer),
    TrichYeuHoSo: received.summary?.words ?? procedure.name,
    ...{ NgayTiepNhan: dateV1(so.receivedAt), NgayHenTra: dateV1(so.dueAt), TrangThaiHoSo: String(so.status) },
    ...{ NgayTra: dateOrNone(so.returnedAt), ThongTinTra: received.delivery.where?.words ?? '' },
    HinhThuc: codes.RESULT_WAY[received.delivery.how],
    NgayKetThucXuLy: dateOrNone(so.finishedAt),
    ...{ DonViXuLy: book.agency(received.agencyId) ?? book.unit.name, GhiChu: so.resultNote ?? '' },
    TaiLieuNop: papers,
    ...listsOf(so),
    DanhSachGiayToKetQua: [],
    KenhThucHien: codes.CHANNEL[received.channel],
    HoSoCoThanhPhanSoHoa: files.length > 0 ? '1' : '0',
    DuocThanhToanTrucTuyen: paidOnline ?? '',
  }
}

const ownerOf = (owner: SentParty) => ({
  ...{ SoBienNhan: '', ChuHoSo: owner.name ?? codes.ERASED_NAME },
  LoaiDoiTuong: codes.SUBJECT_V1[owner.kind ?? 'person'],
  ...{ MaDoiTuong: owner.identity ?? '', ThongTinKhac: '', Email: owner.email ?? '', Fax: '' },
  SoDienThoai: owner.phone ?? '',
})

/** Fees, papers as the dossier lists them, and what was asked for since. */
function listsOf({
  fees,
  received,
  supplements,
}: DossierSoFar): Pick<DossierV1, 'DanhSachLePhi' | 'DanhSachTepDinhKemKhac' | 'DanhSachHoSoBoSung'> {
  return {
    DanhSachLePhi: fees.map((fee) => ({
      ...{ TenPhiLePhi: fee.tariff?.name ?? codes.FEE_NAME[fee.kind], MaPhiLePhi: fee.tariff?.code ?? '' },
      ...{ HinhThucThu: codes.FEE_WHEN_V1[fee.when], Gia: String(fee.taken ?? (fee.exempt ? 0 : fee.amount)) },
      LoaiPhiLePhi: codes.FEE_KIND_V1[fee.kind],
    })),
    DanhSachTepDinhKemKhac: received.components.flatMap((paper) => {
      const SoLuong = String(paper.originals + paper.certified + paper.copies + paper.electronic)
      return paper.name === null ? [] : [{ TenGiayTo: paper.name, SoLuong, LoaiGiayTo: '' }]
    }),
    DanhSachHoSoBoSung: supplements.map((one) => ({
      ...{ HoSoBoSungId: one.id, NguoiYeuCauBoSung: codes.DESK_NAME, NoiDungBoSung: one.words ?? codes.ERASED_NAME },
      ...{ NgayBoSung: dateV1(one.askedAt), NguoiTiepNhanBoSung: one.broughtAt === null ? '' : codes.DESK_NAME },
      ...{ ThongTinTiepNhan: '', NgayTiepNhanBoSung: dateOrNone(one.broughtAt) },
      ...{ TrangThaiBoSung: one.broughtAt === null ? '0' : '1', DanhSachGiayToBoSung: [], DanhSachLePhiBoSung: [] },
      ...{ NgayHenTraTruoc: dateOrNone(one.dueBefore), NgayHenTraMoi: dateOrNone(one.dueAfter) },
    })),
  }
}

function paperOf(
  so: DossierSoFar,
  file: SentFile,
  book: NationalBook,
  fileUrl: (sha256: string) => string,
): DossierV1['TaiLieuNop'][number] {
  return {
    ...{ TepDinhKemId: file.fileId, TenTepDinhKem: `${paperName(so, file, book)}.pdf` },
    ...{
      IsDeleted: file.gone.size >= file.pages ? 'True' : 'False',
      MaThanhPhanHoSo: '',
      DuongDanTaiTepTin: fileUrl(file.sha256),
    },
    ...{ DuocSoHoa: '1', DuocTaiSuDung: '0', DuocLayTuKhoDMQG: '0', MaKetQuaThayThe: '' },
  }
}

/** What a paper is called: as the dossier lists it, else as the procedure publishes it. */
export function paperName(
  { received: { components, procedureId }, day }: DossierSoFar,
  { no }: Pick<SentFile, 'no'>,
  book: NationalBook,
): string {
  const listed = components.find((one) => one.no === no)?.name
  return listed ?? (no === null ? null : book.procedure(procedureId, day)?.papers[no - 1]) ?? 'Giấy tờ trong hồ sơ'
}

/** The line of progress that a row makes. */
export function toV1Progress(so: DossierSoFar, row: SentEvent, book: NationalBook): ProgressV1 {
  return {
    ...{ MaHoSo: so.code, NguoiXuLy: codes.DESK_NAME, ChucDanh: '', ThoiDiemXuLy: dateV1(row.at) },
    PhongBanXuLy: book.agency(so.received.agencyId) ?? book.unit.name,
    ...{ NoiDungXuLy: NATIONAL_STATUSES[so.status], TrangThai: String(so.status) },
    ...{ NgayBatDau: dateV1(so.receivedAt), NgayKetThucTheoQuyDinh: dateV1(so.dueAt) },
  }
}
