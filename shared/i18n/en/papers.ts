import type { Words } from '../vi.ts'

/** English: the page of printed papers (demonstration). */
export const enPapers: Words['papers'] = {
  title: 'Printed paper (demonstration)',
  hint: 'Every piece of paper from the simulated printer, newest first.',
  none: 'No paper yet. Take a number at the kiosk page.',
  paper: (n) => `Paper ${n}`,
  printer: 'Try a printer fault',
  printerFine: 'All well',
  sheets: 'Office printer',
  officePrinter: 'Try a fault of the office printer',
  noSheets: 'No pages yet. Print a slip at counter 1.',
  sheet: (n, pages) => `Document ${n}, ${pages === 1 ? '1 page' : `${pages} pages`}`,
  unavailable: 'This page exists only in the demonstration.',
}
