import { z } from 'zod'
import * as v from '../views.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

/** Rating a finished service. */
export const ratingOperations = {
  rateService: {
    method: 'POST',
    path: '/ratings',
    who: 'open',
    summary: 'Rate a finished service, once, with its token',
    body: z.strictObject({
      token: z.string().min(1).max(200),
      level: z.int().min(1).max(5),
      reasons: z.array(z.string().min(1).max(40)).max(10).optional(),
      comment: words.max(1000).optional(),
    }),
    answer: none,
  },
  getRatingDesk: {
    method: 'GET',
    path: '/rating-desk',
    who: ['rating'],
    summary: 'What the rating tablet of a counter shows',
    answer: v.ratingDesk,
  },
} as const satisfies Record<string, Operation>
