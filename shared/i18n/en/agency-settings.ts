import type { viAgencyAbout, viAgencyFields, viAgencyNames, viAgencyOptions } from '../vi/agency-settings.ts'

/** English: names of the settings of the work with agencies. */
export const enAgencyNames: typeof viAgencyNames = {
  'dossier.coCheck': 'Who of the agency checks beside the officer',
  'dossier.offlineReasons': 'Reasons for not filing online',
  'agency.comesMinutes': 'Time for an agency to come when called (minutes)',
  'agency.answerMinutes': 'Time for an agency to answer a question (working minutes)',
}

/** What each does, and what holds while nobody has set it. */
export const enAgencyAbout: typeof viAgencyAbout = {
  'dossier.coCheck': {
    what: 'With papers from the desk and the post, who of the competent agency checked them is written down (TQ-7.2, TQ-10.2).',
    absent: 'not asked',
  },
  'dossier.offlineReasons': {
    what: 'A dossier that was not filed online gets a reason; the first one is chosen beforehand (TQ-6.11).',
    absent: 'not asked',
  },
  'agency.comesMinutes': {
    what: 'So many minutes after the first call the desk and the leader are reminded (TQ-7.3).',
    absent: 'time is measured only',
  },
  'agency.answerMinutes': {
    what: 'After so many working minutes a question to an agency counts as answered late (TT-7.1).',
    absent: 'time is measured only',
  },
}

export const enAgencyFields: typeof viAgencyFields = {
  'dossier.offlineReasons.code': 'Code',
  'dossier.offlineReasons.text': 'Reason',
  'dossier.offlineReasons.textEn': 'In English',
}

export const enAgencyOptions: typeof viAgencyOptions = {
  'dossier.coCheck': { asked: 'Asked, may stay empty', required: 'Required' },
}
