import type { HallReason } from '../../api/hall-views.ts'

/** Vietnamese: a session that was closed or lengthened by hand, as kiosk, board and phone say it. */
export const viHall = {
  reasons: {
    power: 'mất điện',
    system: 'sự cố hệ thống',
    meeting: 'họp đột xuất',
    crowded: 'số người chờ đã đủ cho buổi này',
    emergency: 'sự cố khẩn cấp',
    end: 'đã kết thúc tiếp nhận buổi này',
    other: 'lý do đột xuất',
  } satisfies Record<HallReason, string>,
  suspended: (why: string) => `Trung tâm tạm ngừng cấp số: ${why}.`,
  again: (time: string) => `Tiếp nhận lại từ ${time}.`,
  askDesk: 'Xin ông/bà liên hệ quầy hướng dẫn.',
  serve: 'Các số đã cấp vẫn được gọi và phục vụ.',
  carry: (time: string) => `Các số đang chờ được giữ nguyên thứ tự và gọi trước từ ${time}.`,
  ended: (numbers: string) => `Trung tâm xin lỗi ông/bà giữ số ${numbers}: chưa thể phục vụ trong buổi này.`,
  extended: (time: string) => `Trung tâm tiếp nhận kéo dài đến ${time}.`,
  /** The same to the holder of one number. */
  yours: {
    serve: 'Trung tâm tạm ngừng cấp số mới. Số của ông/bà vẫn được gọi và phục vụ.',
    carry: (time: string) => `Số của ông/bà được giữ nguyên thứ tự và gọi trước từ ${time}.`,
    ended: (why: string) => `Trung tâm xin lỗi ông/bà: số này chưa thể phục vụ (${why}).`,
    endedHint: 'Xin ông/bà liên hệ quầy hướng dẫn.',
    citizen: 'Số này đã được hủy theo đề nghị của ông/bà.',
    mistake: 'Số này đã được hủy. Xin ông/bà liên hệ quầy hướng dẫn.',
  },
}
