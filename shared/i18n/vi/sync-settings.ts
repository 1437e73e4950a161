import type { SYNC_SETTINGS } from '../../domain/sync/sync-settings.ts'

type Key = keyof typeof SYNC_SETTINGS

/** Vietnamese: names of the settings of the line to the province. */
export const viSyncNames: Readonly<Record<Key, string>> = {
  'sync.fileHours': 'Giờ gửi tệp số hóa lên tỉnh',
  'sync.fileKilobytes': 'Tốc độ gửi tệp tối đa (kB/giây)',
  'sync.warnMinutes': 'Cảnh báo khi chưa đồng bộ quá (phút)',
}

/** What each does, and what holds while nobody has set it. */
export const viSyncAbout: Readonly<Record<Key, { what: string; absent: string }>> = {
  'sync.fileHours': {
    what: 'Tệp số hóa chỉ được gửi trong khoảng giờ này, ví dụ từ 18:00 đến 06:00; hồ sơ vẫn được đồng bộ cả ngày.',
    absent: 'gửi vào bất kỳ giờ nào',
  },
  'sync.fileKilobytes': {
    what: 'Việc gửi tệp không chiếm quá tốc độ này của đường truyền.',
    absent: 'không giới hạn',
  },
  'sync.warnMinutes': {
    what: 'Có hồ sơ chờ gửi lên tỉnh lâu hơn thế thì trang quản lý và trang kiểm tra sức khỏe cảnh báo.',
    absent: '30 phút',
  },
}
