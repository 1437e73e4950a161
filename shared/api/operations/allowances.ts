import { z } from 'zod'
import { partyInput } from '../dossier-inputs.ts'
import { id, instant } from '../views.ts'
import { words } from './operation.ts'
import type { Operation } from './operation.ts'

const who = ['officer', 'leader'] as const

/** What a desk asks beside the dossier itself: who is competent, which codes are left, what only a leader may allow. */
export const allowanceOperations = {
  listAgencies: {
    method: 'GET',
    path: '/agencies',
    who,
    summary: 'Every agency that the centre knows, with where it is found and called (KT-7.2d)',
    answer: z.object({
      agencies: z.array(
        z.object({ id, name: z.string(), address: z.string().nullable(), phone: z.string().nullable() }),
      ),
    }),
  },
  getDossierCodes: {
    method: 'GET',
    path: '/procedures/{procedureId}/codes',
    who,
    summary: 'How many dossier codes today has left for a procedure; null: none are configured (KT-12.1d)',
    answer: z.object({ left: z.number().int().nullable(), identifier: z.string().nullable() }),
  },
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
