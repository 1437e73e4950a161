import type { Words } from '../vi.ts'

/** English: a device that is not let in yet. */
export const enPairing: Words['pairing'] = {
  code: (code) => `Pairing code: ${code}`,
  hint: (name) =>
    `The technician opens Management, Devices, chooses “${name}” among those that wait, and types this code.`,
  refused: 'The centre has turned this device away. Please contact the technician, then open the page again.',
  names: {
    kiosk: 'Ticket kiosk',
    board: 'Call board',
    rating: 'Rating tablet',
    counter: 'Counter computer',
    station: 'Station',
  },
}
