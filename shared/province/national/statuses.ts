/** Trạng thái hồ sơ of the national portal (national-data §3.1). */
export const NATIONAL_STATUSES = {
  1: 'Mới đăng ký',
  2: 'Được tiếp nhận',
  3: 'Không được tiếp nhận',
  4: 'Đang xử lý',
  5: 'Yêu cầu bổ sung giấy tờ',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  7: 'Công dân yêu cầu rút hồ sơ',
  8: 'Dừng xử lý',
  9: 'Đã xử lý xong',
  10: 'Đã trả kết quả',
} as const
export type NationalStatus = keyof typeof NATIONAL_STATUSES

/**
 * Which status may come after which: what DOSSIER_MOVES allow, written in the codes of §3.1. The same again is no move.
 * 2 comes back after 5, because what was brought is forwarded anew; a wish to withdraw (7) leads back to where it came from.
 */
export const MAY_FOLLOW: Readonly<Record<NationalStatus, readonly NationalStatus[]>> = {
  1: [2, 3],
  2: [4, 5, 6, 7, 8, 9],
  3: [],
  4: [5, 6, 7, 8, 9],
  5: [2, 7, 8],
  6: [4, 7, 8, 9],
  7: [2, 4, 5, 6, 8, 9],
  8: [],
  9: [8, 10],
  10: [],
}

/** Whether a dossier of one status may be told to be in another. */
export const mayFollow = (before: NationalStatus, after: NationalStatus): boolean =>
  before === after || MAY_FOLLOW[before].includes(after)

/** Reads a code of an answer, number or text; null for anything else. */
export function nationalStatus(value: unknown): NationalStatus | null {
  const code = Number(value)
  return Object.hasOwn(NATIONAL_STATUSES, code) ? (code as NationalStatus) : null
}

/** How a row moves its dossier (national-data §3.1). Rows that are not named leave it where it is. */
type Move = NationalStatus | 'refused' | 'back'
export const STATUS_OF_ROW: Readonly<Record<string, Move>> = {
  'dossier.received': 2,
  'dossier.forwarded': 4,
  'dossier.supplementRequested': 5,
  'dossier.supplemented': 2,
  'dossier.paymentRequired': 6,
  'dossier.paymentMet': 4,
  'dossier.withdrawalRequested': 7,
  'dossier.continued': 'back',
  'dossier.stopped': 8,
  'dossier.archived': 8,
  'dossier.voided': 8,
  'dossier.refused': 'refused',
  'dossier.resultRecorded': 9,
  'dossier.resultReturned': 10,
}
