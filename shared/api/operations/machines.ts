import { z } from 'zod'
import { deed } from '../../shell/shell-api.ts'
import * as v from '../views.ts'
import { none } from './operation.ts'
import type { Operation } from './operation.ts'

const machines = ['kiosk', 'counter', 'board', 'rating'] as const

/** The technician's hand at a machine that nobody attends. */
export const machineOperations = {
  listMaintainers: {
    method: 'GET',
    path: '/maintainers',
    who: machines,
    summary: 'Who may leave the locked page of a machine: technicians and leaders',
    answer: z.object({ people: z.array(z.object({ id: v.id, name: z.string() })) }),
  },
  maintainMachine: {
    method: 'POST',
    path: '/machine-maintenance',
    who: machines,
    idempotent: false,
    summary: 'Let a technician do something at the calling machine, by PIN; the journal keeps it before it is done',
    body: z.strictObject({ officerId: v.id, pin: z.string().min(4).max(32), deed }),
    answer: none,
  },
  reportSpareDeed: {
    method: 'POST',
    path: '/spare-deeds',
    who: machines,
    summary: 'Put into the journal what was done at this machine by a spare code while the centre was away',
    body: z.strictObject({
      /** Beginning of the SHA-256 of the code: which one of the policy's list was spent. */
      code: z.string().regex(/^[0-9a-f]{12}$/),
      /** The machine's own clock. */
      at: v.instant.nonnegative(),
      deed,
    }),
    answer: none,
  },
} as const satisfies Record<string, Operation>
