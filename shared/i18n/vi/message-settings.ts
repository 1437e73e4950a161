import type { MESSAGE_SETTINGS } from '../../domain/messages/message-settings.ts'
import { viMessages } from './messages.ts'

type Key = keyof typeof MESSAGE_SETTINGS

/** Vietnamese: names of the settings of messages to citizens. */
export const viMessageNames: Readonly<Record<Key, string>> = {
  'message.gateways': 'Cổng gửi tin',
  'message.quiet': 'Giờ không gửi tin',
  'message.facts': 'Những việc được báo tin',
  'message.reminderDays': 'Nhắc nhận kết quả sau số ngày',
  'message.smsMarks': 'Tin nhắn SMS có dấu',
  'message.alertMinutes': 'Cảnh báo tin chưa gửi sau số phút',
  'message.templates': 'Mẫu tin của Trung tâm',
}

/** What each does, and what holds while nobody has set it. */
export const viMessageAbout: Readonly<Record<Key, { what: string; absent: string }>> = {
  'message.gateways': {
    what: 'Mỗi kênh gửi qua tệp (cổng của tỉnh lấy), địa chỉ mạng (HTTP) hoặc máy chủ thư. Kênh không có cổng thì quầy không hỏi người dân.',
    absent: 'không gửi tin',
  },
  'message.quiet': {
    what: 'Không gửi SMS và Zalo trong khoảng giờ này; thư điện tử vẫn gửi.',
    absent: '21:00 đến 07:00',
  },
  'message.facts': { what: 'Chỉ báo tin về những việc đã chọn.', absent: 'mọi việc' },
  'message.reminderDays': {
    what: 'Kết quả chưa ai nhận thì nhắc sau bấy nhiêu ngày (BD-10.4b).',
    absent: '7, 30 và 50 ngày',
  },
  'message.smsMarks': { what: 'SMS có dấu chỉ chứa 70 ký tự, không dấu chứa 160.', absent: 'không dấu' },
  'message.alertMinutes': { what: 'Tin chờ quá bấy nhiêu phút thì lãnh đạo được báo (TQ-8.2b).', absent: '30 phút' },
  'message.templates': {
    what: 'Viết {code} mã hồ sơ, {due} ngày hẹn, {until} hạn, {shelf} kệ, {tracking} số hiệu bưu gửi, {phone} đường dây nóng, {link} địa chỉ tra cứu, {centre} tên Trung tâm; phần trong [ ] tự bỏ khi thiếu. Không có họ tên, số định danh.',
    absent: 'mẫu có sẵn',
  },
}

export const viMessageFields = {
  'message.gateways.channel': 'Kênh',
  'message.gateways.kind': 'Cách gửi',
  'message.gateways.address': 'Địa chỉ (HTTP, máy chủ thư)',
  'message.gateways.from': 'Địa chỉ thư gửi',
  'message.quiet.from': 'Từ giờ',
  'message.quiet.to': 'Đến giờ',
  'message.templates.fact': 'Báo về việc',
  'message.templates.channel': 'Kênh',
  'message.templates.subject': 'Tiêu đề thư',
  'message.templates.text': 'Nội dung',
}

export const viMessageOptions = {
  'message.gateways.channel': viMessages.channels,
  'message.gateways.kind': {
    file: 'Tệp cho cổng của tỉnh',
    http: 'Địa chỉ mạng (HTTP)',
    mail: 'Máy chủ thư (SMTP)',
    simulated: 'Mô phỏng (chỉ bản trình diễn)',
  },
  'message.facts': viMessages.facts,
  'message.templates.fact': viMessages.facts,
  'message.templates.channel': viMessages.channels,
}
