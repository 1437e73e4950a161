import type { SettingKey } from '../../domain/events/config-events.ts'
import type { AboutSetting } from '../vi/admin-settings.ts'
import type { Words } from '../vi.ts'
import { enAgencyAbout, enAgencyFields, enAgencyOptions } from './agency-settings.ts'
import { enDeadlineAbout, enDeadlineFields, enDeadlineOptions } from './deadline-settings.ts'
import { enDigitalAbout } from './digital-settings.ts'
import { enBackupAbout, enBackupFields } from './backup-settings.ts'
import { enSyncAbout } from './sync-settings.ts'
import { enDossierAbout, enDossierFields, enDossierOptions } from './dossier-settings.ts'
import { enFeeAbout, enFeeFields, enFeeOptions } from './fee-settings.ts'
import { enMessageAbout, enMessageFields, enMessageOptions } from './message-settings.ts'

const about: Record<SettingKey, AboutSetting> = {
  'centre.name': { what: 'Stands on every screen and at the head of the ticket.', absent: 'the general name' },
  'centre.officeColour': { what: 'Colour of the thin strip at the top of every screen.', absent: 'dark red #9B1C1C' },
  'centre.hotline': { what: 'The number that citizens call for help (TT-6.1).', absent: 'no number is shown' },
  'centre.publicUrl': {
    what: 'Address that citizens open on a phone to follow their number; on the ticket as a QR code.',
    absent: 'tickets have no QR code',
  },
  'centre.notices': { what: 'Lines that run below the numbers on the boards.', absent: 'no running text' },
  'centre.slipFooter': { what: 'Words at the foot of every ticket.', absent: 'no words' },
  'updates.address': {
    what: 'Folder of a web server with the releases of the program.',
    absent: 'releases are brought on a stick',
  },
  hours: { what: 'Working and reception hours of the week (BD-5.2).', absent: 'kiosks give no numbers' },
  'hours.noticeDays': {
    what: 'Changed hours must be announced so many days before they begin (BD-5.4).',
    absent: '1 day before',
  },
  'priority.groups': {
    what: 'The groups that citizens may name at the kiosk to come first (Decree 107/2021).',
    absent: 'all four groups',
  },
  'priority.maxRun': { what: 'At most so many priority numbers in a row while others wait.', absent: '2 numbers' },
  'rating.levels': { what: 'Whether rating tablets show three or five faces.', absent: '5 levels' },
  'rating.reasons': {
    what: 'Reasons that a citizen may tick when not satisfied; twelve at most.',
    absent: 'eight common reasons',
  },
  'rating.process': {
    what: 'Asks a second question, about the process of settlement (BD-18.2b).',
    absent: 'not asked',
  },
  'rating.followUp': { what: 'Citizens may leave a phone number for a call back.', absent: 'yes' },
  'desk.reasons': {
    what: 'Reasons for a pause, for letting somebody wait, for calls out of turn and for calling back.',
    absent: 'fourteen common reasons',
  },
  'desk.undoSeconds': {
    what: 'Seconds in which an officer may take back the last step; 0: never.',
    absent: '60 seconds',
  },
  'queue.dailyLimits': {
    what: 'Services of this list give only so many numbers a day; then the kiosk says that the day is full.',
    absent: 'no limit',
  },
  'queue.warnBeforeCutOff': {
    what: 'The kiosk asks again when the wait may pass the end of reception.',
    absent: 'it asks',
  },
  'wait.normMinutes': {
    what: 'Longer waits show as a warning on the manager page (Decision 468/QĐ-TTg).',
    absent: 'no warning',
  },
  'wait.limitMinutes': {
    what: 'Longer waits show as an alarm on the manager page (Decision 468/QĐ-TTg).',
    absent: 'no alarm',
  },
  'counter.longPauseMinutes': { what: 'Longer pauses of a counter show on the manager page.', absent: '15 minutes' },
  'print.expiresMinutes': {
    what: 'A ticket not printed within these minutes is not printed any more; the number stays.',
    absent: '30 minutes',
  },
  'print.rollMetres': {
    what: 'Length of a new roll of each printer, to reckon how many tickets are left on it.',
    absent: '50 m a roll',
  },
  'print.warnTickets': {
    what: 'With about so many tickets left, counters, reception and technician are told to have a new roll ready.',
    absent: '50 tickets',
  },
  'print.sheetSizes': {
    what: 'Paper size when a slip goes straight to an office printer; one without A5 prints A4.',
    absent: 'money receipts and appointment slips A5, the others A4',
  },
  'print.neighbours': {
    what: 'While the printer of a kiosk is down, its tickets come out at the kiosk beside it.',
    absent: 'tickets wait for their own printer',
  },
  'login.maxWrong': { what: 'After so many wrong PINs the account is locked for a while.', absent: '5 times' },
  'login.lockMinutes': { what: 'How long such a lock lasts.', absent: '5 minutes' },
  'login.requestNumber': {
    what: 'An account is made only with the number of a written request of the agency (BD-18.1b).',
    absent: 'it may stay empty',
  },
  'session.waiting': {
    what: 'What usually becomes of those still waiting when a session ends; the reception may choose otherwise.',
    absent: 'everybody with a number is served',
  },
  'paper.block': {
    what: 'Numbers kept for emergency paper cards; kiosks pass over them.',
    absent: 'from 501 to 599',
  },
  'voice.on': { what: 'Speakers read out the called number.', absent: 'yes' },
  'voice.loudness': { what: 'How loud from which time on; before the first time 80 %.', absent: '80 % all day' },
  'voice.repeat': { what: 'How often each call is spoken.', absent: 'twice' },
  'voice.staleSeconds': { what: 'Calls older than this many seconds are not spoken.', absent: '30 seconds' },
  'voice.region': { what: 'How numbers are read in Vietnamese.', absent: 'the North’s way' },
  'voice.halls': {
    what: 'Each room has one voice: the boards that may speak, and the counters of the room.',
    absent: 'by the counters that boards show',
  },
  'board.pictureSeconds': { what: 'How long a picture stands beside the numbers.', absent: '12 seconds' },
  ...enDeadlineAbout,
  ...enAgencyAbout,
  ...enDossierAbout,
  ...enFeeAbout,
  ...enMessageAbout,
  ...enDigitalAbout,
  ...enSyncAbout,
  ...enBackupAbout,
  'retention.priorityDays': {
    what: 'The priority group that a citizen chose is erased after so many days (Law 91/2025/QH15).',
    absent: '1 day',
  },
  'retention.reasonDays': {
    what: "An officer's own words for a pause, a hold or a call out of turn are erased after so many days.",
    absent: '90 days',
  },
  'retention.commentDays': { what: 'Comments with ratings are erased after so many days.', absent: '365 days' },
  'retention.contactDays': {
    what: 'Phone numbers are erased after so many days; those of feedback counted from its answer.',
    absent: '90 days',
  },
  'retention.feedbackDays': {
    what: 'The words of feedback are erased so many days after its answer; what is not answered stays.',
    absent: '730 days',
  },
  'retention.configReasonDays': {
    what: 'The reason given with a change of the configuration is erased after so many days.',
    absent: '1,825 days',
  },
  'retention.formerStaffDays': {
    what: 'Names of staff who have left are erased after so many days.',
    absent: '1,825 days',
  },
  'retention.messageDays': {
    what: 'Addresses and texts of messages are erased after so many days.',
    absent: '90 days',
  },
  'retention.bankDays': {
    what: 'What banks wrote about payers is erased after so many days, once the month is settled (Decree 174/2016, Article 12).',
    absent: '1,825 days',
  },
  'retention.partyDays': {
    what: 'Names, numbers, addresses of a dossier are erased so many days after its end, by the retention that archive law sets (Luật Lưu trữ 33/2024).',
    absent: 'kept',
  },
  'retention.dossierDays': {
    what: 'Reasons, notes, what was asked for or refused are erased so many days after the end of the dossier.',
    absent: 'kept',
  },
  'retention.slipDays': {
    what: 'What slips say is erased so many days after the end of the dossier; their numbers stay.',
    absent: 'kept',
  },
}

/** English: what the settings of the administration do, and the words of their forms. */
export const enAdminSettings: Words['adminSettings'] = {
  about,
  group: {
    queue: 'Numbers, waiting',
    desk: 'Counters, log-in',
    rating: 'Rating',
    board: 'Boards, voice',
    print: 'Printing',
    retention: 'Personal data',
    due: 'Time limits, forwarding',
    other: 'Other',
  },
  field: {
    ...enDeadlineFields,
    ...enAgencyFields,
    ...enDossierFields,
    ...enFeeFields,
    ...enMessageFields,
    ...enBackupFields,
    'rating.reasons.text': 'Reason',
    'rating.reasons.textEn': 'In English',
    'desk.reasons.text': 'Reason',
    'desk.reasons.textEn': 'In English',
    'desk.reasons.for': 'Used for',
    'queue.dailyLimits.key': 'Service',
    'queue.dailyLimits.value': 'Numbers a day',
    'print.rollMetres.key': 'Printer',
    'print.rollMetres.value': 'metres a roll',
    'print.sheetSizes.key': 'Form',
    'print.sheetSizes.value': 'paper size',
    'print.neighbours.key': 'Tickets of',
    'print.neighbours.value': 'come out at',
    'voice.loudness.from': 'From',
    'voice.loudness.percent': 'Loudness (%)',
    'voice.halls.name': 'Name of the room',
    'voice.halls.speakers': 'Boards that speak',
    'voice.halls.counterIds': 'Counters of the room',
    'procedure.components.name': 'Paper',
    'procedure.components.originals': 'Originals',
    'procedure.components.copies': 'Copies',
    'paper.block.from': 'From number',
    'paper.block.to': 'To number',
  },
  option: {
    ...enDeadlineOptions,
    ...enAgencyOptions,
    ...enDossierOptions,
    ...enFeeOptions,
    ...enMessageOptions,
    'desk.reasons.for': { pause: 'Pause', hold: 'Letting wait', call: 'Out of turn', back: 'Calling back' },
    'session.waiting': {
      serve: 'Serve all numbers given in this session',
      carry: 'Keep the order, call first in the next session',
      end: 'End with an apology',
    },
    'voice.region': { north: 'North (linh, nghìn)', south: 'South (lẻ, ngàn)' },
    'rating.levels': { '3': '3 levels', '5': '5 levels' },
  },
  rules: {
    place: (article, clause, point) =>
      [`Article ${article}`, clause && `clause ${clause}`, point && `point ${point}`].filter(Boolean).join(', '),
    sources: {
      TQ: 'regulation of the centre of Tuyên Quang province (2023)',
      BD: 'regulation of the centre of Bình Dương province (Decision 2809/QĐ-UBND, 2019)',
      TT: 'regulation of the centre of Trung Thành ward, Thái Nguyên (2025)',
      KT: 'regulation of the centre of Kon Tum province (2019)',
      TV: 'regulation of the centre of Trà Vinh province (Decision 1267/QĐ-UBND, 2023)',
    },
  },
  absent: (words) => `Default: ${words}`,
  incomplete: 'Please fill in every field rightly.',
  sourceHint: 'The document, decision or article that allows it, e.g. Decision 12/QĐ-TTPVHCC.',
  coming: 'Values to come',
  withdraw: (date) => `Withdraw the value from ${date}`,
}
