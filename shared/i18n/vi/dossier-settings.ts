import type { DOSSIER_SETTINGS } from '../../domain/dossier/dossier-settings.ts'

type Key = keyof typeof DOSSIER_SETTINGS

/** Vietnamese: names of the settings of dossiers and slips. */
export const viDossierNames: Readonly<Record<Key, string>> = {
  'dossier.codes': 'Mã định danh và dải số mã hồ sơ',
  'dossier.refusedAs': 'Mã trạng thái khi từ chối sau tiếp nhận',
  'supplement.max': 'Số lần được yêu cầu bổ sung',
  'supplement.byProcedure': 'Số lần bổ sung theo thủ tục',
  'slip.parent': 'Đơn vị chủ quản trên phiếu',
  'slip.place': 'Địa danh trên phiếu',
  'slip.website': 'Địa chỉ tra cứu trên phiếu',
  'slip.motto': 'Phương châm trên phiếu',
  'slip.filerDuty': 'Trách nhiệm của người nộp trên giấy tiếp nhận',
  'slip.unitSign': 'Ký hiệu đơn vị trong số phiếu',
  'slip.controlTitle': 'Tên phiếu kiểm soát',
  'slip.residenceFields': 'Lĩnh vực dùng mẫu phiếu cư trú',
}

/** What each does, and what holds while nobody has set it. */
export const viDossierAbout: Readonly<Record<Key, { what: string; absent: string }>> = {
  'dossier.codes': {
    what: 'Mã hồ sơ gồm mã định danh, ngày và số thứ tự trong dải được cấp cho Trung tâm (QĐ 20/2020/QĐ-TTg).',
    absent: 'chưa tiếp nhận được hồ sơ',
  },
  'dossier.refusedAs': {
    what: 'Cổng Dịch vụ công quốc gia hiểu hồ sơ bị từ chối sau tiếp nhận là đã xử lý xong (9) hay dừng xử lý (8).',
    absent: '9',
  },
  'supplement.max': {
    what: 'Mỗi hồ sơ, và mỗi người với một thủ tục, chỉ được yêu cầu bổ sung bấy nhiêu lần (KT-12.1c).',
    absent: '1 lần',
  },
  'supplement.byProcedure': {
    what: 'Thủ tục mà luật chuyên ngành cho số lần khác, kèm căn cứ.',
    absent: 'không có thủ tục nào',
  },
  'slip.parent': { what: 'Dòng trên tên Trung tâm ở đầu mỗi phiếu.', absent: 'không in' },
  'slip.place': { what: 'Địa danh đứng trước ngày, tháng, năm.', absent: 'để dấu chấm' },
  'slip.website': { what: 'Nơi tra cứu quy định và hồ sơ, in trên phiếu.', absent: 'không in' },
  'slip.motto': { what: 'Dòng phương châm in trên phiếu (TT-2.3a).', absent: 'không in' },
  'slip.filerDuty': {
    what: 'Dòng nhắc người nộp chịu trách nhiệm về giấy tờ, in ở chân giấy tiếp nhận (KT-6.2a).',
    absent: 'không in',
  },
  'slip.unitSign': { what: 'Đứng sau số và loại phiếu, ví dụ 15/PBS-TTPVHCC.', absent: 'TTPVHCC(BPTNTKQ)' },
  'slip.controlTitle': {
    what: 'Tên in ở đầu phiếu kiểm soát, khi quy chế của địa phương gọi khác mẫu chung (TT-4.2c).',
    absent: 'theo mẫu đang có hiệu lực',
  },
  'slip.residenceFields': {
    what: 'Thủ tục thuộc các lĩnh vực này dùng mẫu CT04, CT05, CT06 (Thông tư 66/2023/TT-BCA).',
    absent: 'không có lĩnh vực nào',
  },
}

export const viDossierFields = {
  'dossier.codes.identifier': 'Mã định danh',
  'dossier.codes.owner': 'Hai số của hệ thống bộ (nếu có)',
  'dossier.codes.ranges': 'Các dải số trong ngày',
  'dossier.codes.ranges.from': 'Từ số',
  'dossier.codes.ranges.to': 'Đến số',
  'supplement.byProcedure.procedureId': 'Thủ tục',
  'supplement.byProcedure.max': 'Số lần',
  'supplement.byProcedure.source': 'Căn cứ',
}

export const viDossierOptions = {
  'dossier.refusedAs': { '8': '8 · Dừng xử lý', '9': '9 · Đã xử lý xong' },
}
