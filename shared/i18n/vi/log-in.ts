/** Vietnamese: the log-in. */
export const viLogIn = {
  title: 'Đăng nhập quầy làm việc',
  managerTitle: 'Đăng nhập quản lý',
  hint: 'Chọn quầy và họ tên, nhập mã PIN rồi nhấn Enter.',
  managerHint: 'Chọn họ tên, nhập mã PIN rồi nhấn Enter.',
  counter: 'Quầy',
  officer: 'Công chức, viên chức',
  pin: 'Mã PIN',
  pinKeys: 'Bàn phím nhập mã PIN',
  searchHint: 'Gõ để tìm, phím ↓ để chọn',
  nothingFound: 'Không tìm thấy.',
  send: 'Đăng nhập',
  sending: 'Đang kiểm tra…',
  locked: (minutes: number) => `Tài khoản tạm khóa do nhập sai mã PIN nhiều lần. Vui lòng thử lại sau ${minutes} phút.`,
  noAnswer: 'Máy chủ chưa trả lời. Vui lòng thử lại.',
  notManager: 'Trang này dành cho lãnh đạo và kỹ thuật viên. Công chức vui lòng đăng nhập ở trang quầy.',
  ended: 'Phiên làm việc đã kết thúc, hoặc quầy vừa được đăng nhập ở nơi khác. Vui lòng đăng nhập lại.',
}
