import { z } from 'zod'
import { id, instant } from './views.ts'

/** Announcements of the hall and the recorded words that they are joined from. */

/** A call that should be spoken now. `callSeq` is the seq of its `ticket.called` or `ticket.recalled`. */
export const announcement = z.object({
  callSeq: z.int().positive(),
  ticketId: id,
  number: z.string(),
  counterNumber: z.int(),
  calledAt: instant,
  /** Times the ticket was called, this one included. */
  calls: z.int(),
})
export type AnnouncementView = z.infer<typeof announcement>

export const announcements = z.object({
  /** Where the hall of this board is spoken to: `off` by setting, `nowhere` when this board belongs to no hall. */
  speaker: z.enum(['here', 'elsewhere', 'off', 'nowhere']),
  /** Loudness at this hour, percent; 0 is silence on purpose. */
  loudness: z.int().min(0).max(100),
  /** Times a sentence is said. */
  repeat: z.int().min(1).max(3),
  region: z.enum(['north', 'south']),
  /** Oldest first; empty when another board speaks. */
  announcements: z.array(announcement),
  /** The call that this board is speaking, while it still stands; a sentence that is to be said twice ends with it. */
  speaking: z.int().positive().nullable(),
  now: instant,
  through: z.int(),
})
export type AnnouncementsView = z.infer<typeof announcements>

export const voiceClip = z.object({
  id,
  /** What is read into the microphone; empty for the chime. */
  words: z.string(),
  /** Address of the sound on the centre; another one for every recording. */
  url: z.string(),
  /** Made by a synthesiser: the centre should record its own. */
  placeholder: z.boolean(),
  seconds: z.number(),
  /** Null: the clip that the product ships. */
  recordedAt: instant.nullable(),
})
export type VoiceClipView = z.infer<typeof voiceClip>

export const voiceClips = z.object({ clips: z.array(voiceClip), now: instant, through: z.int() })
