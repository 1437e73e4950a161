import type { Words } from '../vi.ts'

/** English: what everybody who works is told on the day of a restore. */
export const enRestored: Words['restored'] = {
  title: (time) => `The data of the centre were restored at ${time}`,
  nothing: 'Nothing is lost.',
  lost: (from, until) => `What was entered from ${from} to ${until} is lost.`,
  untilUnknown: 'the stop of the server',
  todo: 'Numbers given in between: call them by voice. Dossiers and receipts: enter them again from their paper. New numbers begin further on, so that none is given twice.',
  hide: 'I have read it',
}
