import { z } from 'zod'
import { cancelCause, hallReason, hallScope, waitingPolicy } from '../hall-views.ts'
import * as r from '../reception-views.ts'
import * as v from '../views.ts'
import { none, oneTicket, reason, words } from './operation.ts'
import type { Operation } from './operation.ts'

const who = ['receptionist', 'leader'] as const
const no = z.int().min(1).max(9_999)
const ownWords = words.min(1).max(200)

/** The reception desk (lễ tân, TT-8.4): the hall's numbers, emergency papers, opening and closing of a session. */
export const receptionOperations = {
  getReception: {
    method: 'GET',
    path: '/reception',
    who,
    summary: 'Who waits in the hall, counters, printers and the session, for the reception desk',
    answer: r.reception,
  },
  setPriority: {
    method: 'POST',
    path: '/tickets/{ticketId}/priority',
    who,
    summary: 'Mark a waiting number as priority by its group, or take the mark away with a reason',
    body: z.union([z.strictObject({ group: v.priorityGroup }), z.strictObject({ group: z.null(), reason })]),
    answer: oneTicket,
  },
  moveTicket: {
    method: 'POST',
    path: '/tickets/{ticketId}/move',
    who,
    summary: 'Move a waiting number to another service; the arrival time is kept',
    body: z.strictObject({ serviceId: v.id }),
    answer: oneTicket,
  },
  returnTicket: {
    method: 'POST',
    path: '/tickets/{ticketId}/return',
    who,
    summary: 'Put a missed or cancelled number of today back into its line at its old place',
    body: none,
    answer: oneTicket,
  },
  cancelTicket: {
    method: 'POST',
    path: '/tickets/{ticketId}/cancel',
    who,
    summary: 'End a number before its service, because the citizen wishes it or it was given by mistake',
    body: z.strictObject({ cause: cancelCause.exclude(['session-ended']) }),
    answer: oneTicket,
  },
  enterPaperNumbers: {
    method: 'POST',
    path: '/reception/paper-numbers',
    who,
    summary: 'Enter numbers that were handed out on paper while the system was down',
    body: z.strictObject({
      serviceId: v.id,
      from: no,
      to: no,
      /** When the first and the last of them came; between them evenly. */
      firstAt: v.instant,
      lastAt: v.instant,
      /** Who of them has been served already, where, and about when. */
      served: z
        .array(z.strictObject({ no, counterId: v.id, at: v.instant }))
        .max(200)
        .default([]),
      priority: z.array(no).max(200).default([]),
      /** Cards that nobody holds. */
      unused: z.array(no).max(200).default([]),
    }),
    answer: z.object({ tickets: z.array(z.object({ id: v.id, number: z.string(), state: v.ticketState })) }),
  },
  closeHall: {
    method: 'POST',
    path: '/reception/close',
    who,
    summary: 'Stop giving numbers at once, and say what becomes of those who wait',
    body: z.strictObject({
      reason: hallReason,
      words: ownWords.optional(),
      scope: hallScope.default('all'),
      /** When numbers are given again by themselves. */
      until: v.instant.optional(),
      waiting: waitingPolicy,
    }),
    answer: z.object({ ended: z.array(z.string()), waiting: z.number().int() }),
  },
  openHall: {
    method: 'POST',
    path: '/reception/open',
    who,
    summary: 'Give numbers again, or go on beyond the hours until a time of today',
    body: z.strictObject({
      until: v.instant.optional(),
      reason: hallReason.optional(),
      words: ownWords.optional(),
    }),
    answer: none,
  },
} as const satisfies Record<string, Operation>
