import { z } from 'zod'
import { silentCause } from './speaker-views.ts'
import { printerFacts } from './station-views.ts'
import { id, instant, printCause } from './views.ts'

/** What a technician lets a device do from the page, and what came of it. */

export const orderKind = z.enum(['test-print', 'probe-printer', 'test-number', 'test-voice', 'find-devices'])
export type OrderKind = z.infer<typeof orderKind>

/** `sent`: handed to a device that confirms nothing. `unknown`: it may be out, nobody can tell. */
export const orderOutcome = z.enum(['done', 'sent', 'failed', 'unknown'])
export type OrderOutcome = z.infer<typeof orderOutcome>

/** Why it could not be done: in the words of printers and loudspeakers, a display that is dead, a device that is not there. */
export const orderCause = z.enum([...printCause.options, ...silentCause.options, 'dead', 'not-here', 'unwell'])
export type OrderCause = z.infer<typeof orderCause>

export const deviceOrder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('test-print'), printerId: id }),
  z.strictObject({ kind: z.literal('probe-printer'), printerId: id }),
  z.strictObject({
    kind: z.literal('test-number'),
    stationId: id,
    displayId: id,
    /** Shown for a few seconds. */
    number: z.string().regex(/^[A-ZĐ]?\d{1,6}$/),
  }),
  z.strictObject({ kind: z.literal('test-voice'), boardId: id }),
  z.strictObject({ kind: z.literal('find-devices'), stationId: id }),
])
export type DeviceOrder = z.infer<typeof deviceOrder>

const words = z.string().max(300)

/** What speaks for or against a guess at what hangs on a port (hardware/discovery). */
export const candidateReason = z.enum([
  'known-device',
  'known-maker',
  'printer-class',
  'ticket-language',
  'office-language',
  'named-so',
  'usb-serial-device',
  'usb-serial-cable',
  'built-in-port',
  'types',
  'windows-printer',
  'cups-queue',
  'cups-silent',
  'no-device-file',
])
export type CandidateReason = z.infer<typeof candidateReason>

/** Something at a machine that may be one of our devices. */
export const deviceCandidate = z.strictObject({
  kind: z.enum(['printer', 'scanner', 'displays', 'sheets']),
  /** What a configuration takes, e.g. `/dev/ttyUSB0`; null when there is nothing to open. */
  path: words.nullable(),
  /** 0 to 100: how sure it is. */
  score: z.number().min(0).max(100),
  why: z.array(candidateReason).max(12),
  /** For people; empty when nothing is known. */
  name: words,
  /** `04b8:0202`; null for what is not on the USB bus. */
  usb: z.string().max(20).nullable(),
  /** The printer definition that fits, when it is known. */
  model: z.string().max(40).nullable(),
})
export type DeviceCandidate = z.infer<typeof deviceCandidate>

const model = z.strictObject({ id: z.string().min(1).max(40), name: words })

/** What a station found at its machine, and the definitions it has. */
export const stationFindings = z.strictObject({
  candidates: z.array(deviceCandidate).max(100),
  printerModels: z.array(model).max(100),
  displayModels: z.array(model).max(100),
  /** What could not be looked at, e.g. a list that the system does not give. */
  problems: z.array(words).max(20),
})
export type StationFindings = z.infer<typeof stationFindings>

/** How an order ended, as the device tells. */
export const orderAnswer = z.strictObject({
  outcome: orderOutcome,
  cause: orderCause.optional(),
  /** Paper that it took, mm. */
  paperMm: z.number().min(0).max(2_000).optional(),
  /** With `probe-printer`. */
  facts: printerFacts.optional(),
  /** With `find-devices`. */
  findings: stationFindings.optional(),
})
export type OrderAnswer = z.infer<typeof orderAnswer>

/** An order as pages and devices see it. */
export const orderView = z.object({
  id,
  kind: orderKind,
  /** The station or board that is to do it. */
  deviceId: id,
  printerId: id.nullable(),
  displayId: id.nullable(),
  number: z.string().nullable(),
  askedAt: instant,
  /** After this instant nobody begins with it; without an answer it has none. */
  expiresAt: instant,
  /** `asked`: under way; `no-answer`: the device said nothing in time. */
  state: z.enum(['asked', 'no-answer', ...orderOutcome.options]),
  cause: orderCause.nullable(),
  answeredAt: instant.nullable(),
})
export type OrderView = z.infer<typeof orderView>
