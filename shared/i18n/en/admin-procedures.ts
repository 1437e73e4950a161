import type { Words } from '../vi.ts'

/** English: the procedures in the administration. */
export const enAdminProcedures: Words['adminProcedures'] = {
  add: 'Add a procedure',
  name: 'Name of the procedure',
  code: 'Code',
  badCode: 'A code looks like 1.004222.',
  limitsHint: 'Leave out a channel that is not offered. Where the source gives no number, write words only.',
  amount: 'Number',
  unitLabel: 'Unit',
  unit: {
    'working-day': 'working days',
    day: 'days',
    hour: 'hours',
    month: 'months',
    year: 'years',
    other: 'another unit',
  },
  limitWords: 'Words that citizens read',
  copy: 'Copy the direct limit to the other channels',
  sourceHint: 'Where it was published, e.g. a decision or the national database of procedures.',
  incomplete: 'Please give name, code, field and the name of every paper.',
  shown: (shown, total) =>
    shown < total ? `${shown} of ${total} procedures are shown. Type more to find others.` : `${total} procedures`,
}
