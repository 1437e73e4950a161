/** Vietnamese: the phone page. */
export const viPhone = {
  title: 'Theo dõi số thứ tự',
  yourNumber: 'Số của ông/bà',
  waiting: 'Xin ông/bà chờ gọi số. Trang này tự cập nhật.',
  /** The same before a counter number that stands large by itself. */
  goToWords: 'Mời đến quầy',
  goTo: (counter: number) => `Mời đến quầy ${counter}`,
  calledAgain: 'Quầy đang gọi lại số của ông/bà.',
  held: 'Công chức đã tạm để số này chờ và sẽ gọi lại.',
  finished: 'Lượt phục vụ đã kết thúc.',
  noShow: 'Số này đã được gọi nhưng chưa có người đến. Xin ông/bà báo với quầy hướng dẫn.',
  expired: 'Số này đã hết hiệu lực khi kết thúc ngày làm việc.',
  takenAt: (time: string, day: string) => `Lấy số lúc ${time}, ngày ${day}`,
  unknown: 'Không tìm thấy số thứ tự này.',
  unknownHint: 'Đường dẫn có thể đã hết hạn. Xin ông/bà quét lại mã trên phiếu hoặc liên hệ quầy hướng dẫn.',
  updatedAt: (time: string) => `Cập nhật lúc ${time}`,
  keepOpen: 'Xin giữ trang này mở. Khi tắt màn hình, điện thoại không báo được; xin nghe gọi số tại sảnh.',
  bring: 'Cần mang giấy tờ gì?',
  bringHint: 'Chọn thủ tục để xem giấy tờ cần chuẩn bị trong khi chờ. Trang này không lưu lựa chọn.',
  bringSearch: 'Tên thủ tục, không cần dấu',
  bringMore: (n: number) => `Còn ${n} thủ tục khác. Xin gõ tên để tìm.`,
  bringNone: 'Chưa tìm thấy thủ tục nào trong nhóm dịch vụ này.',
  bringLost: 'Chưa tải được. Xin ông/bà thử lại.',
  bringOthers: 'Xem thủ tục khác',
  copiesOf: (originals: number, copies: number) =>
    [originals > 0 ? `Bản chính: ${originals}` : '', copies > 0 ? `Bản sao: ${copies}` : '']
      .filter(Boolean)
      .join(' · '),
}
