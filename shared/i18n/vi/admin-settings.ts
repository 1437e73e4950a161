import type { SettingKey } from '../../domain/events/config-events.ts'
import { viAgencyAbout, viAgencyFields, viAgencyOptions } from './agency-settings.ts'
import { viDeadlineAbout, viDeadlineFields, viDeadlineOptions } from './deadline-settings.ts'
import { viDigitalAbout } from './digital-settings.ts'
import { viBackupAbout, viBackupFields } from './backup-settings.ts'
import { viSyncAbout } from './sync-settings.ts'
import { viDossierAbout, viDossierFields, viDossierOptions } from './dossier-settings.ts'
import { viFeeAbout, viFeeFields, viFeeOptions } from './fee-settings.ts'
import { viMessageAbout, viMessageFields, viMessageOptions } from './message-settings.ts'

/** What a setting does, and what holds while nobody has set it. */
export type AboutSetting = { readonly what: string; readonly absent: string }

const about: Record<SettingKey, AboutSetting> = {
  'centre.name': {
    what: 'Tên hiện trên mọi màn hình và đầu phiếu số.',
    absent: 'Trung tâm Phục vụ hành chính công',
  },
  'centre.officeColour': { what: 'Màu của dải mỏng trên cùng mỗi màn hình.', absent: 'đỏ sẫm #9B1C1C' },
  'centre.hotline': { what: 'Số điện thoại người dân gọi khi cần hỗ trợ (TT-6.1).', absent: 'không hiện số nào' },
  'centre.publicUrl': {
    what: 'Địa chỉ người dân mở bằng điện thoại để theo dõi số; in thành mã QR trên phiếu.',
    absent: 'phiếu không có mã QR',
  },
  'centre.notices': { what: 'Dòng chữ chạy dưới bảng gọi số.', absent: 'không có dòng chữ chạy' },
  'centre.slipFooter': { what: 'Lời in ở cuối mỗi phiếu số.', absent: 'không in lời nào' },
  'updates.address': {
    what: 'Địa chỉ thư mục trên máy chủ web có các bản phát hành phần mềm.',
    absent: 'bản phát hành được chép từ USB',
  },
  hours: { what: 'Giờ làm việc và giờ tiếp nhận trong tuần (BD-5.2).', absent: 'máy lấy số không phát số' },
  'hours.noticeDays': {
    what: 'Giờ mới phải được báo cho người dân trước bấy nhiêu ngày (BD-5.4).',
    absent: 'báo trước 1 ngày',
  },
  'priority.groups': {
    what: 'Những diện người dân có thể chọn ở máy lấy số để được ưu tiên (NĐ 107/2021).',
    absent: 'cả bốn diện',
  },
  'priority.maxRun': {
    what: 'Gọi liên tiếp nhiều nhất bấy nhiêu số ưu tiên khi còn người khác đang chờ.',
    absent: '2 số',
  },
  'rating.levels': { what: 'Máy đánh giá hiện ba hay năm khuôn mặt.', absent: '5 mức' },
  'rating.reasons': {
    what: 'Những lý do người dân chọn khi chưa hài lòng; nhiều nhất 12 lý do.',
    absent: 'tám lý do thường gặp',
  },
  'rating.process': { what: 'Hỏi thêm câu thứ hai về quá trình giải quyết (BD-18.2b).', absent: 'không hỏi' },
  'rating.followUp': { what: 'Người dân được để lại số điện thoại để Trung tâm gọi lại.', absent: 'có' },
  'desk.reasons': {
    what: 'Lý do công chức chọn khi tạm ngừng, để người dân chờ, gọi ngoài thứ tự hoặc gọi trở lại.',
    absent: 'mười bốn lý do thường dùng',
  },
  'desk.undoSeconds': {
    what: 'Công chức được lấy lại bước vừa bấm trong bấy nhiêu giây; 0 là không.',
    absent: '60 giây',
  },
  'queue.dailyLimits': {
    what: 'Nhóm dịch vụ có trong danh sách chỉ phát bấy nhiêu số mỗi ngày, rồi máy lấy số báo đã đủ.',
    absent: 'không giới hạn',
  },
  'queue.warnBeforeCutOff': {
    what: 'Máy lấy số hỏi lại người dân khi có thể không kịp đến lượt trong buổi.',
    absent: 'có hỏi',
  },
  'wait.normMinutes': {
    what: 'Chờ quá bấy nhiêu phút thì hiện vàng ở trang lãnh đạo (QĐ 468/QĐ-TTg).',
    absent: 'không nhắc',
  },
  'wait.limitMinutes': {
    what: 'Chờ quá bấy nhiêu phút thì hiện đỏ ở trang lãnh đạo (QĐ 468/QĐ-TTg).',
    absent: 'không nhắc',
  },
  'counter.longPauseMinutes': { what: 'Quầy tạm ngừng lâu hơn thì nhắc ở trang lãnh đạo.', absent: '15 phút' },
  'print.expiresMinutes': {
    what: 'Phiếu chưa in được trong bấy nhiêu phút thì không in nữa; số vẫn được giữ.',
    absent: '30 phút',
  },
  'print.rollMetres': {
    what: 'Chiều dài một cuộn giấy mới của từng máy in, để ước tính còn in được bao nhiêu phiếu.',
    absent: '50 m một cuộn',
  },
  'print.warnTickets': {
    what: 'Khi ước tính còn bấy nhiêu phiếu thì quầy, lễ tân và kỹ thuật viên được báo chuẩn bị cuộn mới.',
    absent: '50 phiếu',
  },
  'print.sheetSizes': {
    what: 'Khổ giấy khi phiếu được in thẳng ra máy in văn phòng; máy không có khổ A5 thì in A4.',
    absent: 'biên lai và phiếu hẹn A5, còn lại A4',
  },
  'print.neighbours': {
    what: 'Khi máy in của một kiosk hỏng hay hết giấy, phiếu được in ở kiosk bên cạnh.',
    absent: 'phiếu chờ máy in của chính kiosk',
  },
  'login.maxWrong': { what: 'Nhập sai PIN bấy nhiêu lần thì tài khoản bị khóa tạm.', absent: '5 lần' },
  'login.lockMinutes': { what: 'Tài khoản bị khóa trong bấy nhiêu phút, rồi tự mở.', absent: '5 phút' },
  'login.requestNumber': {
    what: 'Chỉ cấp tài khoản khi có số văn bản đề nghị của cơ quan (BD-18.1b).',
    absent: 'được để trống',
  },
  'session.waiting': {
    what: 'Cách xử lý thường dùng với người còn chờ khi hết buổi; lễ tân vẫn chọn lại được.',
    absent: 'phục vụ hết các số đã cấp',
  },
  'paper.block': {
    what: 'Các số dành cho thẻ giấy dự phòng khi mất điện; máy lấy số bỏ qua những số này.',
    absent: 'từ 501 đến 599',
  },
  'voice.on': { what: 'Loa đọc số đang gọi.', absent: 'có đọc' },
  'voice.loudness': {
    what: 'Từ giờ nào loa đọc to bao nhiêu phần trăm; trước giờ đầu tiên là 80 %.',
    absent: '80 % cả ngày',
  },
  'voice.repeat': { what: 'Mỗi lượt gọi được đọc mấy lần.', absent: '2 lần' },
  'voice.staleSeconds': { what: 'Lượt gọi đã quá bấy nhiêu giây thì không đọc nữa.', absent: '30 giây' },
  'voice.region': { what: 'Cách đọc con số: linh, nghìn hay lẻ, ngàn.', absent: 'miền Bắc' },
  'voice.halls': {
    what: 'Mỗi phòng có một loa đọc; chọn bảng phát tiếng và các quầy của phòng đó.',
    absent: 'tự chia theo các quầy mà bảng hiện',
  },
  'board.pictureSeconds': { what: 'Mỗi ảnh đứng bên cạnh số trong bấy nhiêu giây.', absent: '12 giây' },
  ...viDeadlineAbout,
  ...viAgencyAbout,
  ...viDossierAbout,
  ...viFeeAbout,
  ...viMessageAbout,
  ...viDigitalAbout,
  ...viSyncAbout,
  ...viBackupAbout,
  'retention.priorityDays': {
    what: 'Diện ưu tiên mà người dân đã chọn được xóa sau bấy nhiêu ngày (Luật số 91/2025/QH15).',
    absent: '1 ngày',
  },
  'retention.reasonDays': {
    what: 'Lý do công chức tự ghi khi tạm ngừng, để chờ, gọi ngoài thứ tự được xóa sau bấy nhiêu ngày.',
    absent: '90 ngày',
  },
  'retention.commentDays': { what: 'Lời góp ý kèm đánh giá được xóa sau bấy nhiêu ngày.', absent: '365 ngày' },
  'retention.contactDays': {
    what: 'Số điện thoại để lại được xóa sau bấy nhiêu ngày; của phản ánh, kiến nghị thì tính từ ngày trả lời.',
    absent: '90 ngày',
  },
  'retention.feedbackDays': {
    what: 'Nội dung phản ánh, kiến nghị được xóa sau khi trả lời bấy nhiêu ngày; chưa trả lời thì không xóa.',
    absent: '730 ngày',
  },
  'retention.configReasonDays': {
    what: 'Lý do ghi kèm mỗi thay đổi cấu hình được xóa sau bấy nhiêu ngày.',
    absent: '1.825 ngày',
  },
  'retention.formerStaffDays': {
    what: 'Họ tên người đã thôi làm việc ở Trung tâm được xóa sau bấy nhiêu ngày.',
    absent: '1.825 ngày',
  },
  'retention.messageDays': {
    what: 'Địa chỉ và nội dung tin đã gửi cho người dân được xóa sau bấy nhiêu ngày.',
    absent: '90 ngày',
  },
  'retention.bankDays': {
    what: 'Nội dung sao kê ngân hàng về người nộp tiền được xóa sau bấy nhiêu ngày, khi tháng đã chốt (Nghị định 174/2016/NĐ-CP, Điều 12).',
    absent: '1.825 ngày',
  },
  'retention.partyDays': {
    what: 'Họ tên, giấy tờ, địa chỉ, điện thoại trong hồ sơ được xóa sau khi hồ sơ kết thúc bấy nhiêu ngày, theo thời hạn bảo quản hồ sơ của pháp luật lưu trữ (Luật Lưu trữ 33/2024).',
    absent: 'giữ lại',
  },
  'retention.dossierDays': {
    what: 'Lý do, ghi chú, nội dung yêu cầu bổ sung, từ chối được xóa sau khi hồ sơ kết thúc bấy nhiêu ngày.',
    absent: 'giữ lại',
  },
  'retention.slipDays': {
    what: 'Nội dung các phiếu đã phát hành được xóa sau khi hồ sơ kết thúc bấy nhiêu ngày; số phiếu vẫn còn.',
    absent: 'giữ lại',
  },
}

/** Vietnamese: what the settings of the administration do, and the words of their forms. */
export const viAdminSettings = {
  about: about as Readonly<Record<string, AboutSetting>>,
  group: {
    queue: 'Lấy số, chờ',
    desk: 'Quầy, đăng nhập',
    rating: 'Đánh giá',
    board: 'Bảng gọi số, tiếng đọc',
    print: 'In phiếu',
    retention: 'Dữ liệu cá nhân',
    due: 'Thời hạn, luân chuyển hồ sơ',
    other: 'Khác',
  },
  field: {
    ...viDeadlineFields,
    ...viAgencyFields,
    ...viDossierFields,
    ...viFeeFields,
    ...viMessageFields,
    ...viBackupFields,
    'rating.reasons.text': 'Lý do',
    'rating.reasons.textEn': 'Bằng tiếng Anh',
    'desk.reasons.text': 'Lý do',
    'desk.reasons.textEn': 'Bằng tiếng Anh',
    'desk.reasons.for': 'Dùng khi',
    'queue.dailyLimits.key': 'Nhóm dịch vụ',
    'queue.dailyLimits.value': 'Số lượt mỗi ngày',
    'print.rollMetres.key': 'Máy in',
    'print.rollMetres.value': 'số mét một cuộn',
    'print.sheetSizes.key': 'Loại phiếu',
    'print.sheetSizes.value': 'khổ giấy',
    'print.neighbours.key': 'Phiếu của',
    'print.neighbours.value': 'in thay ở',
    'voice.loudness.from': 'Từ giờ',
    'voice.loudness.percent': 'Âm lượng (%)',
    'voice.halls.name': 'Tên phòng',
    'voice.halls.speakers': 'Bảng phát tiếng',
    'voice.halls.counterIds': 'Quầy trong phòng',
    'procedure.components.name': 'Tên giấy tờ',
    'procedure.components.originals': 'Bản chính',
    'procedure.components.copies': 'Bản sao',
    'paper.block.from': 'Từ số',
    'paper.block.to': 'Đến số',
  },
  option: {
    ...viDeadlineOptions,
    ...viAgencyOptions,
    ...viDossierOptions,
    ...viFeeOptions,
    ...viMessageOptions,
    'desk.reasons.for': {
      pause: 'Tạm ngừng',
      hold: 'Để chờ',
      call: 'Gọi ngoài thứ tự',
      back: 'Gọi trở lại',
    },
    'session.waiting': {
      serve: 'Phục vụ hết các số đã cấp trong buổi này',
      carry: 'Giữ thứ tự, gọi trước vào buổi sau',
      end: 'Kết thúc và xin lỗi người dân',
    },
    'voice.region': { north: 'miền Bắc (linh, nghìn)', south: 'miền Nam (lẻ, ngàn)' },
    'rating.levels': { '3': '3 mức', '5': '5 mức' },
  },
  /** What our marks of rules stand for. */
  rules: {
    place: (article: string, clause: string | null, point: string | null) =>
      [point && `điểm ${point}`, clause && `khoản ${clause}`, `Điều ${article}`].filter(Boolean).join(' '),
    sources: {
      TQ: 'Quy chế phối hợp tại Trung tâm Phục vụ hành chính công tỉnh Tuyên Quang (2023)',
      BD: 'Quy chế phối hợp tại Trung tâm Hành chính công tỉnh Bình Dương (Quyết định số 2809/QĐ-UBND năm 2019)',
      TT: 'Quy chế phối hợp tại Trung tâm Phục vụ hành chính công phường Trung Thành, Thái Nguyên (2025)',
      KT: 'Quy chế tổ chức và hoạt động của Trung tâm Phục vụ hành chính công tỉnh Kon Tum (2019)',
      TV: 'Quy chế phối hợp tại Trung tâm Phục vụ hành chính công tỉnh Trà Vinh (Quyết định số 1267/QĐ-UBND năm 2023)',
    },
  },
  absent: (words: string) => `Mặc định: ${words}`,
  incomplete: 'Xin điền đủ và đúng các ô.',
  sourceHint: 'Văn bản, quyết định hoặc điều khoản cho phép, ví dụ: Quyết định số 12/QĐ-TTPVHCC.',
  coming: 'Giá trị sẽ áp dụng',
  withdraw: (date: string) => `Rút lại giá trị từ ngày ${date}`,
}
