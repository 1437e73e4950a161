/** The page that explains the certificate of the house. */
export const viTrust = {
  title: 'Kết nối an toàn với Trung tâm',
  intro:
    'Máy tính, máy tính bảng và tivi của Trung tâm kết nối với máy chủ qua đường truyền được mã hóa. Để thiết bị này nhận ra đúng máy chủ, cần cài chứng thư của Trung tâm một lần.',
  limits:
    'Chứng thư này chỉ có giá trị với máy chủ trong mạng nội bộ của Trung tâm. Nó không thể dùng cho ngân hàng, thư điện tử hay bất kỳ trang nào khác.',
  already: 'Thiết bị này đã tin cậy máy chủ. Không cần làm gì thêm.',
  notYet: 'Thiết bị này chưa tin cậy máy chủ. Hãy làm lần lượt ba bước dưới đây.',
  checking: 'Đang kiểm tra…',
  again: 'Kiểm tra lại',
  steps: ['Tải chứng thư', 'Đối chiếu dấu vân tay', 'Cài chứng thư'],
  download: 'Tải chứng thư (mot-cua.crt)',
  compare:
    'Khi cài, thiết bị hiện dấu vân tay SHA-256 của chứng thư. Đối chiếu với dòng dưới đây trên màn hình của máy chủ (trang Điều hành, mục Thiết bị). Nếu khác dù chỉ một ký tự, xin dừng lại và báo kỹ thuật viên.',
  fingerprint: 'Dấu vân tay SHA-256',
  which: 'Thiết bị này là',
  ways: {
    windows: {
      name: 'Máy tính Windows',
      steps: [
        'Mở tệp mot-cua.crt vừa tải, chọn “Cài đặt Chứng chỉ…” (Install Certificate).',
        'Chọn “Máy cục bộ” (Local Machine), rồi “Đặt tất cả chứng chỉ vào vị trí sau” (Place all certificates in the following store).',
        'Chọn “Cơ quan cấp chứng chỉ gốc tin cậy” (Trusted Root Certification Authorities), bấm Tiếp theo và Hoàn tất.',
      ],
    },
    android: {
      name: 'Máy tính bảng, tivi Android',
      steps: [
        'Mở Cài đặt, tìm “chứng chỉ CA” (Bảo mật › Mã hóa và thông tin xác thực › Cài đặt chứng chỉ › Chứng chỉ CA).',
        'Chọn “Vẫn cài đặt”, nhập mã khóa màn hình, rồi chọn tệp mot-cua.crt.',
        'Tắt hẳn trình duyệt và mở lại.',
      ],
    },
    ipad: {
      name: 'iPad',
      steps: [
        'Sau khi tải, mở Cài đặt › Đã tải về hồ sơ, bấm Cài đặt.',
        'Mở Cài đặt › Cài đặt chung › Giới thiệu › Cài đặt tin cậy chứng nhận.',
        'Bật công tắc ở dòng “Một Cửa”.',
      ],
    },
    linux: {
      name: 'Máy tính Linux',
      steps: [
        'Trong Chromium: Cài đặt › Quyền riêng tư và bảo mật › Bảo mật › Quản lý chứng chỉ.',
        'Chọn Tùy chỉnh › Chứng chỉ đáng tin cậy › Nhập, rồi chọn tệp mot-cua.crt.',
        'Tắt hẳn trình duyệt và mở lại.',
      ],
    },
  },
  open: 'Mở trang của thiết bị',
  openHint: 'Sau khi kiểm tra thành công, mở trang của thiết bị này. Màn hình sẽ hiện mã để kỹ thuật viên ghép nối.',
  noAnswer: 'Không đọc được chứng thư. Máy chủ có thể vừa khởi động lại; xin thử lại sau ít phút.',
  clock: 'Nếu đã cài mà vẫn chưa được: kiểm tra ngày giờ của thiết bị.',
}
