import { z } from 'zod'

/** First and only frame from a client on `/v1/live`. `since` is the last seq it has applied; absent: send a snapshot. */
export const hello = z.strictObject({
  hello: z.strictObject({ token: z.string().max(200), since: z.int().nonnegative().optional() }),
})

/** One event as a client sees it; fields that are not for its role are left out. */
export type LiveEvent = {
  seq: number
  at: number
  type: string
  payload: Record<string, unknown>
}

/** Frames from the centre. `beat.now` is ISO 8601 with Viet Nam's offset; other instants are ms since 1970. `through` and `to` mean: complete for you up to this seq. */
export type LiveFrame =
  | { snapshot: Record<string, unknown>; through: number }
  | {
      from: number
      to: number
      events: LiveEvent[]
      /** Boards also get what they show now, so that a call is painted without asking for it; left out in a storm. */
      view?: Record<string, unknown>
    }
  /** What a scanner beside this page has read: personal data, kept nowhere. */
  | { scan: { text: string } }
  | { beat: { now: string; through: number; build: string } }
  | { refused: { code: string; message: string } }

/** The centre beats this often; a page says "mất kết nối" when it has heard nothing for `LIVE_LOST_MS`. */
export const LIVE_BEAT_MS = 3_000
export const LIVE_LOST_MS = 10_000
