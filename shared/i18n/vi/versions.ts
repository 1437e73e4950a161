import type { MachineProgram, UpdatesView } from '../../api/update-views.ts'
import type { ReleaseTrouble } from '../../updates/release.ts'
import type { Wait } from '../../updates/roll-out.ts'

type Step = NonNullable<UpdatesView['rollOut']>['step']
type Failure = NonNullable<MachineProgram['failed']>['why']

/** Vietnamese: versions of the program in the house. */
export const viVersions = {
  title: 'Phiên bản phần mềm',
  centre: (version: string) => `Trung tâm đang chạy bản ${version}`,
  steps: {
    stopped: 'Đã dừng: không máy nào cài thêm',
    centre: 'Bước 1: Trung tâm cài khi hết giờ và không còn số chờ',
    'pilot-tomorrow': 'Trung tâm đã cài. Từ ngày mai một máy lấy số cài thử',
    pilot: 'Bước 2: một máy lấy số cài thử khi hết giờ',
    'all-tomorrow': 'Máy cài thử đã chạy bản mới. Từ ngày mai các máy còn lại cài',
    all: 'Bước 3: các máy còn lại cài khi hết giờ',
    machines: 'Đang trở lại bản cũ: các máy cài lại khi hết giờ',
    done: 'Đã xong: mọi máy có mặt đã chạy bản này',
  } satisfies Record<Step, string>,
  rollOut: (version: string, isBack: boolean) => (isBack ? `Trở lại bản ${version}` : `Triển khai bản ${version}`),
  none: 'Không có bản nào đang được triển khai.',
  stop: 'Dừng triển khai',
  start: (version: string) => `Triển khai bản ${version}`,
  again: (version: string) => `Tiếp tục triển khai bản ${version}`,
  takeBack: (version: string) => `Trở lại bản ${version}`,
  takeBackHint: (version: string) =>
    `Các máy sẽ cài lại bản ${version} khi hết giờ; Trung tâm vẫn phục vụ các máy này và chỉ trở lại bản cũ khi kỹ thuật viên làm bằng tay.`,
  startHint: (kiosk: string | null) =>
    kiosk === null
      ? 'Đêm nay Trung tâm cài trước, từ ngày mai các máy còn lại. Không máy nào cài trong giờ tiếp nhận.'
      : `Đêm nay Trung tâm cài trước, ngày mai ${kiosk} cài thử, ngày kia các máy còn lại. Không máy nào cài trong giờ tiếp nhận.`,
  releases: 'Bản phát hành đã nhận',
  noReleases: 'Chưa nhận bản phát hành nào.',
  madeOn: (date: string) => `phát hành ngày ${date}`,
  fetch: 'Tải bản mới',
  fetchHint: (address: string) =>
    address === '' ? 'Chưa đặt địa chỉ tải bản phát hành (mục Quản trị).' : `Từ ${address}`,
  folder: 'Thư mục trên máy Trung tâm, ví dụ thư mục trên USB',
  fromFolder: 'Nhận từ thư mục',
  stillTaking: 'Trung tâm vẫn đang tải, có thể mất vài phút. Bản mới tự hiện trong danh sách khi tải xong.',
  taken: (version: string) => `Đã nhận bản ${version}. Chữ ký đúng.`,
  noKeys: 'Chưa có khóa kiểm tra chữ ký',
  noKeysHint: 'Không nhận được bản phát hành nào cho đến khi có tệp khóa (xem tài liệu Cập nhật).',
  troubles: {
    'not-found': 'Không thấy bản phát hành ở đó.',
    'not-signed': 'Chữ ký không đúng. Không dùng bản này và báo cho Tỉnh.',
    broken: 'Bản phát hành bị thiếu hoặc hỏng. Hãy nhận lại; phần đã tải được giữ.',
    older: 'Bản này cũ hơn bản đang chạy.',
    'no-keys': 'Chưa có khóa kiểm tra chữ ký.',
    'no-room': 'Ổ đĩa không đủ chỗ.',
  } satisfies Record<ReleaseTrouble, string>,
  machines: 'Các máy',
  columns: { machine: 'Máy', version: 'Phiên bản', state: 'Tình trạng', seen: 'Lần cuối thấy' },
  pilot: 'máy cài thử',
  never: 'chưa báo',
  byHand: 'không tự cài; cài bằng tay',
  centreByHand: 'Máy Trung tâm không tự cài được: hãy chạy tệp cài đặt khi hết giờ.',
  waits: {
    'up-to-date': 'đúng phiên bản',
    'no-roll-out': 'không có gì để cài',
    stopped: 'đã dừng',
    'not-yet': 'chưa đến lượt',
    'by-hand': 'Trung tâm chỉ trở lại bản cũ bằng tay, xem tài liệu Cập nhật',
    open: 'chờ hết giờ tiếp nhận',
    tickets: 'chờ phục vụ xong các số còn lại',
    'no-room': 'đĩa của máy Trung tâm không đủ chỗ cho bản sao dữ liệu trước khi cập nhật',
  } satisfies Record<Wait, string>,
  now: 'cài ngay khi máy liên lạc',
  failures: {
    'not-signed': 'chữ ký không đúng',
    broken: 'tệp cài đặt bị hỏng',
    older: 'cũ hơn bản đang chạy',
    installer: 'cài không thành công, đã trở lại bản cũ',
    'not-running': 'cài xong nhưng không chạy ổn định, đã trở lại bản cũ; không mất gì',
    unsteady:
      'cài xong nhưng không chạy ổn định; chưa trở lại bản cũ vì đã có người làm việc với bản này hoặc không còn bộ cài cũ. Kỹ thuật viên quyết định (tài liệu Cập nhật)',
  } satisfies Record<Failure, string>,
  failed: (version: string, why: string) => `Bản ${version}: ${why}`,
}
