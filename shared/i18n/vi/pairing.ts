import type { DeviceRole } from '../../api/roles.ts'

/** On the screen of a device that nobody has let in yet. */
export const viPairing = {
  code: (code: string) => `Mã ghép nối: ${code}`,
  hint: (name: string) =>
    `Kỹ thuật viên mở trang Điều hành, mục Thiết bị, chọn “${name}” đang chờ ghép nối và nhập mã này.`,
  refused: 'Trung tâm đã từ chối thiết bị này. Xin liên hệ kỹ thuật viên, rồi mở lại trang.',
  /** What a device calls itself. */
  names: {
    kiosk: 'Kiosk lấy số',
    board: 'Bảng gọi số',
    rating: 'Máy đánh giá',
    counter: 'Máy tính quầy',
    station: 'Máy trạm',
  } satisfies Record<DeviceRole, string>,
}
