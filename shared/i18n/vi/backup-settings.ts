import type { BACKUP_SETTINGS } from '../../domain/backup/backup-settings.ts'

type Key = keyof typeof BACKUP_SETTINGS

/** Vietnamese: names of the settings of the backups. */
export const viBackupNames: Readonly<Record<Key, string>> = {
  'backup.everyMinutes': 'Sao lưu sau mỗi (phút)',
  'backup.second': 'Thư mục sao lưu trên ổ thứ hai',
  'backup.keep': 'Số bản sao lưu được giữ',
  'backup.mostDays': 'Xóa mọi bản sao lưu sau (ngày)',
}

/** What each does, and what holds while nobody has set it. */
export const viBackupAbout: Readonly<Record<Key, { what: string; absent: string }>> = {
  'backup.everyMinutes': {
    what: 'Trong giờ làm việc, cứ bấy nhiêu phút Trung tâm tự sao lưu một lần.',
    absent: '60 phút',
  },
  'backup.second': {
    what: 'Thư mục trên ổ đĩa khác hoặc máy khác nhận thêm một bản. Nên đặt ở trang Điều hành, mục Sao lưu: ở đó thư mục được thử ngay.',
    absent: 'chỉ sao lưu trên máy chủ',
  },
  'backup.keep': {
    what: 'Số bản mới nhất, số ngày và số tuần còn giữ một bản.',
    absent: '24 bản mới nhất, 14 ngày, 4 tuần',
  },
  'backup.mostDays': {
    what: 'Dữ liệu cá nhân đã xóa vẫn còn trong bản sao lưu cho đến hết hạn này, nên không bản nào được giữ lâu hơn.',
    absent: '30 ngày',
  },
}

/** Parts of settings. */
export const viBackupFields = {
  'backup.keep.newest': 'Bản mới nhất',
  'backup.keep.days': 'Số ngày',
  'backup.keep.weeks': 'Số tuần',
}
