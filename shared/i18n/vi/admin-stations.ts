import type { StationDevices, StationLine } from '../../domain/config/station-devices.ts'

type Printer = StationDevices['printers'][number]
type Serial = Extract<StationLine, { kind: 'serial' }>

/** Vietnamese: the form of a station's devices. */
export const viAdminStations = {
  title: 'Thiết bị nối vào máy trạm',
  hint: 'Máy trạm chạy với cấu hình từ máy chủ sẽ mở đúng các thiết bị này ngay khi lưu; máy trạm chạy với tệp cấu hình riêng không theo phần này.',
  printers: 'Máy in phiếu',
  sheets: 'Máy in văn phòng (A4, A5)',
  displays: 'Đường dây bảng số',
  scanners: 'Máy quét mã',
  add: {
    printers: 'Thêm máy in',
    sheets: 'Thêm máy in văn phòng',
    displays: 'Thêm đường dây',
    boards: 'Thêm bảng số',
    scanners: 'Thêm máy quét',
  },
  name: 'Tên',
  id: 'Mã máy in',
  scannerId: 'Mã máy quét',
  model: 'Kiểu máy',
  line: 'Nối qua',
  lines: {
    tcp: 'Mạng (TCP)',
    serial: 'Cổng COM',
    file: 'Cổng USB (Linux)',
    spooler: 'Máy in của Windows',
    simulator: 'Máy in mô phỏng',
  } satisfies Record<StationLine['kind'], string>,
  sheetLines: {
    ipp: 'CUPS hoặc máy in IPP',
    windows: 'Máy in của Windows',
    simulator: 'Máy in mô phỏng',
  } satisfies Record<NonNullable<StationDevices['sheets']>[number]['transport']['kind'], string>,
  uri: 'Địa chỉ IPP',
  uriHint: 'Ví dụ ipp://127.0.0.1:631/printers/TEN-MAY hoặc ipp://192.0.2.20/ipp/print.',
  windowsHint:
    'Cần một chương trình in PDF trên máy này, ví dụ SumatraPDF; Windows không báo lại trang đã ra hay chưa.',
  sheetsFor: 'In phiếu của các quầy',
  newSheetPrinter: (place: number) => `Máy in văn phòng ${place}`,
  host: 'Địa chỉ mạng',
  port: 'Cổng mạng',
  path: 'Tên cổng',
  printer: 'Tên máy in trong Windows',
  baudRate: 'Tốc độ (baud)',
  more: 'Thông số khác',
  likeModel: 'theo kiểu máy',
  width: 'Khổ in',
  widths: {
    576: 'Giấy 80 mm (576 điểm)',
    512: 'Giấy 80 mm, đầu in 180 dpi (512 điểm)',
    384: 'Giấy 58 mm (384 điểm)',
  } satisfies Record<NonNullable<Printer['width']>, string>,
  paperSpeed: 'Tốc độ giấy (mm/giây)',
  letters: 'Chữ trên phiếu',
  letterKinds: {
    'when-slow': 'Bỏ dấu khi truyền quá chậm',
    never: 'Luôn có dấu',
    always: 'Luôn không dấu',
  } satisfies Record<NonNullable<Printer['letters']>, string>,
  bytesPerSecond: 'Tốc độ thật (byte/giây)',
  bytesPerSecondHint:
    'Tốc độ thật: chỉ điền khi địa chỉ mạng là bộ chuyển đổi sang cổng COM: lấy tốc độ baud chia cho 10, ví dụ 9600 baud thì điền 960.',
  likeNetwork: 'như mạng',
  dataBits: 'Số bit dữ liệu',
  parity: 'Kiểm tra chẵn lẻ',
  parities: { none: 'Không', even: 'Chẵn', odd: 'Lẻ' } satisfies Record<NonNullable<Serial['parity']>, string>,
  stopBits: 'Số bit dừng',
  flow: 'Điều khiển luồng',
  flows: { none: 'Không', 'rts-cts': 'RTS/CTS', 'xon-xoff': 'XON/XOFF' } satisfies Record<
    NonNullable<Serial['flow']>,
    string
  >,
  simulatedPort: 'Cổng mạng của máy mô phỏng',
  anyPort: 'tự chọn',
  simulatedSpeed: 'Tốc độ giấy mô phỏng (mm/giây)',
  unchanged: 'giữ nguyên',
  brightness: 'Độ sáng (1 là tối nhất)',
  brightnessHint: 'Chỉ dùng cho kiểu bảng chỉnh được độ sáng; bảng dạng CD5220 và DM-D có 4 mức.',
  end: 'Sau mỗi mã, máy quét gửi',
  ends: { line: 'Dấu xuống dòng (CR hoặc LF)', silence: 'Không gửi gì thêm' } satisfies Record<
    NonNullable<StationDevices['scanners'][number]['end']>,
    string
  >,
  counter: 'Quầy',
  address: 'Địa chỉ trên dây',
  to: 'Mã quét được gửi đến',
  board: (place: number) => `Bảng số ${place}`,
  noStation: 'Hãy lưu máy trạm trước, rồi khai báo thiết bị nối vào máy.',
  newPrinter: (place: number) => `Máy in ${place}`,
  newLine: (place: number) => `Dãy bảng số ${place}`,
  newScanner: (place: number) => `Máy quét ${place}`,
  found: {
    title: 'Máy trạm tìm thấy',
    look: 'Tìm thiết bị ở máy trạm',
    looking: 'Đang tìm…',
    none: 'Chưa tìm, hoặc máy trạm không trả lời.',
    use: 'Dùng',
    row: (kind: string, name: string, path: string) => [kind, name, path].filter((word) => word !== '').join(' · '),
  },
}
