import { roughDuration, roughRange } from '../format.ts'
import type { Words } from '../vi.ts'

const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`)
const minutes = (n: number): string => roughDuration(n, 'en')

export const enCommon: Words['common'] = {
  demo: 'Demonstration',
  language: 'English',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  done: 'Done',
  tryAgain: 'Try again',
  connecting: 'Connecting…',
  lost: 'Connection to the server lost. What you see may not be the latest.',
  notPaired: 'This device is not paired yet',
  notPairedHint: 'Please contact the technician of the centre.',
  delete: 'Delete',
  priority: 'Priority',
  hotline: (number) => `Hotline: ${number}`,
  counter: (number) => `Counter ${number}`,
  newBuild: {
    there: 'There is a new version: load it when you are done.',
    held: 'There is a new version: load it after the dossier that you are entering.',
    unsaved: 'A new version is there – load it once what you are entering is saved.',
    press: 'Load it',
  },
  officePages: { label: 'Pages of the office', manager: 'Management', admin: 'Administration', voice: 'Voice' },
}

export const enPriorityGroups: Words['priorityGroups'] = {
  elderly: 'Elderly person',
  disabled: 'Person with a disability',
  pregnant: 'Pregnant woman',
  merit: 'Person with meritorious service',
}

export const enWait: Words['wait'] = {
  ahead: (n) => (n === 0 ? 'You are next' : `${people(n)} ahead of you`),
  estimate: (e) => `About ${minutes(e.minutes)}${e.low === e.high ? '' : ` (${roughRange(e.low, e.high, 'en')})`}`,
  unserved: {
    closed: 'No counter is open for this now.',
    paused: 'The counter for this has paused.',
    over: 'Working hours are over for today.',
  },
  calledThen: {
    closed: 'When one opens it calls the numbers in order.',
    paused: 'When it is back it calls the numbers in order.',
    over: 'No counter is open for this any more; please ask at the help desk before you leave.',
  },
  servedFrom: (time) => `The counters work from ${time}.`,
}

export const enPaper: Words['paper'] = {
  printing: 'Printing your ticket, please wait a moment…',
  printed: 'Please take your ticket from the printer.',
  elsewhere: (kiosk) => `Your ticket is printed at the machine beside this one (${kiosk}). Please take it there.`,
  ifNone: 'If there is no ticket, please note the number or take a photo of this screen.',
  failed: (cause, number) => `Sorry, ${cause}. Number ${number} is kept for you.`,
  late: (number) => `Your ticket is not printed yet. Number ${number} is kept for you.`,
  unknown: (number) => `We cannot tell whether your ticket was printed. Number ${number} is kept for you.`,
  none: (number) => `This machine does not print tickets. Number ${number} is recorded.`,
  remember: 'Please note the number or take a photo of this screen.',
  causes: {
    'paper-end': 'the printer is out of paper',
    'cover-open': 'the cover of the printer is open',
    cutter: 'the paper cutter is jammed',
    'head-hot': 'the printer is too hot',
    'power-off': 'the printer is switched off',
    unreachable: 'the printer does not answer',
    error: 'the printer has a fault',
    jam: 'paper is jammed in the printer',
    'media-needed': 'the tray has no paper of this size',
    'toner-empty': 'the printer is out of toner',
    paused: 'the printer is paused',
    cancelled: 'the print was cancelled',
    rejected: 'the printer did not take the document',
  },
  now: {
    'paper-end': 'The printer is out of paper',
    'cover-open': 'The cover of the printer is open',
    cutter: 'The paper cutter is jammed',
    'head-hot': 'The printer is too hot',
    'power-off': 'The printer is switched off',
    unreachable: 'The printer does not answer',
    error: 'The printer has a fault',
    jam: 'Paper is jammed in the printer',
    'media-needed': 'The tray has no paper of this size',
    'toner-empty': 'The printer is out of toner',
    paused: 'The printer is paused',
    cancelled: 'The print was cancelled',
    rejected: 'The printer did not take the document',
  },
  printedElsewhere: (now, kiosk) => `${now}: your ticket will be printed at the machine beside this one (${kiosk}).`,
  numberOnScreen: (now) => `${now}: your number will be on the screen, please note it or take a photo.`,
}

export const enClosed: Words['closed'] = {
  reasons: {
    'not-configured': 'The reception hours of the centre are not configured yet.',
    'before-hours': 'Reception has not started yet.',
    lunch: 'Morning reception is over.',
    'after-cut-off': 'Reception for this half-day is over.',
    'after-hours': 'Reception for today is over.',
    'day-off': 'The centre is closed today.',
    suspended: 'No numbers are given for now.',
    full: 'All numbers of today have been given.',
  },
  holiday: (name) => `The centre is closed today: ${name}.`,
  opensToday: (time) => `Reception opens again at ${time}.`,
  opensAfternoon: (time) => `Afternoon reception opens at ${time}.`,
  opensOn: (time, day) => `Reception opens again at ${time}, ${day}.`,
  worksAgainOn: (day) => `Open again on ${day}.`,
  askDesk: 'Please ask at the help desk.',
  meanwhile: 'Meanwhile you can:',
  stillOpen: (service, until) => `You can still take a number for “${service}” until ${until}.`,
  stillOpenNoEnd: (service) => `You can still take a number for “${service}”.`,
  short: 'Closed',
  shortFull: 'No numbers left today',
  shortOpens: (time) => `Opens ${time}`,
}
