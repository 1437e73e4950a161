/** Vietnamese: the hall board. */
export const viBoard = {
  nowCalling: 'Số đang gọi',
  counter: 'Quầy',
  next: 'Sắp đến lượt',
  before: 'Đã gọi',
  counters: 'Các quầy',
  callNow: 'Mời đến quầy',
  callAgain: 'Gọi lại',
  nobody: 'Xin mời ông/bà ngồi chờ gọi số.',
  noNext: 'Chưa có số chờ',
  states: { closed: 'Đóng', open: 'Mở', paused: 'Tạm ngừng' },
  notices: 'Thông báo',
  lost: 'Mất kết nối. Xin ông/bà theo dõi hướng dẫn tại quầy.',
}
