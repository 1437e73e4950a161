import { DEFAULT_LOW_REASONS } from '../../domain/rating/scale.ts'
import type { LowReason } from '../../domain/rating/scale.ts'

export const viRating = {
  question: 'Ông/bà có hài lòng với sự\u00A0phục\u00A0vụ của công\u00A0chức không?',
  processQuestion: 'Ông/bà có hài lòng với quá trình giải quyết hồ sơ không?',
  noAnswer: 'Bỏ qua câu hỏi này',
  /** From best (5) to worst (1). */
  levels: {
    5: 'Rất hài lòng',
    4: 'Hài lòng',
    3: 'Bình thường',
    2: 'Không hài lòng',
    1: 'Rất không hài lòng',
  },
  threeLevels: { 3: 'Rất hài lòng', 2: 'Hài lòng', 1: 'Không hài lòng' },
  reasonsQuestion: 'Điều gì khiến ông/bà chưa hài lòng? (có thể chọn nhiều, hoặc bỏ qua)',
  /** The usual reasons; a centre may write its own. */
  lowReasons: Object.fromEntries(DEFAULT_LOW_REASONS.map(({ code, text }) => [code, text])) as Record<
    LowReason,
    string
  >,
  comment: 'Ý kiến của ông/bà (không bắt buộc)',
  commentPlaceholder: 'Nếu muốn, xin ông/bà ghi thêm ý kiến',
  phone: 'Số điện thoại để Trung tâm liên hệ lại (không bắt buộc)',
  phoneWrong: 'Số điện thoại chưa đúng. Xin ông/bà kiểm tra lại.',
  phoneNeedsConsent: 'Nếu ông/bà không đồng ý, số điện thoại sẽ không được gửi.',
  /** Consent to one purpose, who sees it, and how it is taken back (law-facts §7). */
  consent:
    'Tôi đồng ý để lãnh đạo Trung tâm dùng số điện thoại này liên hệ về ý kiến của tôi. Số điện thoại được xóa khi tôi yêu cầu hoặc khi hết thời hạn lưu giữ.',
  send: 'Gửi đánh giá',
  sending: 'Đang gửi…',
  change: 'Chọn lại',
  thanks: 'Trân trọng cảm ơn ông/bà.',
  thanksHint: 'Đánh giá được ghi nhận và không kèm tên của ông/bà.',
  already: 'Lượt phục vụ này đã được đánh giá. Trân trọng cảm ơn ông/bà.',
  notSent: 'Chưa gửi được đánh giá. Xin ông/bà thử lại.',
}

export const viRatingDesk = {
  counter: 'Quầy',
  calm: 'Sau khi giải quyết xong, xin mời ông/bà cho biết mức độ hài lòng trên màn hình này.',
  noOfficer: 'Quầy hiện chưa có người phục vụ.',
  aboutNumber: (number: string) => `Lượt phục vụ số ${number}`,
  away: 'Máy đánh giá tạm thời mất kết nối.',
  awayHint: 'Xin ông/bà chờ trong giây lát.',
  keptTitle: 'Đánh giá đã được ghi lại.',
  keptHint: 'Máy sẽ gửi ngay khi có kết nối. Trân trọng cảm ơn ông/bà.',
  skip: 'Bỏ qua, không đánh giá',
  addComment: 'Viết ý kiến',
  commentKept: 'Đã có ý kiến',
  noComment: 'Bỏ ý kiến',
  addPhone: 'Để lại số điện thoại',
  phoneKept: 'Đã có số điện thoại',
  noPhone: 'Không để lại số',
  phoneEmpty: 'Chưa nhập số',
  done: 'Xong',
}

/** Vietnamese: the ratings of the manager page. */
export const viRatings = {
  title: 'Đánh giá của người dân',
  hint: 'Không có tên người đánh giá. Ý kiến chỉ lãnh đạo xem được.',
  period: 'Khoảng thời gian',
  periods: {
    today: 'Hôm nay',
    week: '7 ngày gần nhất',
    month: 'Tháng này',
    lastMonth: 'Tháng trước',
    quarter: '90 ngày gần nhất',
  },
  none: 'Chưa có lượt phục vụ nào trong khoảng thời gian này.',
  columns: {
    officer: 'Công chức',
    finished: 'Đã phục vụ',
    rated: 'Đã đánh giá',
    skipped: 'Bỏ qua',
    timedOut: 'Không chạm',
    satisfied: 'Hài lòng',
    mean: 'Điểm trung bình',
    levels: 'Theo mức',
    unproven: 'Chưa xác minh',
  },
  byOfficer: 'Theo công chức, viên chức',
  byAgency: 'Theo cơ quan',
  noAgency: 'Không thuộc cơ quan nào',
  agencyColumns: {
    agency: 'Cơ quan',
    finished: 'Đã phục vụ',
    rated: 'Đã đánh giá',
    satisfied: 'Hài lòng',
    mean: 'Điểm trung bình',
    process: 'Hài lòng về quá trình giải quyết',
    levels: 'Theo mức',
  },
  levelsHint:
    'Theo mức: từ rất hài lòng đến mức thấp nhất. Hài lòng: mức “Hài lòng” trở lên. Chưa xác minh: không đến từ máy đánh giá của quầy hay điện thoại của người dân, không tính vào số liệu.',
  total: 'Toàn Trung tâm',
  service: 'Sự phục vụ của công chức',
  process: 'Quá trình giải quyết hồ sơ',
  reasons: 'Lý do chưa hài lòng',
  of: (n: number, all: number) => `${n}/${all} lượt`,
  mean: (points: number, best: number) => `${points.toFixed(1).replace('.', ',')}/${best}`,
  ofAll: (n: number, part: number) => `${n} (${Math.round(part * 100)} %)`,
  percent: (part: number) => `${Math.round(part * 100)} %`,
  counter: (n: number) => `quầy ${n}`,
  bursts: 'Có đánh giá bất thường, cần xem lại',
  burstsHint: 'Đây chỉ là dấu hiệu bất thường, không phải kết luận.',
  kinds: {
    'same-level': 'cùng một mức liên tiếp trong thời gian ngắn',
    'too-soon': 'ngay khi kết thúc lượt',
    'short-service': 'sau lượt phục vụ quá ngắn',
  },
  burst: (kind: string, count: number, where: string) => `${where}: ${count} đánh giá ${kind}.`,
  comments: 'Ý kiến và số điện thoại để lại',
  noComments: 'Chưa có ý kiến nào.',
  contact: (phone: string) => `Xin liên hệ lại: ${phone}`,
  erase: 'Xóa số điện thoại',
  eraseSure: (phone: string) =>
    `Số ${phone} sẽ bị xóa hẳn, không lấy lại được. Chỉ xóa khi người dân yêu cầu hoặc đã liên hệ xong.`,
}
