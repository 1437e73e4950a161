import { z } from 'zod'
import * as v from '../views.ts'
import { none } from './operation.ts'
import type { Operation } from './operation.ts'

/** Length of the paper, mm: the centre reckons by it how long a roll lasts. */
const paperMm = z.number().min(0).max(2_000).optional()
/** It was printed in plain letters without accents, because the printer's line is too slow for a picture. */
const letters = z.literal(true).optional()

/** What stations do for devices: print jobs and printers. */
export const devicesOperations = {
  listPrintJobs: {
    method: 'GET',
    path: '/print-jobs',
    who: ['station'],
    summary: 'Open print jobs, oldest first',
    query: z.strictObject({ printers: z.string().max(1000).optional() }),
    answer: z.object({ jobs: z.array(v.printJob), through: z.number().int() }),
  },
  takePrintJob: {
    method: 'POST',
    path: '/print-jobs/{jobId}/take',
    who: ['station'],
    summary: 'Begin a queued job; refused when somebody has it or it has expired',
    body: z.strictObject({
      /** Refused when the job is another printer's by now. */
      printerId: v.id.optional(),
    }),
    answer: z.object({ job: v.printJob }),
  },
  reportPrintJob: {
    method: 'POST',
    path: '/print-jobs/{jobId}/report',
    who: ['station'],
    summary: 'How a taken job ended',
    body: z.union([
      z.strictObject({ outcome: z.literal('printed'), paperMm, letters }),
      z.strictObject({ outcome: z.literal('unknown'), paperMm, letters }),
      /** Handed to a printer that confirms nothing. */
      z.strictObject({ outcome: z.literal('sent'), paperMm, letters }),
      /** The printer has it and waits for a person, or goes on (null): nothing has ended. */
      z.strictObject({ outcome: z.literal('waiting'), cause: v.printCause.nullable() }),
      z.strictObject({
        outcome: z.literal('failed'),
        cause: v.printCause,
        /** Surely nothing of it is on paper, and this station will not print it. */
        unbegun: z.boolean().optional(),
      }),
    ]),
    answer: z.object({ job: v.printJob }),
  },
  reportPrinter: {
    method: 'POST',
    path: '/printers/{printerId}/report',
    who: ['station'],
    summary: 'How a printer is now; the newest report counts',
    body: z.union([
      z.strictObject({ state: z.literal('ready'), nearEnd: z.boolean().optional() }),
      z.strictObject({ state: z.literal('offline'), cause: v.printCause, nearEnd: z.boolean().optional() }),
    ]),
    answer: none,
  },
} as const satisfies Record<string, Operation>
