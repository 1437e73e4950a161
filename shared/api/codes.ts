/**
 * The one list of refusal codes: HTTP status and the words for the person in front of the screen.
 * docs/refusals.md is written from it. Words say what to do, never blame.
 */
export const REFUSALS = {
  // request
  BAD_REQUEST: [400, 'Yêu cầu không đúng định dạng.'],
  NOT_AUTHENTICATED: [401, 'Thiết bị chưa được ghép nối hoặc phiên đăng nhập đã hết. Vui lòng đăng nhập lại.'],
  WRONG_PIN: [401, 'Mã PIN không đúng.'],
  FORBIDDEN: [403, 'Tài khoản hoặc thiết bị này không được thực hiện thao tác này.'],
  NOT_YOUR_COUNTER: [403, 'Chỉ được thao tác trên quầy đang đăng nhập.'],
  NOT_FOUND: [404, 'Không tìm thấy nội dung yêu cầu.'],
  METHOD_NOT_ALLOWED: [405, 'Phương thức không được hỗ trợ.'],
  BODY_TOO_LARGE: [413, 'Nội dung gửi lên quá lớn.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Chỉ nhận nội dung dạng JSON.'],
  IDEMPOTENCY_KEY_REQUIRED: [400, 'Thiếu mã chống gửi trùng (Idempotency-Key).'],
  IDEMPOTENCY_KEY_REUSED: [422, 'Mã chống gửi trùng đã dùng cho một yêu cầu khác.'],
  TOO_MANY_REQUESTS: [429, 'Thao tác quá nhanh. Vui lòng thử lại sau giây lát.'],
  ACCOUNT_LOCKED: [429, 'Tài khoản tạm khóa do nhập sai mã PIN nhiều lần. Vui lòng thử lại sau.'],
  INTERNAL: [500, 'Hệ thống gặp lỗi. Vui lòng báo kỹ thuật viên.'],
  STORAGE_UNAVAILABLE: [
    503,
    'Không ghi được dữ liệu (đĩa đầy hoặc lỗi). Yêu cầu chưa được thực hiện, vui lòng thử lại.',
  ],
  STOPPING: [503, 'Máy chủ đang dừng. Vui lòng thử lại sau giây lát.'],
  // unknown things
  SERVICE_UNKNOWN: [404, 'Không có dịch vụ này.'],
  OFFICER_UNKNOWN: [404, 'Không có công chức, viên chức này.'],
  COUNTER_UNKNOWN: [404, 'Không có quầy này.'],
  PROCEDURE_UNKNOWN: [404, 'Không có thủ tục hành chính này.'],
  PROCEDURE_CASE_UNKNOWN: [404, 'Thủ tục này không có trường hợp đã chọn.'],
  FEEDBACK_UNKNOWN: [404, 'Không tìm thấy phản ánh, kiến nghị này.'],
  AGENCY_UNKNOWN: [404, 'Không có cơ quan này.'],
  TICKET_UNKNOWN: [404, 'Không tìm thấy số thứ tự này.'],
  PERSON_UNKNOWN: [404, 'Không có nội dung cá nhân này, hoặc không được xóa theo cách này.'],
  PRINT_JOB_UNKNOWN: [404, 'Không tìm thấy lệnh in này.'],
  PRINTER_UNKNOWN: [404, 'Máy in này chưa được gán cho thiết bị nào.'],
  DEVICE_UNKNOWN: [404, 'Không có thiết bị này.'],
  DISPLAY_UNKNOWN: [404, 'Máy trạm không có bảng số này.'],
  PAIRING_UNKNOWN: [
    404,
    'Không có máy nào chờ ghép nối như vậy, hoặc mã đã hết hạn. Vui lòng xem lại mã trên màn hình máy.',
  ],
  PAIRING_CODE: [409, 'Mã không khớp với mã trên màn hình của máy. Vui lòng nhập lại.'],
  PAIRING_ROLE: [409, 'Máy này xin ghép nối cho loại thiết bị khác.'],
  PAIRING_FULL: [409, 'Đang có quá nhiều máy chờ ghép nối. Vui lòng thử lại sau ít phút.'],
  ORDER_UNKNOWN: [404, 'Không tìm thấy lệnh này.'],
  DEVICE_AWAY: [409, 'Thiết bị hoặc máy trạm của thiết bị đang mất liên lạc. Vui lòng kiểm tra nguồn và dây mạng.'],
  // administration
  MEDIA_UNKNOWN: [404, 'Không có tệp này trong thư mục hình ảnh, hoặc danh sách tệp vừa thay đổi.'],
  MEDIA_PART: [409, 'Tệp gửi lên bị ngắt quãng. Vui lòng gửi lại từ đầu.'],
  MEDIA_TYPE: [415, 'Chỉ nhận ảnh (PNG, JPEG, GIF, WebP, AVIF) và phim (MP4, WebM).'],
  MEDIA_TOO_LARGE: [413, 'Tệp quá lớn: nhiều nhất 300 MB.'],
  CONFIG_INVALID: [409, 'Chưa lưu được thay đổi vì còn chỗ cần sửa. Vui lòng xem lý do ở từng chỗ.'],
  CONFIG_UNCHANGED: [409, 'Không có gì thay đổi so với hiện tại.'],
  CONFIG_CHANGED: [409, 'Nội dung này vừa được thay đổi ở nơi khác. Vui lòng xem lại giá trị mới trước khi sửa.'],
  CONFIG_CHANGE_UNKNOWN: [404, 'Không có thay đổi này, hoặc thay đổi này không hoàn tác được.'],
  // queue
  CENTRE_NOT_CONFIGURED: [409, 'Trung tâm chưa cấu hình giờ tiếp nhận.'],
  OUTSIDE_RECEPTION_HOURS: [409, 'Ngoài giờ tiếp nhận hồ sơ.'],
  SERVICE_FULL_TODAY: [409, 'Hôm nay dịch vụ này đã hết số.'],
  COUNTER_NOT_OPEN: [409, 'Quầy chưa mở. Vui lòng mở quầy trước khi gọi số.'],
  TICKET_IN_SERVICE: [409, 'Quầy đang phục vụ một số. Vui lòng kết thúc lượt trước.'],
  TICKET_NOT_AT_COUNTER: [409, 'Số này không ở quầy đang đăng nhập.'],
  TICKET_STATE: [409, 'Không thực hiện được thao tác này ở trạng thái hiện tại của số.'],
  TICKET_EXPIRED: [409, 'Số này đã hết hiệu lực khi kết thúc ngày làm việc.'],
  TRANSFER_TARGET: [409, 'Không chuyển được đến nơi này.'],
  FEEDBACK_STATE: [409, 'Không thực hiện được thao tác này ở trạng thái hiện tại của phản ánh, kiến nghị.'],
  COUNTER_STATE: [409, 'Không thực hiện được thao tác này ở trạng thái hiện tại của quầy.'],
  UNDO_TOO_LATE: [409, 'Không hoàn tác được nữa: đã quá thời gian cho phép hoặc đã có thao tác khác.'],
  PRINT_STATE: [409, 'Không thực hiện được thao tác này ở trạng thái hiện tại của lệnh in.'],
  NUMBER_TAKEN: [409, 'Số này đã có người giữ. Vui lòng kiểm tra lại phiếu giấy.'],
  PAPER_TIME: [409, 'Giờ đến phải trong giờ làm việc hôm nay và không muộn hơn hiện tại.'],
  HALL_STATE: [409, 'Buổi tiếp nhận đang mở theo giờ làm việc.'],
  NO_PRINTER: [409, 'Chưa gán máy in cho thiết bị này.'],
  // dossiers
  DOSSIER_UNKNOWN: [404, 'Không tìm thấy hồ sơ này.'],
  SLIP_UNKNOWN: [404, 'Không tìm thấy phiếu này.'],
  SLIP_ERASED: [409, 'Nội dung phiếu đã được xóa theo thời hạn lưu dữ liệu cá nhân, không in lại được.'],
  DOSSIER_STATE: [409, 'Không thực hiện được thao tác này ở trạng thái hiện tại của hồ sơ.'],
  DOSSIER_CODES_NOT_CONFIGURED: [409, 'Trung tâm chưa cấu hình mã định danh và dải số để cấp mã hồ sơ.'],
  DOSSIER_CODES_USED_UP: [409, 'Dải số mã hồ sơ của ngày hôm nay đã hết. Vui lòng đề nghị cấp thêm dải số.'],
  COUNTER_CANNOT_RECEIVE: [409, 'Quầy này không tiếp nhận hồ sơ.'],
  CHECKLIST_INCOMPLETE: [
    409,
    'Thành phần hồ sơ chưa kiểm đủ. Vui lòng kiểm từng giấy tờ, yêu cầu bổ sung hoặc từ chối tiếp nhận.',
  ],
  PRINCIPAL_NEEDED: [409, 'Nộp theo ủy quyền phải có thông tin người ủy quyền và giấy tờ ủy quyền.'],
  DUE_DATE_NEEDED: [
    409,
    'Thủ tục này không có thời hạn tính được. Vui lòng nhập ngày hẹn trả kết quả, là một ngày làm việc.',
  ],
  GROUND_NEEDED: [409, 'Giấy tờ ngoài danh mục hoặc đã có sẵn chỉ được yêu cầu khi nêu rõ căn cứ.'],
  SUPPLEMENT_LIMIT: [409, 'Đã hết số lần được yêu cầu bổ sung. Chỉ lãnh đạo được quyết định thêm, có nêu lý do.'],
  SUPPLEMENT_LATE: [409, 'Đã quá thời hạn cơ quan được yêu cầu bổ sung. Vui lòng nêu căn cứ.'],
  SUPPLEMENT_CHANNEL: [409, 'Hồ sơ gửi bưu chính hoặc thuê nộp chỉ dùng phiếu từ chối (TQ-7.2a).'],
  SUPPLEMENT_IN_TIME: [409, 'Người nộp còn thời hạn bổ sung hồ sơ.'],
  APOLOGY_ONCE: [409, 'Hồ sơ này đã được gia hạn một lần.'],
  APOLOGY_LATE: [409, 'Thư xin lỗi phải có trước ngày hẹn trả. Chỉ lãnh đạo được gửi muộn.'],
  APOLOGY_DATE: [409, 'Ngày hẹn lại phải sau ngày hẹn trả hiện tại và sau thời điểm này.'],
  LATE_CAUSE_NEEDED: [409, 'Hồ sơ đã quá hạn. Vui lòng nêu nguyên nhân.'],
  FEES_UNPAID: [409, 'Còn phí, lệ phí chưa nộp.'],
  LOOK_UP_FACTOR: [403, 'Bốn số cuối chưa khớp với số điện thoại hoặc số định danh đã khai khi nộp hồ sơ.'],
  RETURN_PROOF: [409, 'Cần giấy ủy quyền, hoặc giấy tờ tùy thân khi mất giấy tiếp nhận.'],
  HAND_OVER_DOSSIER: [409, 'Có hồ sơ không thuộc danh sách bàn giao này.'],
  // alarm
  ALARM_UNKNOWN: [404, 'Không tìm thấy lời báo cần hỗ trợ này, hoặc đã kết thúc.'],
  ALARM_NOT_YOURS: [403, 'Chỉ người báo, người đến hỗ trợ hoặc lãnh đạo được kết thúc.'],
  // voice
  ANNOUNCEMENT_OVER: [409, 'Lượt thông báo này không còn hiệu lực.'],
  SPEAKER_ELSEWHERE: [409, 'Một loa khác của sảnh đang phát thông báo.'],
  CLIP_UNKNOWN: [404, 'Không có câu thu âm này.'],
  SOUND_UNREADABLE: [400, 'Không đọc được âm thanh. Cần tệp WAV một kênh, 16 bit, dài không quá 15 giây.'],
  // rating
  RATING_TOKEN_INVALID: [404, 'Mã đánh giá không hợp lệ.'],
  RATING_ALREADY_GIVEN: [409, 'Lượt phục vụ này đã được đánh giá.'],
  PICTURE_UNFIT: [422, 'Ảnh phải ở dạng JPEG, PNG hoặc WebP, không quá 300 kB và không quá 2.000 điểm ảnh mỗi chiều.'],
  PICTURE_UNKNOWN: [404, 'Không có ảnh này.'],
  RATING_REASON_UNKNOWN: [400, 'Lý do đánh giá không có trong danh mục.'],
} as const satisfies Record<string, readonly [status: number, words: string]>

export type RefusalCode = keyof typeof REFUSALS

/** HTTP status of a refusal code. */
export const statusOf = (code: RefusalCode): number => REFUSALS[code][0]

/** Vietnamese words of a refusal code, for the person in front of the screen. */
export const wordsOf = (code: RefusalCode): string => REFUSALS[code][1]
