import type { ClosedReason, Estimate, PrintCause, PriorityGroup } from '../../api/views.ts'
import { roughDuration, roughRange } from '../format.ts'

export const viCommon = {
  demo: 'Bản trình diễn',
  /** Name of this language, for the switch. */
  language: 'Tiếng Việt',
  /** Leaves what is only shown. */
  close: 'Đóng',
  /** Leaves a deed undone. */
  cancel: 'Thôi',
  back: 'Quay lại',
  done: 'Xong',
  tryAgain: 'Thử lại',
  connecting: 'Đang kết nối…',
  lost: 'Mất kết nối với máy chủ. Nội dung có thể chưa mới nhất.',
  notPaired: 'Thiết bị chưa được ghép nối',
  notPairedHint: 'Xin liên hệ kỹ thuật viên của Trung tâm.',
  delete: 'Xóa',
  priority: 'Ưu tiên',
  hotline: (number: string) => `Đường dây nóng: ${number}`,
  counter: (number: number) => `Quầy ${number}`,
  newBuild: {
    there: 'Có bản mới – tải lại khi xong việc.',
    held: 'Có bản mới – tải lại sau khi xong hồ sơ đang nhập.',
    unsaved: 'Có bản mới – tải lại sau khi lưu nội dung đang nhập.',
    press: 'Tải lại',
  },
  officePages: { label: 'Các trang quản lý', manager: 'Điều hành', admin: 'Quản trị', voice: 'Giọng đọc' },
}

export const viPriorityGroups = {
  elderly: 'Người cao tuổi',
  disabled: 'Người khuyết tật',
  pregnant: 'Phụ nữ mang thai',
  merit: 'Người có công với cách mạng',
} satisfies Record<PriorityGroup, string>

export const viWait = {
  ahead: (n: number) => (n === 0 ? 'Ông/bà là người tiếp theo' : `Còn ${n} người phía trước`),
  estimate: ({ minutes, low, high }: Estimate) =>
    `Chờ khoảng ${roughDuration(minutes)}${low === high ? '' : ` (từ\u00A0${roughRange(low, high)})`}`,
  unserved: {
    closed: 'Hiện chưa có quầy mở cho việc này.',
    paused: 'Quầy phục vụ việc này đang tạm ngừng.',
    over: 'Đã hết giờ làm việc hôm nay.',
  },
  calledThen: {
    closed: 'Quầy mở sẽ gọi số theo thứ tự.',
    paused: 'Quầy trở lại sẽ gọi số theo thứ tự.',
    over: 'Không còn quầy mở cho việc này; xin hỏi quầy hướng dẫn trước khi về.',
  },
  servedFrom: (time: string) => `Các quầy làm việc từ ${time}.`,
}

/** What became of the paper with the number. */
export const viPaper = {
  printing: 'Đang in phiếu, xin ông/bà chờ trong giây lát…',
  printed: 'Xin ông/bà nhận phiếu ở khe in.',
  elsewhere: (kiosk: string) => `Phiếu của ông/bà được in ở máy bên cạnh (${kiosk}). Mời ông/bà nhận phiếu.`,
  ifNone: 'Nếu không thấy phiếu, vui lòng ghi lại số hoặc chụp ảnh màn hình này.',
  failed: (cause: string, number: string) => `Xin lỗi ông/bà, ${cause}. Số ${number} vẫn được giữ.`,
  late: (number: string) => `Phiếu chưa in được. Số ${number} vẫn được giữ.`,
  unknown: (number: string) => `Chưa rõ phiếu đã in được hay chưa. Số ${number} vẫn được giữ.`,
  none: (number: string) => `Máy này không in phiếu. Số ${number} đã được ghi nhận.`,
  remember: 'Vui lòng ghi lại số hoặc chụp ảnh màn hình này bằng điện thoại.',
  causes: {
    'paper-end': 'máy in hết giấy',
    'cover-open': 'nắp máy in đang mở',
    cutter: 'dao cắt giấy của máy in bị kẹt',
    'head-hot': 'máy in đang quá nóng',
    'power-off': 'máy in đang tắt',
    unreachable: 'máy in không trả lời',
    error: 'máy in gặp lỗi',
    jam: 'máy in kẹt giấy',
    'media-needed': 'khay máy in không có khổ giấy này',
    'toner-empty': 'máy in hết mực',
    paused: 'máy in đang tạm dừng',
    cancelled: 'lệnh in bị hủy',
    rejected: 'máy in không nhận tài liệu',
  } satisfies Record<PrintCause, string>,
  /** The same as the beginning of a sentence. */
  now: {
    'paper-end': 'Máy in đang hết giấy',
    'cover-open': 'Nắp máy in đang mở',
    cutter: 'Dao cắt giấy của máy in đang kẹt',
    'head-hot': 'Máy in đang quá nóng',
    'power-off': 'Máy in đang tắt',
    unreachable: 'Máy in đang không trả lời',
    error: 'Máy in đang gặp lỗi',
    jam: 'Máy in đang kẹt giấy',
    'media-needed': 'Khay máy in không có khổ giấy này',
    'toner-empty': 'Máy in đang hết mực',
    paused: 'Máy in đang tạm dừng',
    cancelled: 'Lệnh in đã bị hủy',
    rejected: 'Máy in không nhận tài liệu',
  } satisfies Record<PrintCause, string>,
  printedElsewhere: (now: string, kiosk: string) => `${now}: phiếu sẽ được in ở máy bên cạnh (${kiosk}).`,
  numberOnScreen: (now: string) => `${now}: số sẽ hiện trên màn hình, ông/bà vui lòng ghi lại hoặc chụp ảnh.`,
}

export const viClosed = {
  reasons: {
    'not-configured': 'Trung tâm chưa cấu hình giờ tiếp nhận hồ sơ.',
    'before-hours': 'Chưa đến giờ tiếp nhận hồ sơ.',
    lunch: 'Đã hết giờ tiếp nhận hồ sơ buổi sáng.',
    'after-cut-off': 'Đã hết giờ tiếp nhận hồ sơ của buổi này.',
    'after-hours': 'Đã hết giờ tiếp nhận hồ sơ hôm nay.',
    'day-off': 'Hôm nay Trung tâm nghỉ.',
    suspended: 'Trung tâm tạm ngừng cấp số.',
    full: 'Hôm nay đã hết số tiếp nhận.',
  } satisfies Record<ClosedReason, string>,
  holiday: (name: string) => `Hôm nay Trung tâm nghỉ ${name}.`,
  opensToday: (time: string) => `Tiếp nhận lại từ ${time}.`,
  opensAfternoon: (time: string) => `Buổi chiều tiếp nhận từ ${time}.`,
  opensOn: (time: string, day: string) => `Tiếp nhận lại từ ${time}, ${day}.`,
  worksAgainOn: (day: string) => `Làm việc lại ${day}.`,
  askDesk: 'Xin ông/bà liên hệ quầy hướng dẫn.',
  /** Before what can be done without a number. */
  meanwhile: 'Trong lúc này, ông/bà có thể:',
  stillOpen: (service: string, until: string) => `Ông/bà vẫn có thể lấy số “${service}” đến ${until}.`,
  stillOpenNoEnd: (service: string) => `Ông/bà vẫn có thể lấy số “${service}”.`,
  short: 'Tạm đóng',
  shortFull: 'Hôm nay đã hết số',
  shortOpens: (time: string) => `Mở lại ${time}`,
}
