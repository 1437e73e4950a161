import { z } from 'zod'
import { id, instant, localDate } from '../views.ts'
import type { Operation } from './operation.ts'

/** Who saw whose data (KT-5.1d, law-facts §7: view log), for the head of the centre and for a citizen who asks. */
export const viewLogOperations = {
  listDataViews: {
    method: 'GET',
    path: '/data-views',
    who: ['leader'],
    summary:
      'Who opened all personal data of a dossier or printed its slips again, when and what for; by dossier, officer and days, the latest first',
    query: z.strictObject({
      /** A dossier by its code. */
      code: z.string().trim().min(1).max(60).optional(),
      officerId: id.optional(),
      from: localDate.optional(),
      until: localDate.optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answer: z.object({
      views: z.array(
        z.object({
          at: instant,
          code: z.string(),
          officerId: id,
          officer: z.string(),
          /** What it was opened for; or a slip of it that was printed again. */
          what: z.enum(['processing', 'contact', 'check', 'complaint', 'reprint', 'scan']),
          /** Number of the slip. */
          slip: z.string().nullable(),
        }),
      ),
      isMore: z.boolean(),
      officers: z.array(z.object({ id, name: z.string() })),
    }),
  },
} as const satisfies Record<string, Operation>
