/** Vietnamese: the procedures in the administration; what citizens read of them is in `find.ts`. */
export const viAdminProcedures = {
  add: 'Thêm thủ tục',
  name: 'Tên thủ tục',
  code: 'Mã thủ tục',
  badCode: 'Mã có dạng 1.004222.',
  limitsHint: 'Bỏ trống hình thức không áp dụng. Nguồn không ghi con số thì chỉ điền lời.',
  amount: 'Số',
  unitLabel: 'Đơn vị',
  unit: {
    'same-day': 'trong ngày',
    'working-day': 'ngày làm việc',
    day: 'ngày',
    hour: 'giờ',
    month: 'tháng',
    year: 'năm',
    other: 'đơn vị khác',
  },
  sameDay: (more: number) =>
    `Trong ngày; nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo${more > 0 ? `; cộng thêm ${more} ngày làm việc` : ''}`,
  cases: 'Trường hợp có thời hạn riêng',
  casesHint: 'Chỉ khi thời hạn khác nhau theo trường hợp. Công chức chọn trường hợp khi tiếp nhận hồ sơ.',
  caseName: 'Tên trường hợp',
  removeCase: 'Bỏ trường hợp',
  addCase: 'Thêm trường hợp',
  remoteDays: 'Thêm ở địa bàn khó khăn (ngày)',
  caseAt: (n: number) => `Trường hợp ${n}`,
  limitWords: 'Lời người dân đọc',
  copy: 'Chép thời hạn trực tiếp cho các hình thức khác',
  sourceHint: 'Nơi công bố, ví dụ: Quyết định số 1872/QĐ-BTP hoặc Cơ sở dữ liệu quốc gia về TTHC.',
  incomplete: 'Xin điền tên, mã, lĩnh vực và tên từng giấy tờ.',
  shown: (shown: number, total: number) =>
    shown < total ? `Đang hiện ${shown} trong ${total} thủ tục. Xin gõ thêm chữ để tìm.` : `${total} thủ tục`,
}
