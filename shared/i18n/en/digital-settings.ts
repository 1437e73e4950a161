import type { viDigitalAbout, viDigitalNames } from '../vi/digital-settings.ts'

/** English: names of the settings of digitised papers. */
export const enDigitalNames: typeof viDigitalNames = {
  'digital.maxMegabytes': 'Largest digitised file (MB)',
  'digital.maxPages': 'Most pages of a digitised file',
  'digital.minDpi': 'Lowest resolution of digitised pictures (dpi)',
  'digital.secretProcedures': 'Procedures with secret papers, never digitised',
  'digital.beforeForward': 'Forward only when all papers are digitised',
  'digital.inboxHours': 'Hours scans that nobody filed are kept',
  'retention.digitalDays': 'Days digitised papers are kept after their dossier ended',
}

export const enDigitalAbout: typeof viDigitalAbout = {
  'digital.maxMegabytes': { what: 'Larger files are not taken.', absent: '50 MB' },
  'digital.maxPages': { what: 'Files with more pages are not taken.', absent: '300 pages' },
  'digital.minDpi': {
    what: 'Pictures below it are taken, and the officer is asked to scan again (Circular 02/2019/TT-BNV).',
    absent: '200 dpi',
  },
  'digital.secretProcedures': {
    what: 'Papers of these procedures are not scanned, photographed or sent (TQ-4.5; Circular 03/2025/TT-VPCP, Article 5).',
    absent: 'none',
  },
  'digital.beforeForward': {
    what: 'A dossier with papers that are not digitised cannot be forwarded to the agency.',
    absent: 'told only',
  },
  'digital.inboxHours': { what: 'Scans that nobody filed are deleted after so many hours.', absent: '24 hours' },
  'retention.digitalDays': {
    what: 'Digitised papers are deleted so many days after their dossier ended; archive law goes first where it says longer.',
    absent: '3,650 days',
  },
}
