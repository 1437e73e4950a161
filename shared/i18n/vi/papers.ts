/** Vietnamese: the page of printed papers (demonstration). */
export const viPapers = {
  title: 'Giấy đã in (trình diễn)',
  hint: 'Mỗi tờ giấy mà máy in mô phỏng đưa ra, mới nhất trước.',
  none: 'Chưa có tờ giấy nào. Xin lấy một số ở trang kiosk.',
  paper: (n: number) => `Tờ số ${n}`,
  printer: 'Thử sự cố máy in',
  printerFine: 'Bình thường',
  sheets: 'Máy in văn phòng',
  officePrinter: 'Thử sự cố máy in văn phòng',
  noSheets: 'Chưa có trang nào. Xin in một phiếu ở quầy 1.',
  sheet: (n: number, pages: number) => `Tài liệu ${n}, ${pages} trang`,
  unavailable: 'Trang này chỉ có trong bản trình diễn.',
}
