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
}
