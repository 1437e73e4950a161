import type { AGENCY_SETTINGS } from '../../domain/agencies/agency-settings.ts'

type Key = keyof typeof AGENCY_SETTINGS

/** Vietnamese: names of the settings of the work with agencies. */
export const viAgencyNames: Readonly<Record<Key, string>> = {
  'dossier.coCheck': 'Người của cơ quan cùng kiểm tra hồ sơ',
  'dossier.offlineReasons': 'Lý do chưa nộp trực tuyến',
  'agency.comesMinutes': 'Thời gian cơ quan phải có mặt khi được mời (phút)',
  'agency.answerMinutes': 'Thời gian cơ quan phải trả lời câu hỏi (phút làm việc)',
}

/** What each does, and what holds while nobody has set it. */
export const viAgencyAbout: Readonly<Record<Key, { what: string; absent: string }>> = {
  'dossier.coCheck': {
    what: 'Khi tiếp nhận tại quầy và qua bưu chính, ghi người của cơ quan có thẩm quyền cùng kiểm tra (TQ-7.2, TQ-10.2).',
    absent: 'không hỏi',
  },
  'dossier.offlineReasons': {
    what: 'Hồ sơ không nộp trực tuyến được ghi một lý do; lý do đầu tiên được chọn sẵn (TQ-6.11).',
    absent: 'không hỏi',
  },
  'agency.comesMinutes': {
    what: 'Quá bấy nhiêu phút từ lần mời đầu tiên thì quầy và lãnh đạo được nhắc (TQ-7.3).',
    absent: 'chỉ đo thời gian, không nhắc',
  },
  'agency.answerMinutes': {
    what: 'Quá bấy nhiêu phút làm việc thì câu hỏi gửi cơ quan được coi là chậm trả lời (TT-7.1).',
    absent: 'chỉ đo thời gian, không nhắc',
  },
}

export const viAgencyFields = {
  'dossier.offlineReasons.code': 'Mã lý do',
  'dossier.offlineReasons.text': 'Lý do',
  'dossier.offlineReasons.textEn': 'Bằng tiếng Anh',
}

export const viAgencyOptions = {
  'dossier.coCheck': { asked: 'Hỏi, được bỏ trống', required: 'Bắt buộc' },
}
