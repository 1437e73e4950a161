import { z } from 'zod'
import type { Audience } from './roles.ts'
import * as v from './views.ts'

/**
 * The contract: every operation of the LAN API, who may call it, what goes in and what comes out.
 * The server's routes, the client and the OpenAPI text are all written from this one table.
 */
export type Operation = {
  readonly method: 'GET' | 'POST'
  /** Under /v1, with `{name}` parameters. */
  readonly path: string
  readonly who: Audience
  /** A short sentence for the OpenAPI text. */
  readonly summary: string
  readonly body?: z.ZodType
  readonly query?: z.ZodType
  readonly answer: z.ZodType
  /** Writes need an Idempotency-Key unless this is false. */
  readonly idempotent?: false
}

const none = z.strictObject({})
/** Words of a person: no control characters but tabs and line ends, no half of a character, which no file could keep. */
const words = z
  .string()
  .trim()
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u)
const reason = words.min(1).max(200)
const optionalReason = z.strictObject({ reason: reason.optional() })
const oneTicket = z.object({ ticket: v.ticket })
const oneCounter = z.object({ counter: v.counter })

export const OPERATIONS = {
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
    }),
  },
  version: {
    method: 'GET',
    path: '/version',
    who: 'open',
    summary: 'Version of API and build',
    answer: z.object({ api: z.literal(1), version: z.string(), build: z.string() }),
  },
  listServices: {
    method: 'GET',
    path: '/services',
    who: ['kiosk', 'station', 'counter', 'officer', 'leader', 'technician'],
    summary: 'Services with waiting counts and whether numbers are given now',
    answer: z.object({
      centre: v.centre,
      services: z.array(v.service),
      /** The printer of the calling kiosk, so that it can warn before a number is promised; null: none, or not told yet. */
      printer: v.printer.nullable(),
      now: v.instant,
      through: z.number().int(),
    }),
  },
  issueTicket: {
    method: 'POST',
    path: '/tickets',
    who: ['kiosk', 'officer', 'leader'],
    summary: 'Give a number',
    body: z.strictObject({ serviceId: v.id, priority: v.priorityGroup.optional() }),
    answer: oneTicket,
  },
  getTicket: {
    method: 'GET',
    path: '/tickets/{ticketId}',
    who: ['kiosk', 'station', 'counter', 'officer', 'leader'],
    summary: 'One ticket',
    answer: oneTicket,
  },
  reprintTicket: {
    method: 'POST',
    path: '/tickets/{ticketId}/reprint',
    who: ['kiosk', 'officer', 'leader'],
    summary: 'Print the same number again, marked IN LẠI',
    body: none,
    answer: oneTicket,
  },
  listLogins: {
    method: 'GET',
    path: '/logins',
    who: 'loopback',
    summary: 'Officers and counters to choose from at log-in',
    answer: z.object({
      centre: v.centre,
      officers: z.array(z.object({ id: v.id, name: z.string(), position: z.string() })),
      counters: z.array(z.object({ id: v.id, number: z.number().int(), name: z.string() })),
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
    who: ['officer', 'leader', 'technician'],
    summary: 'Who is logged in, and where',
    answer: v.session,
  },
  deleteSession: {
    method: 'POST',
    path: '/sessions/current/end',
    who: ['officer', 'leader', 'technician'],
    summary: 'Log out',
    body: none,
    answer: none,
  },
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
  rateService: {
    method: 'POST',
    path: '/ratings',
    who: 'open',
    summary: 'Rate a finished service, once, with its token',
    body: z.strictObject({
      token: z.string().min(1).max(200),
      level: z.int().min(1).max(5),
      reasons: z.array(z.string().min(1).max(40)).max(10).optional(),
      comment: words.max(1000).optional(),
    }),
    answer: none,
  },
  getRatingDesk: {
    method: 'GET',
    path: '/rating-desk',
    who: ['rating'],
    summary: 'What the rating tablet of a counter shows',
    answer: v.ratingDesk,
  },
  getPhoneTicket: {
    method: 'GET',
    path: '/phone-tickets/{secret}',
    who: 'open',
    summary: 'One ticket by the secret of its QR code',
    answer: v.phoneTicket,
  },
  getBoard: {
    method: 'GET',
    path: '/board',
    who: ['board', 'station', 'officer', 'leader', 'technician'],
    summary: 'Now called, last calls, next numbers',
    answer: v.board,
  },
  listPrintJobs: {
    method: 'GET',
    path: '/print-jobs',
    who: ['station'],
    summary: 'Open print jobs, oldest first',
    query: z.strictObject({ printers: z.string().max(1000).optional() }),
    answer: z.object({ jobs: z.array(v.printJob), through: z.number().int() }),
  },
  takePrintJob: {
    method: 'POST',
    path: '/print-jobs/{jobId}/take',
    who: ['station'],
    summary: 'Begin a queued job; refused when somebody has it or it has expired',
    body: none,
    answer: z.object({ job: v.printJob }),
  },
  reportPrintJob: {
    method: 'POST',
    path: '/print-jobs/{jobId}/report',
    who: ['station'],
    summary: 'How a taken job ended',
    body: z.union([
      z.strictObject({ outcome: z.literal('printed') }),
      z.strictObject({ outcome: z.literal('unknown') }),
      z.strictObject({ outcome: z.literal('failed'), cause: v.printCause }),
    ]),
    answer: z.object({ job: v.printJob }),
  },
  reportPrinter: {
    method: 'POST',
    path: '/printers/{printerId}/report',
    who: ['station'],
    summary: 'How a printer is now; the newest report counts',
    body: z.union([
      z.strictObject({ state: z.literal('ready'), nearEnd: z.boolean().optional() }),
      z.strictObject({ state: z.literal('offline'), cause: v.printCause, nearEnd: z.boolean().optional() }),
    ]),
    answer: none,
  },
  erasePerson: {
    method: 'POST',
    path: '/persons/{personId}/erase',
    who: ['leader'],
    summary: 'Erase the words of a person at their request; the journal keeps that it was done',
    body: none,
    answer: none,
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
} as const satisfies Record<string, Operation>

export type OperationId = keyof typeof OPERATIONS
export type BodyOf<K extends OperationId> = (typeof OPERATIONS)[K] extends { body: infer B extends z.ZodType }
  ? z.infer<B>
  : undefined
export type QueryOf<K extends OperationId> = (typeof OPERATIONS)[K] extends { query: infer Q extends z.ZodType }
  ? z.infer<Q>
  : undefined
export type AnswerOf<K extends OperationId> = z.infer<(typeof OPERATIONS)[K]['answer']>
type Params<P extends string> = P extends `${string}{${infer N}}${infer R}`
  ? { [K in N | keyof Params<R>]: string }
  : {}
export type ParamsOf<K extends OperationId> = Params<(typeof OPERATIONS)[K]['path']>
