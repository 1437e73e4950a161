import { z } from 'zod'
import { PAGE_SIZES } from '../../domain/slips/layout/sheet.ts'
import { slipCopy } from '../../domain/slips/slip-copy.ts'
import { deskPrinter, sheetJob } from '../sheet-views.ts'
import { id } from '../views.ts'
import type { Operation } from './operation.ts'

const who = ['officer', 'leader'] as const
const size = z.enum(PAGE_SIZES)

/** Legal slips on sheets of the office printer of a counter, without a window that asks. */
export const sheetsOperations = {
  printSheets: {
    method: 'POST',
    path: '/sheets',
    who,
    summary:
      'Print slips on the office printer of this counter, one job for each; refused while the same paper is on its way',
    body: z.strictObject({
      slips: z
        .array(
          z.strictObject({
            slipId: id,
            /** One of the form's own copies, the first of them when absent; `all`: each of them, in one job. */
            copy: z.union([slipCopy, z.literal('all')]).optional(),
            /** The job whose paper is not there or not to be found: this one takes its place. */
            again: id.optional(),
          }),
        )
        .min(1)
        .max(20),
      /** When it is not the usual size of the form. */
      size: size.optional(),
    }),
    answer: z.object({ jobs: z.array(sheetJob) }),
  },
  listSheetPrints: {
    method: 'GET',
    path: '/sheets',
    who,
    summary:
      'The office printer of this counter, the slips of this officer that are on their way or not printed, and uncertain ones that others left there',
    answer: z.object({ printer: deskPrinter.nullable(), jobs: z.array(sheetJob), through: z.number().int() }),
  },
  cancelSheet: {
    method: 'POST',
    path: '/sheets/{jobId}/cancel',
    who,
    summary:
      'Do not print it: at once while nobody has begun, else its station takes it back if that is still possible',
    body: z.strictObject({}),
    answer: z.object({ job: sheetJob }),
  },
  settleSheet: {
    method: 'POST',
    path: '/sheets/{jobId}/settle',
    who,
    summary: 'What an officer found in the tray about an uncertain print, or that he has seen what became of it',
    body: z.strictObject({ as: z.enum(['printed', 'not-printed', 'seen']) }),
    answer: z.object({ job: sheetJob }),
  },
  readPrintSheet: {
    method: 'GET',
    path: '/print-jobs/{jobId}/sheet',
    who: ['station'],
    summary: 'The pages of a taken job of sheets as a PDF; they stand in no job, because they are personal',
    /** The size that the printer has, when it is not the one of the job. */
    query: z.strictObject({ size: size.optional() }),
    answer: z.object({ size, pdf: z.base64() }),
  },
} as const satisfies Record<string, Operation>
