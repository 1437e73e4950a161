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
  noNext: 'Nobody is waiting',
  states: { closed: 'Closed', open: 'Open', paused: 'Paused' },
  notices: 'Notices',
  lost: 'Connection lost. Please follow the guidance at the desk.',
}
