import type { SilentCause } from '../../api/speaker-views.ts'
import type { ClosedReason } from '../../api/views.ts'

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
  allPaused: 'Các quầy tạm ngừng trong giây lát.',
  notYetOpen: 'Các quầy chưa mở.',
  waitSeated: 'Xin mời ông/bà ngồi chờ gọi số.',
  closed: {
    'not-configured': 'Các quầy chưa mở.',
    'before-hours': 'Chưa đến giờ tiếp nhận hồ sơ.',
    lunch: 'Trung tâm nghỉ trưa.',
    'after-cut-off': 'Đã hết giờ tiếp nhận hồ sơ của buổi này.',
    'after-hours': 'Đã hết giờ làm việc hôm nay.',
    'day-off': 'Hôm nay Trung tâm nghỉ.',
    suspended: 'Trung tâm tạm ngừng cấp số.',
    full: 'Hôm nay đã hết số tiếp nhận.',
  } satisfies Record<ClosedReason, string>,
  noNext: 'Chưa có số chờ',
  states: { closed: 'Đóng', open: 'Mở', paused: 'Tạm ngừng' },
  notices: 'Thông báo',
  /** For the people of the centre; citizens see the numbers all the same. */
  silent: {
    blocked: 'Loa chưa bật. Chạm để bật tiếng.',
    'no-clips': 'Loa chưa có giọng đọc.',
    'no-level': 'Loa không ra tiếng.',
  } satisfies Record<SilentCause, string>,
  lost: 'Mất kết nối. Xin ông/bà theo dõi hướng dẫn tại quầy.',
}
