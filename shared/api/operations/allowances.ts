import { z } from 'zod'
import { partyInput } from '../dossier-inputs.ts'
import { id, instant } from '../views.ts'
import { words } from './operation.ts'
import type { Operation } from './operation.ts'

const who = ['officer', 'leader'] as const

/** What only a leader may agree to, at the officer's desk (KT-12.1c). */
export const allowanceOperations = {
  listLeaders: {
    method: 'GET',
    path: '/leaders',
    who,
    summary: 'Who may agree to an exception',
    answer: z.object({ leaders: z.array(z.object({ id, name: z.string(), position: z.string() })) }),
  },
  allowSupplement: {
    method: 'POST',
    path: '/supplement-allowances',
    who,
    // A PIN is never kept with a key.
    idempotent: false,
    summary: "A leader agrees at the officer's desk to one more request for a supplement, with a reason",
    body: z.strictObject({
      leaderId: id,
      pin: z.string().min(4).max(32),
      reason: words.min(1).max(300),
      /** After acceptance; else the procedure and whose papers they are. */
      dossierId: id.optional(),
      procedureId: id.optional(),
      party: partyInput.optional(),
    }),
    answer: z.object({ allowance: z.string(), until: instant }),
  },
} as const satisfies Record<string, Operation>
