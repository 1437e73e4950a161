import { z } from 'zod'
import { cancelCause, hall, waitingPolicy } from './hall-views.ts'
import * as v from './views.ts'

/** A number as the reception desk sees it. */
export const receptionEntry = z.object({
  id: v.id,
  number: z.string(),
  serviceId: v.id,
  state: v.ticketState,
  priority: z.boolean(),
  /** When the citizen came: the arrival of a number from paper is what was written on the card. */
  issuedAt: v.instant,
  /** Counter that a colleague sent it to, or where it was called. */
  counterNumber: z.number().int().nullable(),
  /** Came in from an emergency paper. */
  byHand: z.boolean(),
  cancelCause: cancelCause.nullable(),
  print: v.printState,
  printCause: v.printCause.nullable(),
})
export type ReceptionEntry = z.infer<typeof receptionEntry>

/** A device whose printer gives papers, to choose from. */
export const receptionPrinter = z.object({ deviceId: v.id, name: z.string(), printer: v.printer.nullable() })
export type ReceptionPrinter = z.infer<typeof receptionPrinter>

export const receptionCounter = z.object({
  id: v.id,
  number: z.number().int(),
  name: z.string(),
  state: v.counterState,
  pauseReason: z.string().nullable(),
  pauseReasonEn: z.string().optional(),
  officerName: z.string().nullable(),
  serving: z.string().nullable(),
})
export type ReceptionCounter = z.infer<typeof receptionCounter>

/** A service with what the desk needs of its series. */
export const receptionService = v.service.extend({
  /** Number that a kiosk would give next. */
  nextNumber: z.string(),
  /** First card of the emergency block that is not used today; null when the block is used up. */
  nextCard: z.number().int().nullable(),
})
export type ReceptionService = z.infer<typeof receptionService>

/** The hall as the reception desk (lễ tân, TT-8.4) sees it. */
export const reception = z.object({
  centre: v.centre,
  services: z.array(receptionService),
  counters: z.array(receptionCounter),
  /** All who wait, by arrival. */
  waiting: z.array(receptionEntry),
  /** Called today and not there, or put aside at a counter; the last called first. */
  aside: z.array(receptionEntry),
  /** Ended today before their service, newest first. */
  cancelled: z.array(receptionEntry),
  printers: z.array(receptionPrinter),
  hall: hall.nullable(),
  /** When the next session of today begins, if there is one. */
  nextSession: v.instant.nullable(),
  /** What this centre usually does with those who wait at a closing. */
  waitingPolicy,
  paperBlock: z.object({ from: z.number().int(), to: z.number().int() }),
  now: v.instant,
  through: z.number().int(),
})
export type ReceptionView = z.infer<typeof reception>
