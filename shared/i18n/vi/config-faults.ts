import { formatDate } from '../format.ts'

export type FaultParams = Readonly<Record<string, string | number>>
const date = (value: string | number | undefined): string => formatDate(String(value ?? ''))

const THINGS: Readonly<Record<string, string>> = {
  agency: 'cơ quan',
  field: 'lĩnh vực',
  service: 'nhóm dịch vụ',
  counter: 'quầy',
  device: 'thiết bị',
  station: 'máy trạm',
}

const FAULTS = {
  /** The words of the shape itself: those of zod, or a sentence beside the shape. */
  shape: ({ vi = '' }) => String(vi),
  duplicate: ({ value = '', other = '' }) => `“${value}” trùng với ${other}`,
  unknown: ({ what = '', id = '' }) => `không có ${THINGS[String(what)] ?? what} nào có mã “${id}”`,
  unserved: ({ name = '', id = '' }) => `không quầy nào phục vụ “${name}” (${id})`,
  'one-counter': ({ id = '' }) => `thiết bị “${id}” phải gắn với đúng một quầy`,
  'spans-order': () => 'các khoảng giờ phải theo thứ tự và không chồng nhau',
  'reception-outside': ({ from = '', to = '' }) => `giờ tiếp nhận ${from}–${to} nằm ngoài giờ làm việc`,
  'runs-order': () => 'các chuyến phải theo thứ tự giờ và không trùng nhau',
  'reminders-order': () => 'các lần nhắc phải theo thứ tự ngày và không trùng nhau',
  'no-date': ({ date: text = '' }) => `không có ngày ${text}`,
  'setting-twice': ({ key = '', from = '' }) => `thiết lập ${key} từ ${from} bị trùng`,
  'printer-elsewhere': ({ id = '', other = '' }) => `máy in “${id}” đã có ở máy trạm “${other}”`,
  'same-address': () => 'hai bảng số trên một đường dây có cùng địa chỉ',
  gone: () => 'nội dung này không có hoặc đã ngừng dùng',
  'counter-empty': ({ number = '' }) =>
    `Quầy ${number} sẽ không còn nhóm dịch vụ nào; hãy giao cho quầy một nhóm khác hoặc ngừng dùng quầy`,
  'service-present': ({ count = 0, name = '' }) =>
    `còn ${count} người của “${name}” chưa xong hôm nay; hãy phục vụ hết hoặc chuyển họ trước khi ngừng`,
  'letter-used': ({ letter = '', user = '' }) =>
    `hôm nay chữ ${letter} đã phát số cho “${user}”; hãy chọn chữ khác hoặc đổi vào ngày mai`,
  'counter-busy': ({ change = '', number = '', officer = '' }) =>
    `chưa ${change === 'number' ? 'đổi số quầy' : 'ngừng dùng quầy'} ${number} được: ${officer === '' ? 'quầy đang mở hoặc còn người dân ở quầy' : `${officer} đang làm việc ở đó`}. Hãy kết thúc lượt và đăng xuất khỏi quầy trước`,
  'request-needed': () => 'tài khoản mới phải có số văn bản đề nghị của cơ quan (BD-18.1b)',
  'own-account': () => 'không tự ngừng tài khoản của chính mình; hãy nhờ lãnh đạo khác',
  'own-role': () => 'không tự đổi vai trò của chính mình; hãy nhờ lãnh đạo khác',
  'last-leader': () => 'phải còn ít nhất một lãnh đạo có mã PIN để quản trị trung tâm',
  'from-past': ({ from, today }) => `ngày áp dụng ${date(from)} đã qua; hãy chọn từ ngày ${date(today)}`,
  'setting-source': () => 'thiếu căn cứ (văn bản hoặc quyết định cho phép thay đổi)',
  'hours-notice': ({ earliest }) =>
    `giờ tiếp nhận mới phải được thông báo trước khi thực hiện (BD-5.4), sớm nhất áp dụng từ ngày ${date(earliest)}`,
  'holiday-past': ({ date: day }) => `ngày ${date(day)} đã qua, không thay đổi được nữa`,
  'worked-weekday': ({ date: day }) =>
    `ngày ${date(day)} vốn là ngày làm việc; ngày làm bù phải là thứ Bảy hoặc Chủ nhật`,
  'holiday-source': () => 'thiếu căn cứ (văn bản về ngày nghỉ)',
  'worked-part': () => 'ngày làm bù là cả ngày; chỉ ngày nghỉ mới có thể là nửa ngày',
} satisfies Record<string, (params: FaultParams) => string>

export type FaultCode = keyof typeof FAULTS

/** Vietnamese: what stands in the way of a configuration, also of a seed file; what fills the words has no language. */
export const viConfigFaults: Readonly<Record<FaultCode, (params: FaultParams) => string>> = FAULTS
