import type { DIGITAL_SETTINGS } from '../../domain/digitise/digital-settings.ts'

type Key = keyof typeof DIGITAL_SETTINGS | 'retention.digitalDays'

/** Vietnamese: names of the settings of digitised papers. */
export const viDigitalNames: Readonly<Record<Key, string>> = {
  'digital.maxMegabytes': 'Dung lượng tối đa của một tệp số hóa (MB)',
  'digital.maxPages': 'Số trang tối đa của một tệp số hóa',
  'digital.minDpi': 'Độ phân giải ảnh số hóa tối thiểu (dpi)',
  'digital.secretProcedures': 'Thủ tục có giấy tờ mật, không số hóa',
  'digital.beforeForward': 'Số hóa đủ mới được chuyển hồ sơ',
  'digital.inboxHours': 'Số giờ giữ bản quét chưa gắn vào hồ sơ',
  'retention.digitalDays': 'Số ngày giữ giấy tờ số hóa sau khi hồ sơ kết thúc',
}

/** What each does, and what holds while nobody has set it. */
export const viDigitalAbout: Readonly<Record<Key, { what: string; absent: string }>> = {
  'digital.maxMegabytes': { what: 'Tệp lớn hơn không được nhận.', absent: '50 MB' },
  'digital.maxPages': { what: 'Tệp nhiều trang hơn không được nhận.', absent: '300 trang' },
  'digital.minDpi': {
    what: 'Ảnh có độ phân giải thấp hơn vẫn được nhận, công chức được nhắc quét lại (Thông tư 02/2019/TT-BNV).',
    absent: '200 dpi',
  },
  'digital.secretProcedures': {
    what: 'Hồ sơ của các thủ tục này không được quét, chụp hay gửi đi (TQ-4.5; Thông tư 03/2025/TT-VPCP, Điều 5).',
    absent: 'không có thủ tục nào',
  },
  'digital.beforeForward': {
    what: 'Hồ sơ còn giấy tờ chưa số hóa thì chưa chuyển được cho cơ quan giải quyết.',
    absent: 'chỉ nhắc, không chặn',
  },
  'digital.inboxHours': {
    what: 'Bản quét mà không ai gắn vào hồ sơ nào được xóa sau bấy nhiêu giờ.',
    absent: '24 giờ',
  },
  'retention.digitalDays': {
    what: 'Giấy tờ số hóa được xóa sau bấy nhiêu ngày kể từ khi hồ sơ kết thúc; pháp luật lưu trữ quy định dài hơn thì theo pháp luật lưu trữ.',
    absent: '3.650 ngày',
  },
}
