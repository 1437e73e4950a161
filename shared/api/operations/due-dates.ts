import { z } from 'zod'
import { filingChannel } from '../../domain/slips/parts.ts'
import { dueDate } from '../due-views.ts'
import type { Operation } from './operation.ts'

/** Ends of what the rules are asked for: nobody receives dossiers outside this century. */
const FIRST_MS = Date.UTC(2000, 0, 1)
const LAST_MS = Date.UTC(2100, 0, 1)

/** When a result is due. */
export const dueDateOperations = {
  computeDueDate: {
    method: 'GET',
    path: '/procedures/{procedureId}/due-date',
    who: ['officer', 'leader', 'technician'],
    summary: 'When a dossier received at a moment is due, with the steps that lead to it; nothing is written',
    query: z.strictObject({
      channel: filingChannel.default('direct'),
      caseCode: z.string().min(1).max(64).optional(),
      /** Whether the days for difficult areas are added; as the centre has set it when absent. */
      remote: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
      /** When the full dossier was received, ms; now when absent. */
      receivedAt: z.coerce.number().int().min(FIRST_MS).max(LAST_MS).optional(),
    }),
    answer: dueDate,
  },
} as const satisfies Record<string, Operation>
