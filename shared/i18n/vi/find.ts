import type { Channel, ProcedureView } from '../../api/find-views.ts'

/** Vietnamese: looking up procedures at the kiosk. Labels as the national portal of public services writes them. */
export const viFind = {
  open: 'Tra cứu thủ tục hành chính',
  title: 'Tra cứu thủ tục hành chính',
  lead: 'Xem cần giấy tờ gì, bao lâu có kết quả, phí bao nhiêu, rồi lấy số.',
  ways: { agency: 'Theo cơ quan', field: 'Theo lĩnh vực', typing: 'Gõ tên thủ tục' },
  typingTitle: 'Ông/bà cần làm thủ tục gì?',
  typingLead: 'Gõ tên thủ tục, không cần dấu. Ví dụ: dang ky khai sinh',
  typed: 'Tên hoặc mã thủ tục',
  results: 'Thủ tục tìm thấy',
  found: (n: number) => `Tìm thấy ${n} thủ tục`,
  foundNone: 'Chưa tìm thấy thủ tục nào. Xin ông/bà thử từ khác, hoặc chọn theo lĩnh vực.',
  count: (n: number) => `${n} thủ tục`,
  page: (page: number, pages: number) => `Trang ${page}/${pages}`,
  before: 'Trang trước',
  after: 'Trang sau',
  notReached: 'Chưa tải được nội dung. Xin ông/bà thử lại sau giây lát.',
  code: (code: string) => `Mã thủ tục ${code}`,
  agency: 'Cơ quan thực hiện',
  field: 'Lĩnh vực',
  level: 'Cấp thực hiện',
  levels: { province: 'Cấp tỉnh', commune: 'Cấp xã', both: 'Cấp tỉnh, cấp xã' } satisfies Record<
    ProcedureView['level'],
    string
  >,
  limit: 'Thời hạn giải quyết',
  fee: 'Phí, lệ phí',
  channels: { direct: 'Trực tiếp', online: 'Trực tuyến', postal: 'Dịch vụ bưu chính' } satisfies Record<
    Channel,
    string
  >,
  notPublished: 'Chưa công bố',
  papers: 'Thành phần hồ sơ',
  papersHint: 'Chạm vào giấy tờ đã mang theo. Máy không lưu.',
  originals: (n: number) => `Bản chính: ${n}`,
  copies: (n: number) => `Bản sao: ${n}`,
  form: 'Biểu mẫu',
  noPapers: 'Danh mục không ghi giấy tờ phải nộp. Công chức tại quầy sẽ hướng dẫn.',
  brought: (n: number, of: number) => `Đã có ${n}/${of} giấy tờ`,
  complete: 'Đã có đủ giấy tờ theo danh mục.',
  takeNumber: 'Lấy số',
  noService: 'Thủ tục này chưa có số thứ tự tại đây. Xin ông/bà liên hệ quầy hướng dẫn.',
  missingTitle: (n: number) => `Ông/bà còn thiếu ${n} giấy tờ`,
  missingAll: 'Ông/bà chưa đánh dấu giấy tờ nào',
  missingLead:
    'Có giấy tờ chỉ cần trong từng trường hợp. Nếu chưa chắc, ông/bà cứ lấy số; công chức tại quầy sẽ hướng dẫn.',
  missingList: 'Giấy tờ chưa có',
  check: 'Kiểm tra lại',
  takeAnyway: 'Vẫn lấy số',
}
