import type { Deed, Trouble } from '../../shell/shell-api.ts'

/** What the program itself says while the page of the centre cannot be shown, and to a technician at the machine. */
export const viAway = {
  outside: 'Trang này chỉ dùng trong chương trình Một Cửa.',
  citizen: {
    title: 'Xin ông/bà chờ trong giây lát',
    lines: [
      'Máy đang kết nối lại với hệ thống của Trung tâm. Số đã lấy vẫn được giữ.',
      'Nếu chờ quá 5 phút, xin ông/bà đến bàn hướng dẫn hoặc hỏi công chức tại quầy.',
    ],
  },
  /** It does not come back by itself: nobody waits for it. */
  closed: {
    title: 'Hệ thống của Trung tâm đang tạm dừng',
    lines: [
      'Xin ông/bà đến bàn hướng dẫn hoặc hỏi công chức tại quầy để lấy số giấy.',
      'Số đã lấy vẫn được giữ. Trang này tự mở lại khi hệ thống hoạt động.',
    ],
  },
  closedBoard: { title: 'Hệ thống gọi số đang tạm dừng', lines: ['Xin ông/bà nghe gọi số tại quầy.'] },
  board: { title: 'Đang kết nối lại', lines: ['Xin ông/bà nghe gọi số tại quầy trong ít phút.'] },
  outOfUse: {
    title: 'Máy chưa sử dụng được',
    lines: ['Xin ông/bà đến bàn hướng dẫn. Kỹ thuật viên của Trung tâm cần cài đặt lại máy này.'],
  },
  troubles: {
    starting: { title: 'Đang khởi động', what: 'Chương trình đang tìm máy chủ của Trung tâm.' },
    'centre-away': {
      title: 'Chưa kết nối được với máy chủ của Trung tâm',
      what: 'Máy này không nhận được trả lời từ máy chủ. Chương trình tự thử lại mỗi giây và tự mở trang làm việc khi có kết nối.',
    },
    'centre-full': {
      title: 'Ổ đĩa của máy chủ đã đầy',
      what: 'Trung tâm chưa chạy được vì không còn chỗ ghi. Không mất dữ liệu nào.',
    },
    'centre-newer': {
      title: 'Chương trình trên máy chủ cũ hơn dữ liệu',
      what: 'Dữ liệu do phiên bản mới hơn ghi nên Trung tâm chưa chạy được. Không mất dữ liệu nào, chương trình không thay đổi gì.',
    },
    'centre-damaged': {
      title: 'Dữ liệu của Trung tâm chưa dùng được',
      what: 'Dữ liệu trên máy chủ bị hỏng hoặc thiếu, và không có bản sao lưu nào tự thay được. Chương trình không thay đổi gì.',
    },
    'page-missing': {
      title: 'Máy chủ có trả lời nhưng chưa mở được trang làm việc',
      what: 'Máy chủ đang khởi động hoặc đang cập nhật.',
    },
    'other-authority': {
      title: 'Máy chủ có chứng thư khác với Trung tâm đã ghép nối',
      what: 'Có máy trả lời ở địa chỉ của Trung tâm, nhưng không chứng minh được là Trung tâm này. Để an toàn, máy không gửi gì đến đó và tự thử lại.',
    },
    'clock-wrong': {
      title: 'Đồng hồ của máy này sai',
      what: 'Theo ngày giờ của máy này, chứng thư của Trung tâm chưa có hoặc đã hết giá trị.',
    },
    'not-paired': {
      title: 'Máy này chưa được Trung tâm nhận',
      what: 'Người quản lý cần nhận máy bằng mã ghép nối.',
    },
    'not-configured': {
      title: 'Máy này chưa được cài đặt',
      what: 'Chương trình chưa biết máy này dùng làm gì và máy chủ của Trung tâm ở đâu.',
    },
    'configuration-wrong': {
      title: 'Tệp cài đặt của máy này có lỗi',
      what: 'Chương trình không đoán thay người cài đặt: xin sửa những mục dưới đây rồi mở lại chương trình.',
    },
  } satisfies Record<Trouble, { title: string; what: string }>,
  steps: 'Việc cần làm',
  todo: {
    starting: ['Chờ khoảng nửa phút.'],
    'centre-away': [
      'Xem dây mạng của máy này và đèn của bộ chia mạng.',
      'Xem máy chủ của Trung tâm đã bật chưa; các quầy khác có làm việc được không.',
      'Trong lúc chờ, dùng số giấy và gọi số bằng miệng; nhập lại tại trang Lễ tân khi có kết nối.',
      'Quá 5 phút: gọi kỹ thuật viên, đọc địa chỉ máy chủ ở dưới.',
    ],
    'centre-full': [
      'Gọi kỹ thuật viên: giải phóng dung lượng trên ổ đĩa dữ liệu của máy chủ (tài liệu Khôi phục).',
      'Trong lúc chờ, dùng số giấy và gọi số bằng miệng; nhập lại tại trang Lễ tân khi có kết nối.',
      'Có chỗ là Trung tâm tự chạy lại trong một phút và trang này tự mở.',
    ],
    'centre-newer': [
      'Gọi kỹ thuật viên: cài lại phiên bản mới trên máy chủ (không mất gì), hoặc xem tài liệu Cập nhật, mục “Trở lại bản cũ”.',
      'Trong lúc chờ, dùng số giấy và gọi số bằng miệng; nhập lại tại trang Lễ tân khi có kết nối.',
      'Cài xong là Trung tâm tự chạy và trang này tự mở.',
    ],
    'centre-damaged': [
      'Gọi kỹ thuật viên: khôi phục từ bản sao lưu trên ổ thứ hai (tài liệu Khôi phục). Không xóa gì trên máy chủ.',
      'Trong lúc chờ, dùng số giấy và gọi số bằng miệng; nhập lại tại trang Lễ tân khi có kết nối.',
      'Khôi phục xong là Trung tâm tự chạy và trang này tự mở.',
    ],
    'page-missing': ['Chờ khoảng một phút.', 'Quá 5 phút: gọi kỹ thuật viên, đọc địa chỉ máy chủ ở dưới.'],
    'other-authority': [
      'Hỏi người phụ trách: máy chủ có vừa được thay hoặc cài lại không?',
      'Có: khôi phục thư mục “tls” của máy chủ cũ từ bản sao lưu; mọi máy tự nối lại, không phải làm gì thêm.',
      'Không còn bản sao lưu: ghép nối lại từng máy: bàn làm việc bấm “Cài đặt lại từ đầu”, máy khóa thì kỹ thuật viên chạm góc màn hình 5 lần.',
      'Không ai thay máy chủ: có thể có máy lạ trong mạng. Báo bộ phận công nghệ thông tin.',
    ],
    'clock-wrong': ['Sửa ngày giờ của máy này; trang tự mở.', 'Tắt máy là giờ lại sai: thay pin của bo mạch chủ.'],
    'not-paired': ['Mở trang Điều hành, mục Thiết bị, nhận máy bằng mã trên màn hình.'],
    'not-configured': ['Chọn một trong các việc trên màn hình.'],
    'configuration-wrong': ['Kỹ thuật viên sửa tệp, rồi mở lại chương trình.'],
  } satisfies Record<Trouble, string[]>,
  since: (time: string) => `Mất kết nối từ ${time}`,
  server: 'Máy chủ',
  version: 'Phiên bản',
  retry: 'Thử lại ngay',
  technician: {
    title: 'Kỹ thuật viên',
    hint: 'Chọn việc, chọn tên và nhập mã PIN. Mỗi việc được ghi vào nhật ký của Trung tâm.',
    spareHint: 'Máy chủ không trả lời: nhập một mã dự phòng. Mỗi mã dùng được một lần.',
    deed: 'Việc cần làm',
    deeds: {
      reload: 'Tải lại trang',
      'self-check': 'Tự kiểm tra khóa máy',
      close: 'Thoát chương trình',
      'restart-device': 'Khởi động lại máy',
      'shut-down': 'Tắt máy',
      'begin-anew': 'Cài đặt lại máy',
    } satisfies Record<Deed, string>,
    who: 'Họ tên',
    pin: 'Mã PIN',
    spare: 'Mã dự phòng',
    keys: 'Bàn phím số',
    send: 'Thực hiện',
    back: 'Về trang của máy',
    dumps: (count: number) => `Số lần chương trình bị lỗi còn lưu trên máy: ${count}`,
    done: 'Đã ghi nhận. Đang thực hiện.',
    refused: {
      WRONG_PIN: 'Mã không đúng.',
      ACCOUNT_LOCKED: 'Sai quá nhiều lần. Xin thử lại sau.',
      FORBIDDEN: 'Người này không được thao tác tại máy.',
      CENTRE_IS_HERE: 'Máy chủ đã trả lời: xin chọn họ tên và dùng mã PIN.',
      NO_ANSWER: 'Máy chủ không trả lời.',
    } as Record<string, string>,
    refusedOtherwise: 'Chưa thực hiện được.',
  },
  check: {
    title: 'Tự kiểm tra khóa máy',
    running: 'Đang thử các lối ra …',
    good: 'Mọi lối ra đã thử đều bị chặn',
    bad: (count: number) => `${count} lối ra còn mở: báo người phụ trách công nghệ thông tin`,
    stopped: 'Đã chặn',
    open: 'Còn mở',
    byHand: 'Thử thêm bằng tay (chương trình không tự thử được)',
    hands: [
      'Ctrl+Alt+Del, phím Windows, Alt+Tab: không hiện gì ngoài trang này.',
      'Vuốt từ bốn cạnh màn hình: không hiện gì.',
      'Rút rồi cắm lại dây mạng: trang tự trở lại.',
    ],
  },
}
