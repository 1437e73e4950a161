/** The law as far as we saw fixes no number of levels (law-facts §6.3): a setting says three or five. */
export type Scale = 3 | 5

/**
 * Words of the levels, from level 1 (worst) up. A level counts inside its own scale: the event stores both, because 3 is
 * the best of three and the middle of five.
 */
const WORDS = {
  3: ['Không hài lòng', 'Hài lòng', 'Rất hài lòng'],
  5: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
} as const satisfies Record<Scale, readonly string[]>

export type Level = { readonly level: number; readonly words: string; readonly low: boolean }

/** Whether a number is a level of a scale. */
export function isLevel(level: number, scale: Scale): boolean {
  return Number.isInteger(level) && level >= 1 && level <= scale
}

/** Whether a level is a complaint, so that reasons and a comment are asked for. Throws when it is not of the scale. */
export function isLow(level: number, scale: Scale): boolean {
  if (!isLevel(level, scale)) throw new Error(`not a level of ${scale}: ${level}`)
  return level <= (scale === 3 ? 1 : 2)
}

/** The levels of a scale, the best first, as a rating page shows them. */
export function levelsOf(scale: Scale): Level[] {
  return WORDS[scale].map((words, index) => ({ level: index + 1, words, low: isLow(index + 1, scale) })).reverse()
}

/**
 * What a citizen may tick after a low rating, until a centre sets its own list (setting `rating.reasons`): conduct that a
 * regulation forbids is counted by it (KT-2.5, KT-5.1a).
 */
export const DEFAULT_LOW_REASONS = [
  { code: 'long-wait', text: 'Chờ đợi lâu' },
  { code: 'attitude', text: 'Thái độ phục vụ chưa tốt' },
  { code: 'unclear-guidance', text: 'Hướng dẫn chưa rõ ràng, đầy đủ' },
  /** KT-5.1đ: asking for papers beyond the law is a forbidden act. */
  { code: 'extra-papers', text: 'Yêu cầu thêm giấy tờ ngoài quy định' },
  { code: 'many-visits', text: 'Phải đi lại nhiều lần' },
  { code: 'late-result', text: 'Trả kết quả trễ hẹn' },
  { code: 'facilities', text: 'Cơ sở vật chất chưa thuận tiện' },
  { code: 'other', text: 'Lý do khác' },
] as const
export type LowReason = (typeof DEFAULT_LOW_REASONS)[number]['code']
