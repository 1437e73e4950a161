import type { DueSource, DueStep, LaterReason, LimitUnit, OffReason } from '../../domain/deadlines/due-step.ts'

type TimeRule = Extract<DueStep, { code: 'time-of-day' }>['rule']

const units: Record<LimitUnit, string> = {
  'same-day': 'trong ngày',
  'working-day': 'ngày làm việc',
  day: 'ngày',
  hour: 'giờ làm việc',
  month: 'tháng',
  year: 'năm',
}

const laterReasons: Record<LaterReason, string> = {
  'before-hours': 'trước giờ tiếp nhận',
  lunch: 'trong giờ nghỉ trưa',
  'after-cut-off': 'sau giờ tiếp nhận của buổi',
  'after-hours': 'sau giờ tiếp nhận',
  'day-off': 'vào ngày nghỉ',
}

const offReasons: Record<OffReason, string> = {
  weekend: 'ngày nghỉ hằng tuần',
  holiday: 'ngày nghỉ lễ',
  closed: 'ngày Trung tâm không làm việc',
}

const timeRules: Record<TimeRule, string> = {
  received: 'đúng giờ đã nhận',
  'end-of-reception': 'cuối giờ tiếp nhận',
  'end-of-work': 'cuối giờ làm việc',
  opening: 'đầu giờ làm việc',
}

const sources: Record<DueSource, string> = {
  'BLDS-147.1': 'Bộ luật Dân sự 2015, Điều 147 khoản 1',
  'BLDS-147.2': 'Bộ luật Dân sự 2015, Điều 147 khoản 2',
  'BLDS-148.1': 'Bộ luật Dân sự 2015, Điều 148 khoản 1',
  'BLDS-148.3': 'Bộ luật Dân sự 2015, Điều 148 khoản 3',
  'BLDS-148.4': 'Bộ luật Dân sự 2015, Điều 148 khoản 4',
  'BLDS-148.5': 'Bộ luật Dân sự 2015, Điều 148 khoản 5',
  'BLLĐ-112': 'Bộ luật Lao động 2019, Điều 112',
  'BD-3.8': 'Ngày làm việc: thứ Hai đến thứ Sáu, trừ ngày lễ (BD-3.8)',
  'BD-5.4': 'Giờ tiếp nhận đã thông báo trước (BD-5.4)',
  'KT-4.2': 'Tính từ ngày nhận đủ hồ sơ hợp lệ (KT-4.2)',
  'TT-4.3d': 'Tính lại từ đầu khi hồ sơ đã đủ (TT-4.3d)',
  'TT-4.3e': 'Xin lỗi và hẹn lại nhiều nhất một lần (TT-4.3e)',
  'LF-3.10': 'Mỗi ngày làm việc tính 8 giờ',
  'LF-10.1': 'Thời hạn theo địa bàn ghi trong thủ tục',
  'LF-10.2': 'Thiết lập của Trung tâm',
  'LF-10.3': 'Thông báo hoán đổi ngày làm việc',
  'QĐ-766': 'Không tính thời gian chờ bổ sung (Quyết định 766/QĐ-TTg)',
  catalogue: 'Danh mục thủ tục hành chính',
}

/** Vietnamese: why a due date is what it is, one sentence a step. */
export const viDue = {
  title: 'Cách tính ngày hẹn trả',
  units,
  laterReasons,
  offReasons,
  timeRules,
  sources,
  weekly: (days: number) => `${days} ngày nghỉ hằng tuần`,
  named: (date: string, name: string) => `${date} (${name})`,
  dayMinutes: (date: string, minutes: number) => `${date}: ${minutes} phút`,
  received: (at: string) => `Nhận hồ sơ lúc ${at}.`,
  later: (why: string, at: string) => `Nộp ${why}, nên tính từ ${at}.`,
  limit: (amount: number, unit: string) => `Thời hạn giải quyết: ${String(amount).replace('.', ',')} ${unit}.`,
  limitSameDay: (more: number) =>
    more > 0 ? `Thời hạn giải quyết: trong ngày, cộng thêm ${more} ngày làm việc.` : 'Thời hạn giải quyết: trong ngày.',
  extra: (days: number) => `Đã cộng ${days} ngày cho địa bàn khó khăn.`,
  sameDay: (cutOff: string) => `Nhận không muộn hơn ${cutOff}: trả trong ngày.`,
  sameDayPassed: (cutOff: string, date: string) =>
    `Nhận sau ${cutOff} hoặc đã hết giờ làm việc: trả vào ngày làm việc tiếp theo, ${date}, có phiếu hẹn.`,
  firstDay: (date: string) => `Không tính ngày nhận; đếm từ ${date}.`,
  daysOff: (days: string) => `Không đếm ${days}.`,
  daysWorked: (days: string) => `Có đếm ngày làm bù ${days}.`,
  lastDay: (amount: number, unit: string, date: string) => `Đủ ${amount} ${unit} là ${date}.`,
  moved: (why: string, date: string) => `Đó là ${why}, nên chuyển sang ${date}.`,
  hours: (minutes: number, days: string) => `Đếm ${minutes} phút trong giờ làm việc: ${days}.`,
  hoursChanged: (date: string) => `Từ ${date} áp dụng giờ làm việc khác.`,
  timeOfDay: (rule: string, at: string) => `Giờ hẹn: ${rule}, ${at}.`,
  promised: (at: string) => `Giấy tiếp nhận đã hẹn trả lúc ${at}.`,
  stopped: (at: string) => `Dừng tính thời hạn lúc ${at} vì đã yêu cầu bổ sung hồ sơ.`,
  restarted: (at: string) => `Hồ sơ đủ lúc ${at}: tính lại thời hạn từ đầu.`,
  continued: (at: string, due: string) => `Hồ sơ đủ lúc ${at}: tính tiếp phần còn lại, đến ${due}.`,
  extended: (from: string, due: string) => `Đã xin lỗi và hẹn lại từ ${from} đến ${due}.`,
  due: (at: string) => `Hẹn trả kết quả lúc ${at}.`,
}
