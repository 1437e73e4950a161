import { z } from 'zod'
import { REASON_USES } from '../../domain/desk/reasons.ts'
import * as v from '../views.ts'
import { none, oneCounter, oneTicket, optionalReason, reason } from './operation.ts'
import type { Operation } from './operation.ts'

/** The counter: its state, its queue, calling and what becomes of a number. */
export const deskOperations = {
  openCounter: {
    method: 'POST',
    path: '/counters/{counterId}/open',
    who: ['officer', 'leader'],
    summary: 'Open the counter, or go on after a pause',
    body: optionalReason,
    answer: oneCounter,
  },
  pauseCounter: {
    method: 'POST',
    path: '/counters/{counterId}/pause',
    who: ['officer', 'leader'],
    summary: 'Pause with a reason',
    body: optionalReason,
    answer: oneCounter,
  },
  closeCounter: {
    method: 'POST',
    path: '/counters/{counterId}/close',
    who: ['officer', 'leader'],
    summary: 'Close the counter',
    body: optionalReason,
    answer: oneCounter,
  },
  getQueue: {
    method: 'GET',
    path: '/counters/{counterId}/queue',
    who: ['officer', 'leader'],
    summary: 'What waits for this counter, and why the present ticket was chosen',
    answer: v.queue,
  },
  callNext: {
    method: 'POST',
    path: '/counters/{counterId}/call-next',
    who: ['officer', 'leader'],
    summary: 'Call the next number; calling starts the service',
    body: none,
    answer: z.object({ ticket: v.ticket.nullable(), why: v.whyNext.nullable() }),
  },
  callTicket: {
    method: 'POST',
    path: '/counters/{counterId}/call-ticket',
    who: ['officer', 'leader'],
    summary: 'Call a chosen ticket, with a reason',
    body: z.strictObject({ ticketId: v.id, reason }),
    answer: oneTicket,
  },
  recallTicket: {
    method: 'POST',
    path: '/tickets/{ticketId}/recall',
    who: ['officer', 'leader'],
    summary: 'Call the present ticket again',
    body: none,
    answer: oneTicket,
  },
  markNoShow: {
    method: 'POST',
    path: '/tickets/{ticketId}/no-show',
    who: ['officer', 'leader'],
    summary: 'Nobody came',
    body: none,
    answer: oneTicket,
  },
  holdTicket: {
    method: 'POST',
    path: '/tickets/{ticketId}/hold',
    who: ['officer', 'leader'],
    summary: 'Let the present ticket wait aside',
    body: z.strictObject({ reason }),
    answer: oneTicket,
  },
  resumeTicket: {
    method: 'POST',
    path: '/tickets/{ticketId}/resume',
    who: ['officer', 'leader'],
    summary: 'Put a held or missed ticket back into its line at its old place',
    body: none,
    answer: oneTicket,
  },
  transferTicket: {
    method: 'POST',
    path: '/tickets/{ticketId}/transfer',
    who: ['officer', 'leader'],
    summary: 'Send the present ticket to a service or a counter; the arrival time is kept',
    body: z.union([z.strictObject({ serviceId: v.id }), z.strictObject({ counterId: v.id })]),
    answer: oneTicket,
  },
  finishTicket: {
    method: 'POST',
    path: '/tickets/{ticketId}/finish',
    who: ['officer', 'leader'],
    summary: 'End the service',
    body: none,
    answer: oneTicket.extend({ ratingToken: z.string() }),
  },
  undoStep: {
    method: 'POST',
    path: '/counters/{counterId}/undo',
    who: ['officer', 'leader'],
    summary: 'Take back the last step of the counter, named by its seq, while nothing has happened since',
    body: z.strictObject({ seq: z.int().positive() }),
    answer: oneCounter.extend({ ticket: v.ticket.nullable() }),
  },
  listReasons: {
    method: 'GET',
    path: '/reasons',
    who: ['officer', 'leader', 'technician'],
    summary: 'Reasons to choose from at the desk; without `text` the page has words of its own for the code',
    answer: z.object({
      reasons: z.array(
        z.object({
          code: z.string(),
          text: z.string().nullable(),
          textEn: z.string().optional(),
          for: z.array(z.enum(REASON_USES)),
        }),
      ),
      now: v.instant,
      through: z.number().int(),
    }),
  },
} as const satisfies Record<string, Operation>
