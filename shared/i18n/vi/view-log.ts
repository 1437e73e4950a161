/** Vietnamese: who saw whose data. */
export const viViewLog = {
  title: 'Ai đã xem dữ liệu cá nhân',
  hint: 'Trả lời người dân khi được hỏi (Luật Bảo vệ dữ liệu cá nhân, Điều 4): nhập mã hồ sơ của người đó.',
  code: 'Mã hồ sơ',
  officer: 'Công chức',
  anyone: 'Tất cả',
  from: 'Từ ngày',
  until: 'Đến ngày',
  columns: { at: 'Lúc', code: 'Hồ sơ', officer: 'Người xem', what: 'Mục đích' },
  what: {
    processing: 'Giải quyết hồ sơ',
    contact: 'Liên hệ người dân',
    check: 'Kiểm tra',
    complaint: 'Giải quyết phản ánh',
    reprint: 'In lại phiếu',
    scan: 'Xem giấy tờ số hóa',
  },
  none: 'Không có lượt xem nào.',
  unknown: 'Không có hồ sơ mang mã này.',
  more: 'Xem các lượt cũ hơn',
}
