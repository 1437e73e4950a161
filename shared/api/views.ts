import { z } from 'zod'
import { PAGE_SIZES } from '../domain/slips/layout/sheet.ts'
import { slipCopy } from '../domain/slips/slip-copy.ts'
import { cancelCause, hall, suspension } from './hall-views.ts'

/**
 * Shapes of what the centre answers. Output is tolerant: a client ignores fields it does not know, so a board of last
 * year survives the centre of next year. Instants are ms since 1970; dates are `YYYY-MM-DD` in Viet Nam time.
 */
export const id = z.string().min(1).max(64)
export const instant = z.number().int()
export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Priority groups a citizen may name; a setting may show fewer (law-facts §8). */
export const priorityGroup = z.enum(['elderly', 'disabled', 'pregnant', 'merit'])
export type PriorityGroup = z.infer<typeof priorityGroup>

/** Minutes a citizen will probably wait: middle, and the range that most waits fall into. */
export const estimate = z.object({ minutes: z.number().int(), low: z.number().int(), high: z.number().int() })
export type Estimate = z.infer<typeof estimate>

/**
 * Why no wait is told: no counter serves the line now, or only such that have paused, or none does any more and the hours
 * of this day are over. `opensAt`: when the counters begin again by the hours of this day, where those are over for now.
 */
export const unserved = z.object({ why: z.enum(['closed', 'paused', 'over']), opensAt: instant.optional() })
export type Unserved = z.infer<typeof unserved>

export const ticketState = z.enum(['waiting', 'called', 'held', 'finished', 'no-show', 'cancelled', 'expired'])
export type TicketState = z.infer<typeof ticketState>

/**
 * What became of a paper. `sent`: handed to a printer that confirms nothing, nothing is known to be wrong; `unknown`:
 * something went wrong, and some of it may be out.
 */
export const printState = z.enum(['none', 'queued', 'taken', 'printed', 'sent', 'failed', 'unknown', 'expired'])
export type PrintState = z.infer<typeof printState>

/** Why a print failed, in the words of the device (hardware.md §3); from `jam` on only office printers say it. */
export const printCause = z.enum([
  'paper-end',
  'cover-open',
  'cutter',
  'head-hot',
  'power-off',
  'unreachable',
  'error',
  'jam',
  /** The tray holds another size, or the printer has none that fits. */
  'media-needed',
  'toner-empty',
  'paused',
  /** Somebody ended the job at the printer or in the system. */
  'cancelled',
  /** The printer, or the system before it, did not take the document. */
  'rejected',
])
export type PrintCause = z.infer<typeof printCause>

export const printerState = z.enum(['ready', 'offline'])

/** A printer as its station last told; `cause` says why it is offline, `nearEnd` that its roll is nearly used up. */
export const printer = z.object({ state: printerState, cause: printCause.nullable(), nearEnd: z.boolean() })
export type PrinterView = z.infer<typeof printer>

export const serviceKind = z.enum(['reception', 'result', 'advice'])
export type ServiceKind = z.infer<typeof serviceKind>

/** Why a service gives no numbers now. */
export const closedReason = z.enum([
  'not-configured',
  'before-hours',
  'lunch',
  'after-cut-off',
  'after-hours',
  'day-off',
  'suspended',
  'full',
])
export type ClosedReason = z.infer<typeof closedReason>

/** Whether numbers are given now, and from when again. `holiday` is the name of the day off. */
export const opening = z.object({
  open: z.boolean(),
  closedReason: closedReason.optional(),
  holiday: z.string().optional(),
  /** With `suspended`: why the reception desk stopped the numbers. */
  suspension: suspension.optional(),
  /** When numbers are given again, if it is known. */
  opensAt: instant.optional(),
  /** When numbers stop, while open. */
  closesAt: instant.optional(),
})
export type Opening = z.infer<typeof opening>

export const service = opening.extend({
  id,
  letter: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  kind: serviceKind,
  agency: z.string().optional(),
  waiting: z.number().int(),
  estimate: estimate.nullable(),
  unserved: unserved.optional(),
  /** True when somebody who takes a number now may still wait when reception ends. */
  mayPassCutOff: z.boolean().optional(),
})
export type ServiceView = z.infer<typeof service>

export const centre = z.object({
  name: z.string(),
  /** True when this is a demonstration: pages say "Bản trình diễn". */
  demo: z.boolean(),
  configured: z.boolean(),
  /** Colour of the name strip. */
  officeColour: z.string(),
  hotline: z.string().optional(),
  priorityGroups: z.array(priorityGroup),
})
export type CentreView = z.infer<typeof centre>

export const ticket = z.object({
  id,
  number: z.string(),
  serviceId: id,
  serviceName: z.string(),
  serviceNameEn: z.string().optional(),
  state: ticketState,
  priority: z.boolean(),
  /** People who will probably be called before this one; 0 when it is not waiting. */
  ahead: z.number().int(),
  estimate: estimate.nullable(),
  /** While it waits in a line that no counter serves. */
  unserved: unserved.optional(),
  issuedAt: instant,
  calledAt: instant.nullable(),
  counterId: id.nullable(),
  counterNumber: z.number().int().nullable(),
  print: printState,
  /** Why the paper is not out: while it waits, what its printer suffers from. */
  printCause: printCause.nullable(),
  /** Name of the kiosk at which the paper comes out, when that is another one than gave the number. */
  printAt: z.string().optional(),
  /** Address of the phone page of this ticket, when the centre has a public address. Only for kiosk and station. */
  phoneUrl: z.string().nullable().optional(),
  /** Times the ticket was called, recalls included. */
  calls: z.number().int(),
  /** Why it ended before its service; absent when it did not. */
  cancelCause: cancelCause.optional(),
})
export type TicketView = z.infer<typeof ticket>

/** Why this ticket was chosen: shown to the officer in words. */
export const whyNext = z.object({
  rule: z.enum(['priority', 'normal-after-priority', 'oldest', 'share', 'sent-here', 'chosen']),
  /** Minutes waited when chosen. */
  waitedMinutes: z.number().int(),
  /** With `share`: this service line's part and the sum of parts that had people waiting. */
  share: z.tuple([z.number(), z.number()]).optional(),
})
export type WhyNext = z.infer<typeof whyNext>

export const counterState = z.enum(['closed', 'open', 'paused'])
export type CounterState = z.infer<typeof counterState>

export const counter = z.object({
  id,
  number: z.number().int(),
  name: z.string(),
  state: counterState,
  pauseReason: z.string().nullable(),
  /** The centre's own reason in English, where somebody has translated it. */
  pauseReasonEn: z.string().optional(),
  officerName: z.string().nullable(),
  services: z.array(
    z.object({ id, letter: z.string(), name: z.string(), nameEn: z.string().optional(), weight: z.number() }),
  ),
})
export type CounterView = z.infer<typeof counter>

export const queueEntry = z.object({
  id,
  number: z.string(),
  serviceId: id,
  state: ticketState,
  priority: z.boolean(),
  issuedAt: instant,
  /** Set when the ticket was sent to this counter by a colleague. */
  sentHere: z.boolean(),
  heldReason: z.string().nullable(),
  heldReasonEn: z.string().optional(),
  print: printState,
  printCause: printCause.nullable(),
})
export type QueueEntry = z.infer<typeof queueEntry>

/** What an officer did last and may take back. */
export const deskStep = z.enum(['called', 'noShow', 'held', 'resumed', 'transferred', 'finished', 'paused'])
export type DeskStep = z.infer<typeof deskStep>

/** The last step of a counter, while it can be taken back: by its `seq`, so that nothing else is meant. */
export const undo = z.object({ seq: z.number().int(), step: deskStep, number: z.string().nullable(), until: instant })
export type UndoView = z.infer<typeof undo>

/** What an officer is told of boards and tablets; the words are those of `trouble` in device-health-views.ts. */
/** A number display has no name of its own: it is this counter's. */
export const deskDevice = z.enum(['board', 'rating', 'display'])
export type DeskDevice = z.infer<typeof deskDevice>
export const deskTrouble = z.enum(['gone', 'speaker-silent', 'battery-low'])
export type DeskTrouble = z.infer<typeof deskTrouble>

export const queue = z.object({
  counter,
  /** The ticket in service at this counter, and why it was chosen. */
  current: ticket.nullable(),
  /** Name of the officer who called it, where another one has taken the counter over since. */
  calledBy: z.string().optional(),
  why: whyNext.nullable(),
  /** In the order in which this counter would call them now. The first is what `callNext` takes. */
  waiting: z.array(queueEntry),
  /** How many wait for the services of this counter (the list may be cut). */
  waitingCount: z.number().int(),
  /** Held tickets of this counter. */
  held: z.array(queueEntry),
  /** Missed today at this counter, newest first. */
  missed: z.array(queueEntry),
  today: z.object({ finished: z.number().int(), noShow: z.number().int(), meanServiceMinutes: z.number().nullable() }),
  /** Papers of today that did not come out, or wait for a printer that is offline, newest first. */
  printTrouble: z.array(
    z.object({ ticketId: id, number: z.string(), state: printState, cause: printCause.nullable() }),
  ),
  /**
   * Printers that are offline or soon without paper; `devices`: names of those whose papers they print, `remaining`:
   * tickets left on the roll, about, where its beginning is known.
   */
  printers: z.array(
    printer.extend({ id, devices: z.array(z.string()), remaining: z.int().nullable(), since: instant }),
  ),
  /** Boards that show this counter, its rating tablet and its number display, while something is wrong with them. */
  devices: z.array(
    z.object({
      id,
      name: z.string(),
      role: deskDevice,
      trouble: deskTrouble,
      /** Null: not known, it stands in the device's last report. */
      since: instant.nullable(),
    }),
  ),
  undo: undo.nullable(),
  now: instant,
  through: z.number().int(),
})
export type QueueView = z.infer<typeof queue>

export const boardCall = z.object({
  ticketId: id,
  number: z.string(),
  counterId: id,
  counterNumber: z.number().int(),
  calledAt: instant,
  /** Rises with each recall, so that a board can flash again. */
  calls: z.number().int(),
})
export type BoardCall = z.infer<typeof boardCall>

export const board = z.object({
  centre,
  /** Tickets at a counter now and the last calls before them, newest first. */
  calls: z.array(boardCall.extend({ current: z.boolean() })),
  /** Numbers that come next, in the probable order. */
  next: z.array(z.object({ number: z.string(), serviceId: id })),
  counters: z.array(z.object({ id, number: z.number().int(), state: counterState, serving: z.string().nullable() })),
  notices: z.array(z.string()),
  /** Whether the centre takes dossiers now: lunch, day off and the like are said when nobody is called. */
  opening: opening.optional(),
  /** A session that is closed or lengthened by hand. */
  hall: hall.nullable().optional(),
  now: instant,
  through: z.number().int(),
})
export type BoardView = z.infer<typeof board>

export const ratingReason = z.object({ code: z.string(), text: z.string(), textEn: z.string().optional() })

/** How this centre asks: levels, reasons for a low one, a second question for the process (BD-18.2b), a call back. */
const ratingScale = {
  levels: z.union([z.literal(3), z.literal(5)]),
  reasons: z.array(ratingReason),
  process: z.boolean(),
  followUp: z.boolean(),
}

/** What the rating tablet shows: the officer of its counter, and the service waiting to be rated, if any. */
export const ratingDesk = z.object({
  centre,
  counterNumber: z.number().int().nullable(),
  /** `picture`: hash for `getPicture`; null: none. */
  officer: z.object({ name: z.string(), position: z.string(), picture: z.string().nullable() }).nullable(),
  pending: z.object({ token: z.string(), number: z.string(), finishedAt: instant }).nullable(),
  ...ratingScale,
  now: instant,
  through: z.number().int(),
})
export type RatingDeskView = z.infer<typeof ratingDesk>

export const phoneTicket = z.object({
  centre,
  ticket: ticket.omit({ phoneUrl: true, print: true, printCause: true }),
  /** A session that is closed by hand while this one waits, or that ended it. */
  hall: hall.nullable().optional(),
  /** Token to rate this service from the phone, once it is finished and not yet rated. */
  ratingToken: z.string().nullable(),
  ...ratingScale,
  now: instant,
})
export type PhoneTicketView = z.infer<typeof phoneTicket>

/** The content of a ticket slip: a value, testable without a printer (product.md, invariant 6). */
export const ticketSlip = z.object({
  kind: z.literal('ticket'),
  centreName: z.string(),
  number: z.string(),
  serviceName: z.string(),
  priority: z.boolean(),
  ahead: z.number().int(),
  estimate: estimate.nullable(),
  unserved: unserved.optional(),
  issuedAt: instant,
  /** A note at the foot, e.g. the hotline; empty when not configured. */
  footer: z.string(),
  demo: z.boolean(),
  /** 1 for the first print; from 2 on the paper says "IN LẠI". */
  copy: z.number().int(),
})
export type TicketSlip = z.infer<typeof ticketSlip>

/** A legal slip on a roll: the job names it; what it says is read by the station that has taken the job. */
export const slipToPrint = z.object({
  kind: z.literal('slip'),
  slipId: id,
  copy: slipCopy,
  /** How often it was printed again with this time; absent: it is no reprint. */
  reprint: z.number().int().positive().optional(),
})

/** Legal slips on sheets of an office printer: `all` is every copy of the form, one after the other. */
export const sheetToPrint = z.object({
  kind: z.literal('sheet'),
  slipId: id,
  copy: z.union([slipCopy, z.literal('all')]),
  size: z.enum(PAGE_SIZES),
  reprint: z.number().int().positive().optional(),
})

/** What a job prints. */
export const printed = z.discriminatedUnion('kind', [ticketSlip, slipToPrint, sheetToPrint])
export type Printed = z.infer<typeof printed>

export const printJob = z.object({
  id,
  /** The ticket, or the slip, whose paper it is. */
  ticketId: id,
  printerId: id,
  state: printState,
  slip: printed,
  /** Content of the QR code, or null when the centre has no public address. */
  qr: z.string().nullable(),
  queuedAt: instant,
  /** After this instant the job must not be printed any more. */
  expiresAt: instant,
  /** An officer wishes that it is not printed: whoever has it ends it if that is still possible. */
  cancelAsked: z.literal(true).optional(),
})
export type PrintJobView = z.infer<typeof printJob>

export const session = z.object({
  officer: z.object({ id, name: z.string(), position: z.string(), role: z.string() }),
  counter: counter.nullable(),
  /** An officer whom a setting names as cashier (`fees.cashiers`). */
  isCashier: z.boolean(),
  centre,
})
export type SessionView = z.infer<typeof session>

export const journalEntry = z.object({
  seq: z.number().int(),
  at: instant,
  businessDate: localDate,
  type: z.string(),
  actor: z.string().nullable(),
  device: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
  hash: z.string(),
})
export type JournalEntry = z.infer<typeof journalEntry>
