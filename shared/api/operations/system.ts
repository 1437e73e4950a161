import { z } from 'zod'
import * as v from '../views.ts'
import { none } from './operation.ts'
import type { Operation } from './operation.ts'

/** The centre itself: health, version, journal, erasure. */
export const systemOperations = {
  health: {
    method: 'GET',
    path: '/health',
    who: 'open',
    summary: 'Is the centre well, and what is missing',
    answer: z.object({
      ok: z.boolean(),
      now: v.instant,
      through: z.number().int(),
      /** Settings a centre needs and does not have yet. */
      missing: z.array(z.string()),
      /** The line to the province; `stuck`: something waits to be sent for longer than it should. */
      province: z.enum(['off', 'new', 'up', 'down', 'blocked', 'stuck']),
    }),
  },
  version: {
    method: 'GET',
    path: '/version',
    who: 'open',
    summary: 'Version of API and build',
    answer: z.object({ api: z.literal(1), version: z.string(), build: z.string() }),
  },
  listJournal: {
    method: 'GET',
    path: '/journal',
    who: ['leader', 'technician'],
    summary: 'The journal, newest first',
    query: z.strictObject({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answer: z.object({ entries: z.array(v.journalEntry), through: z.number().int() }),
  },
  erasePerson: {
    method: 'POST',
    path: '/persons/{personId}/erase',
    who: ['leader'],
    summary: 'Erase the words of a person at their request; the journal keeps that it was done',
    body: none,
    answer: none,
  },
} as const satisfies Record<string, Operation>
