/** Vietnamese: what the kiosk says to somebody who held a card or a ticket before its scanner. */
export const viScan = {
  elderly: 'Ông/bà thuộc diện ưu tiên: Người cao tuổi.',
  card: 'Đã đọc thẻ căn cước. Xin mời chọn việc cần giải quyết.',
  cardUnclear: 'Chưa đọc rõ ngày sinh trên thẻ. Nếu thuộc diện ưu tiên, xin ông/bà chạm “Tôi thuộc diện ưu tiên”.',
  notKept: 'Thông tin trên thẻ không được lưu lại.',
  unknown: 'Máy chưa nhận ra mã này.',
  unknownHint:
    'Xin ông/bà quét mã QR trên thẻ căn cước trên phiếu số thứ tự hoặc trên Giấy tiếp nhận hồ sơ, hoặc chạm vào việc cần giải quyết.',
  place: 'Số của ông/bà',
  placeUnknown: 'Không tìm thấy số trên phiếu này.',
  placeUnknownHint: 'Phiếu có thể đã hết hiệu lực. Xin ông/bà lấy số mới hoặc liên hệ quầy hướng dẫn.',
}
