import type { Words } from '../vi.ts'

/** English: the procedures in the administration. */
export const enAdminProcedures: Words['adminProcedures'] = {
  add: 'Add a procedure',
  name: 'Name of the procedure',
  code: 'Code',
  tariff: 'Tariff, line by line',
  badCode: 'A code looks like 1.004222.',
  limitsHint: 'Leave out a channel that is not offered. Where the source gives no number, write words only.',
  amount: 'Number',
  unitLabel: 'Unit',
  unit: {
    'same-day': 'same day',
    'working-day': 'working days',
    day: 'days',
    hour: 'hours',
    month: 'months',
    year: 'years',
    other: 'another unit',
  },
  sameDay: (more: number) =>
    `The same day; received after 15:00, the next working day${more > 0 ? `; ${more} working days more` : ''}`,
  cases: 'Cases with limits of their own',
  casesHint: 'Only where limits differ by case. The officer says which case it is at reception.',
  caseName: 'Name of the case',
  removeCase: 'Remove the case',
  addCase: 'Add a case',
  remoteDays: 'More in difficult areas (days)',
  caseAt: (n) => `Case ${n}`,
  tryTitle: 'Try a due date',
  tryHint: 'By the limits, hours and days off that are saved.',
  tryDate: 'Day of reception',
  tryTime: 'Hour',
  threeStep: 'Three steps: paper goes at once, without waiting for a run (TT-4.2b)',
  limitWords: 'Words that citizens read',
  copy: 'Copy the direct limit to the other channels',
  sourceHint: 'Where it was published, e.g. a decision or the national database of procedures.',
  incomplete: 'Please give name, code, field and the name of every paper.',
  shown: (shown, total) =>
    shown < total ? `${shown} of ${total} procedures are shown. Type more to find others.` : `${total} procedures`,
}
