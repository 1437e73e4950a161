/** What a centre does about a refusal of a whole request. */
export type SyncClass =
  /** Later, with the same bytes; `Retry-After` is obeyed. */
  | 'retry'
  /** Asks `GET /v1/position` and goes on from there. */
  | 'reposition'
  /** Stops and tells people: nothing will be taken until somebody has done something. */
  | 'blocked'

type Code = { readonly status: number; readonly sync: SyncClass; readonly words: string }

/** Refusals of a request as a whole. An answer of another shape than these, HTML with 200 for example, is `retry`. */
export const REQUEST_REFUSALS = {
  UNAUTHORISED: { status: 401, sync: 'blocked', words: 'Mã kết nối không đúng hoặc đã bị thu hồi.' },
  CENTRE_SUSPENDED: { status: 403, sync: 'blocked', words: 'Tỉnh đã tạm ngừng kết nối của Trung tâm này.' },
  WRONG_CENTRE: { status: 403, sync: 'blocked', words: 'Mã kết nối thuộc về Trung tâm khác.' },
  PROTOCOL_UNSUPPORTED: {
    status: 422,
    sync: 'blocked',
    words: 'Phiên bản kết nối không còn được hỗ trợ. Cần cập nhật phần mềm.',
  },
  BAD_REQUEST: { status: 400, sync: 'blocked', words: 'Yêu cầu không đúng định dạng.' },
  /** It came in half, or was damaged on the way: nothing of it was done. */
  BODY_UNREADABLE: { status: 400, sync: 'retry', words: 'Nội dung gửi đến không đọc được: cần gửi lại.' },
  NOT_FOUND: { status: 404, sync: 'blocked', words: 'Không có nội dung này.' },
  METHOD_NOT_ALLOWED: { status: 405, sync: 'blocked', words: 'Cách gọi không đúng.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, sync: 'blocked', words: 'Kiểu nội dung không được hỗ trợ.' },
  /** A smaller batch, or a smaller file. */
  BODY_TOO_LARGE: { status: 413, sync: 'retry', words: 'Nội dung gửi quá lớn.' },
  EPOCH_UNKNOWN: {
    status: 409,
    sync: 'reposition',
    words: 'Tỉnh chưa biết sổ sự kiện này: cần khai báo trước khi gửi.',
  },
  EPOCH_CLOSED: { status: 409, sync: 'blocked', words: 'Sổ sự kiện này đã được thay bằng sổ mới sau khi khôi phục.' },
  GAP: { status: 409, sync: 'reposition', words: 'Thiếu dữ liệu trước đó.' },
  ANCHOR_DIFFERS: {
    status: 409,
    sync: 'blocked',
    words: 'Dấu niêm phong của sổ sự kiện khác với dấu đã gửi trước đây.',
  },
  FILE_EXISTS: { status: 409, sync: 'retry', words: 'Tệp này đã có hoặc đang được gửi.' },
  FILE_HASH_WRONG: { status: 460, sync: 'retry', words: 'Tệp nhận được không khớp mã băm: cần gửi lại từ đầu.' },
  QUOTA_EXCEEDED: { status: 507, sync: 'blocked', words: 'Trung tâm đã dùng hết dung lượng tệp được cấp.' },
  TOO_MANY_REQUESTS: { status: 429, sync: 'retry', words: 'Gửi quá dày, xin chờ.' },
  STORAGE_UNAVAILABLE: { status: 503, sync: 'retry', words: 'Kho dữ liệu của tỉnh tạm thời không ghi được.' },
  INTERNAL: { status: 500, sync: 'retry', words: 'Hệ thống của tỉnh có lỗi.' },
} as const satisfies Record<string, Code>
export type RequestRefusal = keyof typeof REQUEST_REFUSALS

/** Refusals of one row: it becomes an officer's task with these words. */
export const EVENT_REFUSALS = {
  EVENT_INVALID: 'Dữ liệu gửi lên có trường không đúng định dạng.',
  EVENT_TOO_LARGE: 'Dữ liệu gửi lên quá lớn.',
  TYPE_UNKNOWN: 'Tỉnh không nhận loại dữ liệu này.',
  /** Same number, other content: what came first stands, and is never overwritten. */
  SEQ_CONFLICT: 'Tỉnh đã có dữ liệu khác mang cùng số thứ tự.',
  SETTLES_UNKNOWN: 'Dữ liệu được thay thế không bị từ chối hoặc thuộc hồ sơ khác.',
  SUBJECT_MISSING: 'Dữ liệu này phải nêu mã hồ sơ.',
  DOSSIER_EXISTS: 'Mã hồ sơ này đã được dùng cho hồ sơ khác.',
  DOSSIER_UNKNOWN: 'Tỉnh chưa có hồ sơ mang mã này.',
  DOSSIER_OVER: 'Hồ sơ này đã kết thúc ở hệ thống của tỉnh.',
  CODE_OUT_OF_RANGE: 'Mã hồ sơ không thuộc dải số tỉnh đã cấp cho Trung tâm.',
  FILE_MISSING: 'Tệp số hóa đi kèm chưa được gửi xong.',
} as const
export type EventRefusal = keyof typeof EVENT_REFUSALS
