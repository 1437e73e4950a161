import type { Words } from '../vi.ts'

/** English: the page of printed papers (demonstration). */
export const enPapers: Words['papers'] = {
  title: 'Printed paper (demonstration)',
  hint: 'Every piece of paper from the simulated printer, newest first.',
  none: 'No paper yet. Take a number at the kiosk page.',
  paper: (n) => `Paper ${n}`,
  printer: 'Try a printer fault',
  printerFine: 'All well',
  unavailable: 'This page exists only in the demonstration.',
}
