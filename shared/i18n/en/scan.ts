import type { Words } from '../vi.ts'

/** English: what the kiosk says to somebody who held a card or a ticket before its scanner. */
export const enScan: Words['scan'] = {
  elderly: 'You have priority: elderly people.',
  card: 'Your card has been read. Please choose what you came for.',
  cardUnclear: 'The date of birth could not be read. If you have priority, please touch “I have priority”.',
  notKept: 'Nothing on your card is kept.',
  unknown: 'This code is not known here.',
  unknownHint: 'Please scan the QR code of a citizen card, a ticket or a receipt, or touch what you came for.',
  place: 'Your number',
  placeUnknown: 'The number of this ticket was not found.',
  placeUnknownHint: 'The ticket may have expired. Please take a new number or ask at the help desk.',
}
