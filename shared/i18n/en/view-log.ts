import type { viViewLog } from '../vi/view-log.ts'

/** English: who saw whose data. */
export const enViewLog: typeof viViewLog = {
  title: 'Who saw personal data',
  hint: 'For a citizen who asks (Law on personal data, article 4): enter the code of the dossier.',
  code: 'Dossier code',
  officer: 'Officer',
  anyone: 'Everybody',
  from: 'From',
  until: 'Until',
  columns: { at: 'At', code: 'Dossier', officer: 'Seen by', what: 'For' },
  what: {
    processing: 'Processing',
    contact: 'Contact',
    check: 'Check',
    complaint: 'Complaint',
    reprint: 'Slip printed again',
    scan: 'Scanned papers seen',
  },
  none: 'Nobody has seen any.',
  unknown: 'No dossier has this code.',
  more: 'Show older ones',
}
