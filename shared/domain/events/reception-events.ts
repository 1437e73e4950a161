import { z } from 'zod'
import { cancelCause, hallReason, hallScope, waitingPolicy } from '../../api/hall-views.ts'
import { personRef } from './config-events.ts'

const key = z.string().min(1).max(64)
const about = { ticketId: key, officerId: key }
const said = z.strictObject({ code: hallReason, words: personRef.nullable() })

/** A number that was handed out on paper while the system was down, entered by hand afterwards. */
export const ticketEnteredFromPaper = z.strictObject({
  ...about,
  serviceId: key,
  letter: z.string(),
  no: z.number().int().positive(),
  number: z.string(),
  priority: z.boolean(),
  /** When the citizen came, as written on the paper. */
  arrivedAt: z.number().int(),
  /** Place in line by arrival, between the seqs of those who came by the kiosk. */
  order: z.number(),
  /** Where the series of the letter stands afterwards. */
  lastNo: z.number().int().nonnegative(),
  /** Served while the system was down: where, and about when. */
  served: z.strictObject({ counterId: key, at: z.number().int() }).nullable(),
})
export const ticketPrioritySet = z.strictObject({
  ...about,
  priority: z.boolean(),
  /** The group is sensitive: erasable. */
  group: personRef.nullable(),
  /** Why the mark was taken away. */
  reason: z.strictObject({ code: key, words: personRef.nullable() }).nullable(),
})
export const ticketMoved = z.strictObject({ ...about, fromServiceId: key, toServiceId: key })
export const ticketReturned = z.strictObject({ ...about, was: z.enum(['no-show', 'held', 'cancelled']) })
export const ticketCancelled = z.strictObject({ ...about, cause: cancelCause })

export const hallSessionClosed = z.strictObject({
  officerId: key,
  reason: said,
  scope: hallScope,
  until: z.number().int().nullable(),
  waiting: waitingPolicy,
  /** How many waited when it closed. */
  left: z.number().int().nonnegative(),
})
export const hallSessionOpened = z.strictObject({
  officerId: key,
  /** Beyond the hours until then; null: as the hours say. */
  until: z.number().int().nullable(),
  reason: said.nullable(),
})
