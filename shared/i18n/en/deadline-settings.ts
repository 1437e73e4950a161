import type { viDeadlineAbout, viDeadlineFields, viDeadlineNames, viDeadlineOptions } from '../vi/deadline-settings.ts'

/** English: names of the settings of the time rules. */
export const enDeadlineNames: typeof viDeadlineNames = {
  'due.hours': 'Office hours of time limits',
  'due.weekdays': 'Days that count as working days',
  'due.counting': 'How working days are counted',
  'due.timeOfDay': 'Time of day of a due date',
  'due.afterHours': 'Dossiers received outside the hours',
  'due.sameDayCutOff': 'Latest hour for same-day work',
  'due.remote': 'Mountain, island or remote commune',
  'due.soonDays': 'Days that count as due soon',
  'due.afterSupplement': 'The time limit after a supplement',
  'forward.minutes': 'Minutes for electronic forwarding',
  'forward.sameDay': 'Forwarding within the day is in time',
  'forward.cutOff': 'Latest hour of forwarding on the day',
  'forward.runs': 'Runs of paper dossiers',
  'forward.runsPerDay': 'Paper runs a day',
  'forward.runGrace': 'Minutes before a run counts as missed',
  'supplement.agencyDays': 'Days in which an agency may ask for a supplement',
  'supplement.replyByLimit': 'File dossiers that are not supplemented',
  'apology.leadDays': 'Days of an apology before the due date',
  'apology.dayKind': 'Which days count before an apology',
  'result.keepDays': 'Days a result waits at the counter',
  'result.keepDayKind': 'Which days count while a result waits',
  'result.reminders': 'Reminders to collect a result',
}

/** English: what they do, and what holds while nobody has set them. */
export const enDeadlineAbout: typeof viDeadlineAbout = {
  'due.hours': {
    what: 'The office hours in which limits run and results are given, where they differ from those of the hall.',
    absent: 'those of the hall',
  },
  'due.weekdays': {
    what: 'The weekdays that count in time limits (BD-3.8); hours of reception may differ.',
    absent: 'Monday to Friday',
  },
  'due.counting': {
    what: 'From the next day on (Civil Code, Article 147), or hour by hour, eight working hours a day.',
    absent: 'from the next day on',
  },
  'due.timeOfDay': {
    what: 'The hour on the receipt for limits in working days.',
    absent: 'the end of work on the last day (Civil Code, Article 148)',
  },
  'due.afterHours': {
    what: 'From when a dossier counts that is handed in outside the hours.',
    absent: 'from the next hour of reception',
  },
  'due.sameDayCutOff': {
    what: 'Same-day work received after it is given the next working day, with an appointment note.',
    absent: '15:00',
  },
  'due.remote': { what: 'Adds the days that a procedure allows for difficult areas.', absent: 'adds none' },
  'due.soonDays': { what: 'Dossiers with at most so many working days left are due soon.', absent: '3 days' },
  'due.afterSupplement': {
    what: 'When the dossier is complete: counted from the start (TT-4.3d, KT-4.2), or what was left goes on.',
    absent: 'counted from the start',
  },
  'forward.minutes': {
    what: 'An electronic dossier must be forwarded within so many minutes of reception (TQ-7.2b).',
    absent: 'at once (TT-4.2a)',
  },
  'forward.sameDay': {
    what: 'Forwarding before the end of the working day is still in time (KT-4.1).',
    absent: 'no',
  },
  'forward.cutOff': {
    what: 'What is received after it is forwarded when the next working day begins (KT-4.1); due dates do not move.',
    absent: 'none',
  },
  'forward.runs': { what: 'When paper leaves on a working day (TT-4.2b).', absent: 'not configured' },
  'forward.runsPerDay': {
    what: 'So many runs a day, where a regulation names no hours (KT-4.1).',
    absent: 'not configured',
  },
  'forward.runGrace': {
    what: 'So many minutes after the time of a run, papers that still lie at the counter have missed it.',
    absent: '15 minutes',
  },
  'supplement.agencyDays': {
    what: 'Agencies may ask for a supplement only within so many working days of reception (TT-4.3d).',
    absent: 'not configured, nothing is blocked',
  },
  'supplement.replyByLimit': {
    what: 'A dossier not supplemented within the procedure’s own time is filed at the agency (BD-10.3b).',
    absent: 'yes',
  },
  'apology.leadDays': {
    what: 'An apology must be there at least so many days before the due date (TT-4.3e).',
    absent: '1 day',
  },
  'apology.dayKind': { what: 'Working days or all days; the regulation does not say.', absent: 'working days' },
  'result.keepDays': {
    what: 'A result that nobody collects waits at the counter for at most so many days (BD-10.4b).',
    absent: '60 days',
  },
  'result.keepDayKind': { what: 'Working days or all days; the regulation does not say.', absent: 'all days' },
  'result.reminders': {
    what: 'The citizen is reminded so many days after the result was announced.',
    absent: 'after 7, 30 and 50 days',
  },
}

const dayKinds = { working: 'working days', calendar: 'all days' }

export const enDeadlineFields: typeof viDeadlineFields = {
  'forward.runs.at': 'Leaves at',
  'result.reminders.day': 'After days',
}

export const enDeadlineOptions: typeof viDeadlineOptions = {
  'due.weekdays': {
    '1': 'Monday',
    '2': 'Tuesday',
    '3': 'Wednesday',
    '4': 'Thursday',
    '5': 'Friday',
    '6': 'Saturday',
    '7': 'Sunday',
  },
  'due.counting': { 'next-day': 'from the next day on', 'by-hour': 'hour by hour, 8 a day' },
  'due.timeOfDay': {
    received: 'the hour of reception',
    'end-of-reception': 'the end of reception',
    'end-of-work': 'the end of work',
  },
  'due.afterHours': {
    'next-reception': 'from the next hour of reception',
    'next-working': 'from the next working hour',
    'as-received': 'from the very moment',
  },
  'due.afterSupplement': { restart: 'counted from the start', continue: 'what was left goes on' },
  'apology.dayKind': dayKinds,
  'result.keepDayKind': dayKinds,
}
