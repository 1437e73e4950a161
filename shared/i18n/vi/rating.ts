export const viRating = {
  question: 'Ông/bà có hài lòng với sự phục vụ của công chức không?',
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
  comment: 'Ý kiến của ông/bà (không bắt buộc)',
  commentPlaceholder: 'Nếu muốn, xin ông/bà ghi thêm ý kiến',
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
}
