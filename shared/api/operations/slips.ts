import { z } from 'zod'
import { PAGE_SIZES } from '../../domain/slips/layout/sheet.ts'
import { slipPaper } from '../../domain/slips/paper.ts'
import { slipCopy } from '../../domain/slips/slip-copy.ts'
import { id, printCause, printState } from '../views.ts'
import type { Operation } from './operation.ts'

const who = ['officer', 'leader'] as const
/** Whose copy is printed; one of the form's own, the first of them when absent (forms.md §1). */
const copy = slipCopy.optional()

/** Slips on paper: pages for the system's printer, a roll by the print queue. */
export const slipsOperations = {
  renderSlip: {
    method: 'POST',
    path: '/slips/{slipId}/render',
    who,
    summary: 'A slip as a PDF for A4 or A5, the same bytes whenever it is printed; the journal counts reprints',
    body: z.strictObject({
      size: z.enum(PAGE_SIZES).default('A4'),
      /** `all`: every copy of the form, one after the other in one file. */
      copy: z.union([slipCopy, z.literal('all')]).optional(),
    }),
    answer: z.object({
      /** A name for the file, without anything personal. */
      name: z.string(),
      copies: z.array(slipCopy),
      /** The file in Base64. */
      pdf: z.base64(),
    }),
    // All of it is personal data, and the same question always has the same answer: nothing is kept to be repeated.
    idempotent: false,
  },
  printSlip: {
    method: 'POST',
    path: '/slips/{slipId}/print',
    who,
    summary:
      'Print a slip on a roll, by the queue of the printer of this desk or of the device named; reprints are counted',
    body: z.strictObject({ copy, printAt: id.optional() }),
    answer: z.object({ jobId: id, printerId: id }),
  },
  getSlipPrint: {
    method: 'GET',
    path: '/print-jobs/{jobId}/state',
    who,
    summary: 'What became of a slip that was sent to a roll',
    answer: z.object({ state: printState, cause: printCause.nullable() }),
  },
  readPrintPaper: {
    method: 'GET',
    path: '/print-jobs/{jobId}/paper',
    who: ['station'],
    summary:
      'What a job that was taken says on paper, when it is that of a slip; it stands in no job, because it is personal',
    answer: z.object({ paper: slipPaper }),
  },
} as const satisfies Record<string, Operation>
