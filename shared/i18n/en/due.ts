import type { Words } from '../vi.ts'

const counted = (n: number, what: string): string => (n === 1 ? what.replace(/s$/, '') : what)

/** English: why a due date is what it is, one sentence a step. */
export const enDue: Words['due'] = {
  title: 'How the due date is counted',
  units: {
    'same-day': 'the same day',
    'working-day': 'working days',
    day: 'days',
    hour: 'working hours',
    month: 'months',
    year: 'years',
  },
  laterReasons: {
    'before-hours': 'before reception',
    lunch: 'in the lunch break',
    'after-cut-off': 'after the reception of the half-day',
    'after-hours': 'after reception',
    'day-off': 'on a day off',
  },
  offReasons: {
    weekend: 'a weekly day off',
    holiday: 'a public holiday',
    closed: 'a day on which the centre is closed',
  },
  timeRules: {
    received: 'the hour of reception',
    'end-of-reception': 'the end of reception',
    'end-of-work': 'the end of work',
    opening: 'the beginning of work',
  },
  sources: {
    'BLDS-147.1': 'Civil Code 2015, Article 147.1',
    'BLDS-147.2': 'Civil Code 2015, Article 147.2',
    'BLDS-148.1': 'Civil Code 2015, Article 148.1',
    'BLDS-148.3': 'Civil Code 2015, Article 148.3',
    'BLDS-148.4': 'Civil Code 2015, Article 148.4',
    'BLDS-148.5': 'Civil Code 2015, Article 148.5',
    'BLLĐ-112': 'Labour Code 2019, Article 112',
    'BD-3.8': 'Working days: Monday to Friday without holidays (BD-3.8)',
    'BD-5.4': 'Hours announced before (BD-5.4)',
    'KT-4.2': 'Counted from the day of the full valid dossier (KT-4.2)',
    'TT-4.3d': 'Counted again from the start once complete (TT-4.3d)',
    'TT-4.3e': 'One apology with another date at most (TT-4.3e)',
    'LF-3.10': 'A working day has eight hours',
    'LF-10.1': 'The region’s limit in the procedure',
    'LF-10.2': 'Setting of the centre',
    'LF-10.3': 'Announced exchange of working days',
    'QĐ-766': 'Waiting for a supplement is not counted (Decision 766/QĐ-TTg)',
    catalogue: 'Catalogue of procedures',
  },
  weekly: (days) => `${days} weekly ${counted(days, 'days')} off`,
  named: (date, name) => `${date} (${name})`,
  dayMinutes: (date, minutes) => `${date}: ${minutes} minutes`,
  received: (at) => `Received at ${at}.`,
  later: (why, at) => `Handed in ${why}: counts from ${at}.`,
  limit: (amount, unit) => `Time limit: ${amount} ${counted(amount, unit)}.`,
  limitSameDay: (more) =>
    more > 0
      ? `Time limit: the same day and ${more} working ${counted(more, 'days')} more.`
      : 'Time limit: the same day.',
  extra: (days) => `This contains ${days} ${counted(days, 'days')} for a difficult area.`,
  sameDay: (cutOff) => `Received not later than ${cutOff}: given the same day.`,
  sameDayPassed: (cutOff, date) =>
    `Received after ${cutOff} or after work: given the next working day, ${date}, with an appointment note.`,
  firstDay: (date) => `The day of reception is not counted; the first is ${date}.`,
  daysOff: (days) => `Not counted: ${days}.`,
  daysWorked: (days) => `Counted, worked in exchange: ${days}.`,
  lastDay: (amount, unit, date) => `${amount} ${counted(amount, unit)} end on ${date}.`,
  moved: (why, date) => `That is ${why}: moved to ${date}.`,
  hours: (minutes, days) => `${minutes} working minutes: ${days}.`,
  hoursChanged: (date) => `From ${date} on other office hours hold.`,
  timeOfDay: (rule, at) => `Hour: ${rule}, ${at}.`,
  promised: (at) => `The receipt promised ${at}.`,
  stopped: (at) => `The clock stands from ${at}: a supplement was asked for.`,
  restarted: (at) => `Complete at ${at}: counted from the start.`,
  continued: (at, due) => `Complete at ${at}: what was left goes on until ${due}.`,
  extended: (from, due) => `An apology moved the date from ${from} to ${due}.`,
  due: (at) => `The result is due at ${at}.`,
}
