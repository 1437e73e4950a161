import { z } from 'zod'
import { printCause, printed, printerState, whyNext } from '../../api/views.ts'
import { RETENTION_KINDS } from '../retention-kinds.ts'
import { personRef } from './config-events.ts'

const key = z.string().min(1).max(64)
const at = { ticketId: key, counterId: key, officerId: key }

/** A code of the setting `desk.reasons`; the officer's own words, if any, have code `other` and are erasable. */
export const reasonCode = z.string().min(1).max(40)
const reason = z.strictObject({ code: reasonCode, words: personRef.nullable() })

/** Memory of a counter's turns: see shared/domain/queue/choose-next.ts. */
export const turns = z.strictObject({ priorityRun: z.number().int(), passes: z.record(z.string(), z.number()) })
export type Turns = z.infer<typeof turns>

/** The wait that was told with a number, in minutes (queue/pace.ts): its error can be worked out later. */
export const forecast = z.strictObject({
  middle: z.number().nonnegative(),
  low: z.number().nonnegative(),
  high: z.number().nonnegative(),
  base: z.number().nonnegative(),
  load: z.number().int().nonnegative(),
  open: z.boolean(),
})

export const ticketIssued = z.strictObject({
  ticketId: key,
  serviceId: key,
  letter: z.string(),
  /** Running number of the letter on the business day, from 1. */
  no: z.number().int().positive(),
  number: z.string(),
  priority: z.boolean(),
  /** The group named by the citizen is sensitive: erasable. */
  group: personRef.nullable(),
  /** Device that gave it, whose printer prints it. */
  issuedBy: key.nullable(),
  /** Absent in journals of before. */
  forecast: forecast.optional(),
})
export const ticketCalled = z.strictObject({
  ...at,
  number: z.string(),
  counterNumber: z.number().int(),
  why: whyNext,
  /** Only for a chosen ticket. */
  reason: reason.nullable(),
  turns,
})
export const ticketRecalled = z.strictObject({ ...at, number: z.string(), counterNumber: z.number().int() })
export const ticketNoShow = z.strictObject(at)
export const ticketHeld = z.strictObject({ ...at, reason })
export const ticketResumed = z.strictObject(at)
export const ticketTransferred = z.strictObject({ ...at, toServiceId: key, toCounterId: key.nullable() })
export const ticketFinished = z.strictObject({ ...at, serviceMs: z.number().int().nonnegative() })
/** A ticket left at a counter from an earlier business day is ended when somebody logs in there. */
export const ticketLapsed = z.strictObject({ ticketId: key, counterId: key })

export const counterOpened = z.strictObject({ counterId: key, officerId: key })
export const counterPaused = z.strictObject({ counterId: key, officerId: key, reason })
export const counterClosed = z.strictObject({ counterId: key, officerId: key, reason: reason.nullable() })

export const sessionStarted = z.strictObject({
  officerId: key,
  counterId: key.nullable(),
  /** Officer whose session at this counter ended by it. */
  tookOver: key.nullable(),
})
export const sessionEnded = z.strictObject({ officerId: key, counterId: key.nullable() })
export const loginRefused = z.strictObject({ officerId: key, counterId: key.nullable(), locked: z.boolean() })

export const printQueued = z.strictObject({
  jobId: key,
  /** The ticket, or the slip, whose paper it is. */
  ticketId: key,
  printerId: key,
  slip: printed,
  expiresAt: z.number().int(),
  /** The job of the same slip that this one follows, because its paper is not there or not to be found. */
  again: key.optional(),
})
/** The printer has it and waits for a person, or goes on (null). */
export const printWaiting = z.strictObject({ jobId: key, ticketId: key, cause: printCause.nullable() })
/** An officer wishes that it is not printed. */
export const printCancelAsked = z.strictObject({ jobId: key, ticketId: key })
/** What an officer found out about a paper, or that he has seen what became of it. */
export const printSettled = z.strictObject({
  jobId: key,
  ticketId: key,
  as: z.enum(['printed', 'not-printed', 'withdrawn', 'seen']),
})
export const printTaken = z.strictObject({ jobId: key, ticketId: key })
export const printEnded = z.strictObject({ jobId: key, ticketId: key })
/** `paperMm`: length of the paper, as far as its station knows it. Absent in journals of before. */
export const printOut = printEnded.extend({
  paperMm: z.number().min(0).optional(),
  /** In plain letters without accents, because the printer's line is too slow for a picture. */
  letters: z.literal(true).optional(),
})
/** Of a paper that nobody has begun to print: another printer is to print it. */
export const printDiverted = z.strictObject({ jobId: key, ticketId: key, fromPrinterId: key, printerId: key })
export const printFailed = z.strictObject({ jobId: key, ticketId: key, cause: printCause })
export const printerChanged = z.strictObject({
  printerId: key,
  state: printerState,
  /** Why it is offline; null when it is ready. */
  cause: printCause.nullable(),
  nearEnd: z.boolean(),
})

/** Why an erasable row was emptied; a code, because words would stay for ever. */
export const erasureGround = z.enum(['request', 'retention', 'removed'])
/** How many erasable rows of which kind were past their retention; a `person.erased` for each follows. */
export const retentionApplied = z.strictObject({
  counts: z.partialRecord(z.enum(RETENTION_KINDS), z.number().int().positive()),
})
export const personErased = z.strictObject({ personId: key, ground: erasureGround })
