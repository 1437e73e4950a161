import { z } from 'zod'
import { counterState, estimate, id, instant, localDate, opening, printer } from './views.ts'

/** What those who lead a centre see: the hall now, how good forecasts were, and days to play again. */

/** Minutes with fractions. */
const minutes = z.number()

export const waitFigures = z.object({
  n: z.int(),
  mean: minutes,
  median: minutes,
  p90: minutes,
  longest: minutes,
})

/** A number that waits; the first of its line or one of the longest. */
export const waitingNumber = z.object({
  number: z.string(),
  serviceId: id,
  priority: z.boolean(),
  issuedAt: instant,
})
export type WaitingNumber = z.infer<typeof waitingNumber>

export const hallService = opening.extend({
  id,
  letter: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  waiting: z.int(),
  priorityWaiting: z.int(),
  /** Who of this line has waited longest. */
  oldest: waitingNumber.nullable(),
  /** Waits until the first call, of those called today. */
  waits: waitFigures.nullable(),
  finished: z.int(),
  noShow: z.int(),
  /** Open counters that serve it. */
  openCounters: z.int(),
  /** For somebody who came now. */
  estimate: estimate.nullable(),
})
export type HallService = z.infer<typeof hallService>

export const hallCounter = z.object({
  id,
  number: z.int(),
  name: z.string(),
  state: counterState,
  /** Since when state and officer hold; null: nobody has sat there yet. */
  since: instant.nullable(),
  pauseReason: z.string().nullable(),
  pauseReasonEn: z.string().optional(),
  officerName: z.string().nullable(),
  current: z.object({ number: z.string(), priority: z.boolean(), calledAt: instant }).nullable(),
  finished: z.int(),
  noShow: z.int(),
  meanServiceMinutes: minutes.nullable(),
  serviceIds: z.array(id),
})
export type HallCounter = z.infer<typeof hallCounter>

export const hallOfficer = z.object({
  id,
  name: z.string(),
  position: z.string(),
  counterNumber: z.int().nullable(),
  finished: z.int(),
  noShow: z.int(),
  meanServiceMinutes: minutes.nullable(),
})

/** Minutes from which a wait is worth a look, and from which somebody must act; null: "chưa cấu hình". */
export const waitNorms = z.object({ norm: minutes.nullable(), limit: minutes.nullable(), longPause: minutes })

export const hall = z.object({
  norms: waitNorms,
  services: z.array(hallService),
  counters: z.array(hallCounter),
  officers: z.array(hallOfficer),
  /** Who has waited longest, the longest first. */
  longest: z.array(waitingNumber),
  today: z.object({
    issued: z.int(),
    waiting: z.int(),
    finished: z.int(),
    noShow: z.int(),
    cancelled: z.int(),
    waits: waitFigures.nullable(),
    /** Of those called today, the part that waited no longer than the norm, 0 to 1. */
    withinNorm: z.number().nullable(),
  }),
  /** Hours with numbers, in order; `median` of the waits of those who came in that hour. */
  hours: z.array(z.object({ hour: z.int(), issued: z.int(), median: minutes.nullable() })),
  /** Printers that are offline or soon without paper. */
  printers: z.array(
    printer.extend({ id, devices: z.array(z.string()), remaining: z.int().nullable(), since: instant }),
  ),
  now: instant,
  through: z.int(),
})
export type HallView = z.infer<typeof hall>

/** How good forecasts were (queue/pace.ts): half of the errors are smaller than `medianError` minutes. */
export const forecastError = z.object({ n: z.int(), medianError: minutes, inBand: z.number(), bias: minutes })

export const forecasts = z.object({
  /** Days that were looked at, the newest first. */
  days: z.array(localDate),
  total: forecastError.nullable(),
  services: z.array(
    z.object({ id, letter: z.string(), name: z.string(), nameEn: z.string().optional(), error: forecastError }),
  ),
  /** By hour of issue. */
  hours: z.array(z.object({ hour: z.int(), error: forecastError })),
  now: instant,
  through: z.int(),
})
export type ForecastsView = z.infer<typeof forecasts>

export const replayVisit = z.object({
  serviceId: id,
  toCounterId: id.nullable(),
  after: z.number(),
  call: z.object({ counterId: id, at: instant, ms: z.number() }).nullable(),
})
/** A day without names: what `shared/domain/queue/replay.ts` plays again. */
export const dayRecord = z.object({
  date: localDate,
  priorityMaxRun: z.int(),
  services: z.array(z.object({ id, letter: z.string(), name: z.string(), nameEn: z.string().optional() })),
  counters: z.array(
    z.object({
      id,
      number: z.int(),
      services: z.array(z.object({ serviceId: id, weight: z.number() })),
      spans: z.array(z.object({ from: instant, to: instant })),
    }),
  ),
  tickets: z.array(
    z.object({
      order: z.number(),
      serviceId: id,
      priority: z.boolean(),
      arrivedAt: instant,
      visits: z.array(replayVisit),
    }),
  ),
})
export type DayRecord = z.infer<typeof dayRecord>
