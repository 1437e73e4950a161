import type { FEE_SETTINGS } from '../../domain/fees/fee-settings.ts'

type Key = keyof typeof FEE_SETTINGS

/** Vietnamese: names of the settings of fees and charges. */
export const viFeeNames: Readonly<Record<Key, string>> = {
  'fees.books': 'Quyển biên lai',
  'fees.askAbove': 'Hỏi lại khi số tiền vượt mức',
  'fees.agencyCollects': 'Cơ quan tự thu khi trả kết quả qua',
  'fees.cashiers': 'Thủ quỹ của Trung tâm',
}

/** What each does, and what holds while nobody has set it. */
export const viFeeAbout: Readonly<Record<Key, { what: string; absent: string }>> = {
  'fees.books': {
    what: 'Mẫu số, ký hiệu và dải số biên lai theo từng đơn vị thu và từng năm; đơn vị không có quyển riêng thì Trung tâm thu hộ (TT-4.5a).',
    absent: 'Trung tâm đánh số từ 0000001 trong năm, không có ký hiệu',
  },
  'fees.askAbove': {
    what: 'Khoản thu trên mức này (đồng) phải được cán bộ xác nhận thêm một lần.',
    absent: '10.000.000 đồng',
  },
  'fees.agencyCollects': {
    what: 'Với hình thức trả kết quả này, cơ quan giải quyết tự thu phí, lệ phí; quầy không thu (TQ-8.1).',
    absent: 'quầy thu trong mọi trường hợp',
  },
  'fees.cashiers': {
    what: 'Ngoài lãnh đạo, những người này được chốt ngày và chốt tháng của Trung tâm.',
    absent: 'chỉ lãnh đạo',
  },
}

export const viFeeFields = {
  'fees.books.agencyId': 'Đơn vị thu (bỏ trống: Trung tâm)',
  'fees.books.year': 'Năm',
  'fees.books.formNo': 'Mẫu số',
  'fees.books.serial': 'Ký hiệu',
  'fees.books.from': 'Từ số',
  'fees.books.to': 'Đến số',
  'fees.books.unit': 'Tên đơn vị in trên biên lai',
  'fees.books.taxCode': 'Mã số thuế',
  'procedure.tariff.code': 'Mã khoản thu',
  'procedure.tariff.kind': 'Loại',
  'procedure.tariff.name': 'Tên khoản thu',
  'procedure.tariff.amount': 'Mức thu (đồng)',
  'procedure.tariff.unit': 'Đơn vị tính (trang, bản…)',
  'procedure.tariff.tiers': 'Mức thu theo số lượng',
  'procedure.tariff.tiers.from': 'Từ đơn vị thứ',
  'procedure.tariff.tiers.amount': 'Mức thu (đồng)',
  'procedure.tariff.most': 'Thu tối đa (đồng)',
  'procedure.tariff.channel': 'Chỉ khi nộp',
  'procedure.tariff.caseCode': 'Chỉ trường hợp (mã)',
  'procedure.tariff.required': 'Bắt buộc thu',
  'procedure.tariff.when': 'Thu khi',
  'procedure.tariff.issuer': 'Cơ quan ban hành',
  'procedure.tariff.basis': 'Văn bản quy định mức thu',
  'procedure.tariff.notice': 'Văn bản thông báo cho Trung tâm (TT-9.2a)',
  'procedure.tariff.from': 'Áp dụng từ ngày',
  'procedure.tariff.until': 'Đến hết ngày',
  'procedure.tariff.agencyId': 'Đơn vị thu, nếu không phải cơ quan của thủ tục',
  'procedure.tariff.reductions': 'Miễn, giảm',
  'procedure.tariff.reductions.reason': 'Đối tượng',
  'procedure.tariff.reductions.percent': 'Giảm (%)',
  'procedure.tariff.reductions.basis': 'Căn cứ',
  'procedure.tariff.refund': 'Căn cứ hoàn trả khi hồ sơ bị từ chối hoặc rút',
}

const EXEMPTIONS = {
  merit: 'Người có công',
  poor: 'Hộ nghèo, cận nghèo',
  disabled: 'Người khuyết tật',
  elderly: 'Người cao tuổi',
  child: 'Trẻ em',
  'by-decision': 'Theo quyết định',
}
export const viFeeOptions = {
  'fees.agencyCollects': { counter: 'Tại quầy', postal: 'Bưu chính', online: 'Trực tuyến' },
  'procedure.tariff.kind': { fee: 'Phí', charge: 'Lệ phí' },
  'procedure.tariff.channel': { direct: 'Trực tiếp', online: 'Trực tuyến', postal: 'Bưu chính' },
  'procedure.tariff.when': { reception: 'Tiếp nhận', result: 'Trả kết quả' },
  'procedure.tariff.issuer': { national: 'Trung ương', province: 'HĐND, UBND tỉnh' },
  'procedure.tariff.reductions.reason': EXEMPTIONS,
}
