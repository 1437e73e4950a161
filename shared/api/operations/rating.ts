import { z } from 'zod'
import { declineHow } from '../../domain/events/rating-events.ts'
import { ratingSummary } from '../rating-views.ts'
import * as v from '../views.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

/** 300 kB as base64 in JSON. */
const PICTURE_BODY = 420_000
const WEEK_MS = 7 * 86_400_000
const DAY_MS = 86_400_000
const MOST_DAYS = 92

const token = z.string().min(1).max(200)
const level = z.int().min(1).max(5)
/** How long the device kept it before it could send it, in ms. */
const keptMs = z.int().min(0).max(WEEK_MS).optional()

/** Rating a finished service, and what comes of it. */
export const ratingOperations = {
  rateService: {
    method: 'POST',
    path: '/ratings',
    who: 'open',
    summary: 'Rate a finished service, once, with its token',
    body: z.strictObject({
      token,
      level,
      process: level.optional(),
      reasons: z.array(z.string().min(1).max(40)).max(10).optional(),
      comment: words.max(1000).optional(),
      /** For a call back; kept only with consent, erasable. */
      followUp: z.strictObject({ phone: z.string().regex(/^0\d{9,10}$/), consent: z.literal(true) }).optional(),
      keptMs,
    }),
    answer: none,
  },
  declineRating: {
    method: 'POST',
    path: '/ratings/declined',
    who: ['rating'],
    summary: 'The citizen did not want to rate, or left: counted, so that the response rate is true',
    body: z.strictObject({ token, how: declineHow, keptMs }),
    answer: none,
  },
  getRatingDesk: {
    method: 'GET',
    path: '/rating-desk',
    who: ['rating'],
    summary: 'What the rating tablet of a counter shows',
    answer: v.ratingDesk,
  },
  listRatingSummary: {
    method: 'GET',
    path: '/rating-summary',
    who: ['leader'],
    summary: 'Ratings by officer and day, response rate, what looks untrue, comments apart; at most 92 days',
    query: z
      .strictObject({ from: v.localDate, to: v.localDate })
      .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS),
    answer: ratingSummary,
  },
  setOfficerPicture: {
    method: 'POST',
    path: '/officers/{officerId}/picture',
    who: ['leader'],
    summary: 'Set the picture of an officer for the tablet (JPEG, PNG or WebP, 300 kB), or take it away (null)',
    body: z.strictObject({ picture: z.base64().max(410_000).nullable() }),
    bodyLimit: PICTURE_BODY,
    answer: z.object({ picture: z.string().nullable() }),
  },
  getPicture: {
    method: 'GET',
    path: '/pictures/{hash}',
    who: ['rating', 'counter', 'officer', 'leader', 'technician'],
    summary: 'The picture of an officer by its hash',
    answer: z.object({ type: z.enum(['image/jpeg', 'image/png', 'image/webp']), data: z.base64() }),
  },
} as const satisfies Record<string, Operation>
