import type { Words } from '../vi.ts'

/** English: the phone page. */
export const enPhone: Words['phone'] = {
  title: 'Follow your number',
  yourNumber: 'Your number',
  waiting: 'Please wait until your number is called. This page updates by itself.',
  goToWords: 'Please go to counter',
  goTo: (counter) => `Please go to counter ${counter}`,
  calledAgain: 'The counter is calling your number again.',
  held: 'The officer has put your number aside and will call it again.',
  finished: 'Your visit to the counter has ended.',
  noShow: 'Your number was called but nobody came. Please tell the help desk.',
  expired: 'This number expired at the end of the working day.',
  takenAt: (time, day) => `Taken at ${time}, ${day}`,
  unknown: 'This number was not found.',
  unknownHint: 'The link may have expired. Please scan the code on your ticket again or ask at the help desk.',
  updatedAt: (time) => `Updated at ${time}`,
  keepOpen: 'Please keep this page open. With the screen off the phone cannot tell you; please listen in the hall.',
  bring: 'Which papers do I need?',
  bringHint: 'Choose your procedure to see its papers while you wait. This page does not keep what you choose.',
  bringSearch: 'Name of the procedure, accents not needed',
  bringMore: (n) => `${n} more procedures. Please type a name.`,
  bringNone: 'No procedure found in this group of services.',
  bringLost: 'This could not be loaded. Please try again.',
  bringOthers: 'Other procedures',
  copiesOf: (originals, copies) =>
    [originals > 0 ? `originals: ${originals}` : '', copies > 0 ? `copies: ${copies}` : ''].filter(Boolean).join(', '),
}
