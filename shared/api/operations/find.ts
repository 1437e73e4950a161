import { z } from 'zod'
import * as f from '../find-views.ts'
import { id } from '../views.ts'
import type { Operation } from './operation.ts'

/** The catalogue of procedures as public information (TT-8.1, KT-7.2b); nothing personal in it. */
export const findOperations = {
  listProcedures: {
    method: 'GET',
    path: '/procedures',
    who: 'open',
    summary: 'Procedures by words typed without accents, agency, field or service; the best first, a page at a time',
    query: z.strictObject({
      q: z.string().max(200).optional(),
      agencyId: id.optional(),
      fieldId: id.optional(),
      serviceId: id.optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answer: z.object({ procedures: z.array(f.procedureLine), total: z.number().int() }),
  },
  getProcedure: {
    method: 'GET',
    path: '/procedures/{procedureId}',
    who: 'open',
    summary: 'One procedure: papers, time limits, fee, and whose number is right for it',
    answer: z.object({ procedure: f.procedure }),
  },
  listCatalogue: {
    method: 'GET',
    path: '/catalogue',
    who: 'open',
    summary: 'Agencies and fields that have procedures',
    answer: z.object({ agencies: z.array(f.catalogueAgency), total: z.number().int() }),
  },
} as const satisfies Record<string, Operation>
