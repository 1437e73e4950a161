import { z } from 'zod'
import { id, instant, localDate, centre, ratingReason } from './views.ts'

/** Why a group of ratings is shown to the director: see shared/domain/rating/bursts.ts. */
export const burstKind = z.enum(['same-level', 'too-soon', 'short-service'])
export type BurstKind = z.infer<typeof burstKind>

/** One officer on one day, on one scale. Counts are of services; `levels[0]` counts level 1. */
export const officerRatings = z.object({
  date: localDate,
  officerId: id,
  officerName: z.string(),
  scale: z.union([z.literal(3), z.literal(5)]),
  /** Services that ended. */
  finished: z.number().int(),
  rated: z.number().int(),
  skipped: z.number().int(),
  timedOut: z.number().int(),
  /** Ratings whose source proves nothing: in no other figure (KT-5.2e). */
  unproven: z.number().int(),
  levels: z.array(z.number().int()),
  mean: z.number().nullable(),
  /** The process of settlement, counted like `levels` (BD-18.2b). */
  process: z.array(z.number().int()),
  reasons: z.array(z.object({ code: z.string(), count: z.number().int() })),
})
export type OfficerRatings = z.infer<typeof officerRatings>

/** All of an agency in the period, on one scale: of the dossiers of each number, else of the service that it was for. */
export const agencyRatings = officerRatings
  .pick({ scale: true, finished: true, rated: true, unproven: true, levels: true, mean: true, process: true })
  .extend({
    /** Null: services that belong to no agency. */
    agencyId: id.nullable(),
    name: z.string().nullable(),
  })
export type AgencyRatings = z.infer<typeof agencyRatings>

export const ratingBurst = z.object({
  date: localDate,
  counterNumber: z.number().int().nullable(),
  officerId: id,
  officerName: z.string(),
  kind: burstKind,
  count: z.number().int(),
  from: instant,
  to: instant,
})
export type RatingBurst = z.infer<typeof ratingBurst>

/** What a citizen wrote or left: without number, counter or time of day, so that it tells no officer who it was. */
export const ratingComment = z.object({
  date: localDate,
  officerName: z.string(),
  level: z.number().int(),
  scale: z.union([z.literal(3), z.literal(5)]),
  /** Erasable rows (`erasePerson`). */
  comment: z.object({ id, text: z.string() }).nullable(),
  contact: z.object({ id, phone: z.string() }).nullable(),
})
export type RatingComment = z.infer<typeof ratingComment>

export const ratingSummary = z.object({
  centre,
  from: localDate,
  to: localDate,
  officers: z.array(officerRatings),
  /** The same by agency (TQ-4.3), the one with the most ratings first. */
  agencies: z.array(agencyRatings),
  bursts: z.array(ratingBurst),
  comments: z.array(ratingComment),
  /** Words of the reasons that the centre offers now; an older code stands for itself. */
  reasons: z.array(ratingReason),
  now: instant,
  through: z.number().int(),
})
export type RatingSummaryView = z.infer<typeof ratingSummary>
