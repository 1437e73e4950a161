import { z } from 'zod'
import * as v from '../views.ts'
import { none } from './operation.ts'
import type { Operation } from './operation.ts'

/** Logging in and out. */
export const sessionsOperations = {
  listLogins: {
    method: 'GET',
    path: '/logins',
    who: 'loopback',
    summary: 'Officers and counters to choose from at log-in',
    answer: z.object({
      centre: v.centre,
      officers: z.array(z.object({ id: v.id, name: z.string(), position: z.string() })),
      /** `officerId`: who is logged in there now; a log-in takes the counter over. */
      counters: z.array(z.object({ id: v.id, number: z.number().int(), name: z.string(), officerId: v.id.nullable() })),
    }),
  },
  createSession: {
    method: 'POST',
    path: '/sessions',
    who: 'loopback',
    idempotent: false,
    summary: 'Log in at a counter; a second log-in at a counter takes over',
    body: z.strictObject({ officerId: v.id, pin: z.string().min(4).max(32), counterId: v.id.optional() }),
    answer: z.object({ token: z.string() }).extend(v.session.shape),
  },
  getSession: {
    method: 'GET',
    path: '/sessions/current',
    who: ['officer', 'leader', 'technician', 'receptionist'],
    summary: 'Who is logged in, and where',
    answer: v.session,
  },
  deleteSession: {
    method: 'POST',
    path: '/sessions/current/end',
    who: ['officer', 'leader', 'technician', 'receptionist'],
    summary: 'Log out',
    body: none,
    answer: none,
  },
} as const satisfies Record<string, Operation>
