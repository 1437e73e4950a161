import type { DEADLINE_SETTINGS } from '../../domain/deadlines/deadline-settings.ts'

type Key = keyof typeof DEADLINE_SETTINGS | 'due.hours'

/** Vietnamese: names of the settings of the time rules. */
export const viDeadlineNames: Readonly<Record<Key, string>> = {
  'due.hours': 'Giờ làm việc tính thời hạn',
  'due.weekdays': 'Ngày tính là ngày làm việc',
  'due.counting': 'Cách đếm ngày làm việc',
  'due.timeOfDay': 'Giờ hẹn trả kết quả',
  'due.afterHours': 'Hồ sơ nhận ngoài giờ',
  'due.sameDayCutOff': 'Giờ chót của việc trả trong ngày',
  'due.remote': 'Địa bàn miền núi, hải đảo, vùng sâu, vùng xa',
  'due.soonDays': 'Số ngày coi là sắp đến hạn',
  'due.afterSupplement': 'Thời hạn sau khi bổ sung hồ sơ',
  'forward.minutes': 'Số phút để chuyển hồ sơ điện tử',
  'forward.sameDay': 'Chuyển trong ngày vẫn đúng hạn',
  'forward.cutOff': 'Giờ chót chuyển hồ sơ trong ngày',
  'forward.runs': 'Các chuyến chuyển hồ sơ giấy',
  'forward.runsPerDay': 'Số chuyến hồ sơ giấy mỗi ngày',
  'forward.runGrace': 'Số phút chờ trước khi báo lỡ chuyến',
  'supplement.agencyDays': 'Số ngày cơ quan được yêu cầu bổ sung',
  'supplement.replyByLimit': 'Lưu hồ sơ quá hạn bổ sung',
  'apology.leadDays': 'Số ngày xin lỗi trước hạn',
  'apology.dayKind': 'Cách tính ngày xin lỗi',
  'result.keepDays': 'Số ngày giữ kết quả tại quầy',
  'result.keepDayKind': 'Cách tính ngày giữ kết quả',
  'result.reminders': 'Các lần nhắc đến nhận kết quả',
}

/** Vietnamese: what they do, and what holds while nobody has set them. */
export const viDeadlineAbout: Readonly<Record<Key, { what: string; absent: string }>> = {
  'due.hours': {
    what: 'Giờ làm việc dùng để tính thời hạn và hẹn trả, khi khác giờ mở cửa của Trung tâm.',
    absent: 'theo giờ làm việc của Trung tâm',
  },
  'due.weekdays': {
    what: 'Những ngày trong tuần được đếm vào thời hạn giải quyết (BD-3.8); giờ tiếp nhận có thể khác.',
    absent: 'thứ Hai đến thứ Sáu',
  },
  'due.counting': {
    what: 'Đếm từ ngày hôm sau (Bộ luật Dân sự, Điều 147), hoặc đếm từng giờ, mỗi ngày 8 giờ làm việc.',
    absent: 'đếm từ ngày hôm sau',
  },
  'due.timeOfDay': {
    what: 'Giờ ghi trên giấy hẹn của hồ sơ tính bằng ngày làm việc.',
    absent: 'cuối giờ làm việc của ngày cuối cùng (Bộ luật Dân sự, Điều 148)',
  },
  'due.afterHours': {
    what: 'Hồ sơ nộp ngoài giờ được tính thời hạn từ lúc nào.',
    absent: 'từ giờ tiếp nhận kế tiếp',
  },
  'due.sameDayCutOff': {
    what: 'Việc trả trong ngày mà nhận sau giờ này thì trả vào ngày làm việc tiếp theo, có phiếu hẹn.',
    absent: '15 giờ 00',
  },
  'due.remote': {
    what: 'Cộng thêm số ngày mà thủ tục cho phép đối với địa bàn khó khăn.',
    absent: 'không cộng thêm',
  },
  'due.soonDays': { what: 'Hồ sơ còn nhiều nhất bấy nhiêu ngày làm việc thì nhắc “sắp đến hạn”.', absent: '3 ngày' },
  'due.afterSupplement': {
    what: 'Khi hồ sơ đã đủ: tính lại thời hạn từ đầu (TT-4.3d, KT-4.2), hoặc tính tiếp phần còn lại.',
    absent: 'tính lại từ đầu',
  },
  'forward.minutes': {
    what: 'Hồ sơ điện tử phải được chuyển trong bấy nhiêu phút kể từ khi tiếp nhận (TQ-7.2b).',
    absent: 'chuyển ngay khi tiếp nhận (TT-4.2a)',
  },
  'forward.sameDay': {
    what: 'Chuyển trước khi hết giờ làm việc trong ngày vẫn là đúng hạn (KT-4.1).',
    absent: 'không',
  },
  'forward.cutOff': {
    what: 'Hồ sơ nhận sau giờ này được chuyển vào đầu ngày làm việc tiếp theo (KT-4.1); ngày hẹn trả không đổi.',
    absent: 'không có giờ chót',
  },
  'forward.runs': { what: 'Giờ đi của từng chuyến hồ sơ giấy trong ngày làm việc (TT-4.2b).', absent: 'chưa cấu hình' },
  'forward.runsPerDay': {
    what: 'Mỗi ngày bấy nhiêu chuyến, khi quy chế không nêu giờ (KT-4.1).',
    absent: 'chưa cấu hình',
  },
  'forward.runGrace': {
    what: 'Quá giờ chuyến bấy nhiêu phút mà hồ sơ giấy vẫn còn ở quầy thì báo lỡ chuyến.',
    absent: '15 phút',
  },
  'supplement.agencyDays': {
    what: 'Cơ quan chỉ được yêu cầu bổ sung trong bấy nhiêu ngày làm việc kể từ khi tiếp nhận (TT-4.3d).',
    absent: 'chưa cấu hình, không chặn',
  },
  'supplement.replyByLimit': {
    what: 'Quá thời gian bằng thời hạn của thủ tục mà chưa bổ sung thì lưu hồ sơ tại cơ quan (BD-10.3b).',
    absent: 'có',
  },
  'apology.leadDays': {
    what: 'Phiếu xin lỗi phải có trước ngày hẹn trả ít nhất bấy nhiêu ngày (TT-4.3e).',
    absent: '1 ngày',
  },
  'apology.dayKind': { what: 'Đếm ngày làm việc hay ngày thường; quy chế không nói rõ.', absent: 'ngày làm việc' },
  'result.keepDays': {
    what: 'Kết quả chưa có người nhận được giữ tại quầy nhiều nhất bấy nhiêu ngày (BD-10.4b).',
    absent: '60 ngày',
  },
  'result.keepDayKind': { what: 'Đếm ngày làm việc hay ngày thường; quy chế không nói rõ.', absent: 'ngày thường' },
  'result.reminders': {
    what: 'Nhắc người dân sau bấy nhiêu ngày kể từ ngày báo có kết quả.',
    absent: 'sau 7, 30 và 50 ngày',
  },
}

const dayKinds = { working: 'ngày làm việc', calendar: 'ngày thường, kể cả ngày nghỉ' }

export const viDeadlineFields = {
  'forward.runs.at': 'Giờ đi',
  'result.reminders.day': 'Sau số ngày',
}

export const viDeadlineOptions = {
  'due.weekdays': {
    '1': 'thứ Hai',
    '2': 'thứ Ba',
    '3': 'thứ Tư',
    '4': 'thứ Năm',
    '5': 'thứ Sáu',
    '6': 'thứ Bảy',
    '7': 'Chủ nhật',
  },
  'due.counting': { 'next-day': 'từ ngày hôm sau', 'by-hour': 'từng giờ, mỗi ngày 8 giờ' },
  'due.timeOfDay': {
    received: 'đúng giờ đã nhận hồ sơ',
    'end-of-reception': 'cuối giờ tiếp nhận',
    'end-of-work': 'cuối giờ làm việc',
  },
  'due.afterHours': {
    'next-reception': 'từ giờ tiếp nhận kế tiếp',
    'next-working': 'từ giờ làm việc kế tiếp',
    'as-received': 'từ đúng lúc nộp',
  },
  'due.afterSupplement': { restart: 'tính lại từ đầu', continue: 'tính tiếp phần còn lại' },
  'apology.dayKind': dayKinds,
  'result.keepDayKind': dayKinds,
}
