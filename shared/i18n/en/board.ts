import type { Words } from '../vi.ts'

/** English: the hall board. */
export const enBoard: Words['board'] = {
  nowCalling: 'Now calling',
  counter: 'Counter',
  next: 'Next',
  before: 'Called before',
  counters: 'Counters',
  callNow: 'Please come',
  callAgain: 'Called again',
  nobody: 'Please wait for your number.',
  allPaused: 'The counters pause for a moment.',
  notYetOpen: 'The counters are not open yet.',
  waitSeated: 'Please take a seat and wait for your number.',
  closed: {
    'not-configured': 'The counters are not open yet.',
    'before-hours': 'Reception has not begun yet.',
    lunch: 'The centre is closed for lunch.',
    'after-cut-off': 'Reception of this session has ended.',
    'after-hours': 'Working hours are over for today.',
    'day-off': 'The centre is closed today.',
    suspended: 'No numbers are given for now.',
    full: 'All numbers of today are given.',
  },
  noNext: 'Nobody is waiting',
  states: { closed: 'Closed', open: 'Open', paused: 'Paused' },
  notices: 'Notices',
  silent: {
    blocked: 'Sound is off. Touch to turn it on.',
    'no-clips': 'No voice is loaded.',
    'no-level': 'No sound comes out.',
  },
  lost: 'Connection lost. Please follow the guidance at the desk.',
}
