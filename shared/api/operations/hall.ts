import { z } from 'zod'
import * as v from '../views.ts'
import { oneTicket } from './operation.ts'
import type { Operation } from './operation.ts'

/** What citizens and the hall use: services, numbers, board, phone page. */
export const hallOperations = {
  listServices: {
    method: 'GET',
    path: '/services',
    who: ['kiosk', 'station', 'counter', 'officer', 'leader', 'technician', 'receptionist'],
    summary: 'Services with waiting counts and whether numbers are given now',
    answer: z.object({
      centre: v.centre,
      services: z.array(v.service),
      /**
       * The printer of the calling kiosk, so that it can warn before a number is promised; null: none, or not told yet.
       * `neighbour`: name of the kiosk whose printer steps in now.
       */
      printer: v.printer.extend({ neighbour: z.string().optional() }).nullable(),
      now: v.instant,
      through: z.number().int(),
    }),
  },
  issueTicket: {
    method: 'POST',
    path: '/tickets',
    who: ['kiosk', 'officer', 'leader', 'receptionist'],
    summary: 'Give a number',
    body: z.strictObject({
      serviceId: v.id,
      priority: v.priorityGroup.optional(),
      /** Device whose printer prints it, when a person gives the number. */
      printAt: v.id.optional(),
    }),
    answer: oneTicket,
  },
  getTicket: {
    method: 'GET',
    path: '/tickets/{ticketId}',
    who: ['kiosk', 'station', 'counter', 'officer', 'leader', 'receptionist'],
    summary: 'One ticket',
    answer: oneTicket,
  },
  reprintTicket: {
    method: 'POST',
    path: '/tickets/{ticketId}/reprint',
    who: ['kiosk', 'officer', 'leader', 'receptionist'],
    summary: 'Print the same number again, marked IN LẠI',
    body: z.strictObject({ printAt: v.id.optional() }),
    answer: oneTicket,
  },
  getBoard: {
    method: 'GET',
    path: '/board',
    who: ['board', 'station', 'officer', 'leader', 'technician', 'receptionist'],
    summary: 'Now called, last calls, next numbers',
    answer: v.board,
  },
  getPhoneTicket: {
    method: 'GET',
    path: '/phone-tickets/{secret}',
    who: 'open',
    summary: 'One ticket by the secret of its QR code',
    answer: v.phoneTicket,
  },
} as const satisfies Record<string, Operation>
