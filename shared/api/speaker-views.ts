import { z } from 'zod'

/** A board's loudspeaker: `off` by setting, `elsewhere` when another board of the hall speaks, `silent` is a fault. */
export const speakerState = z.enum(['ready', 'off', 'elsewhere', 'silent'])
export type SpeakerState = z.infer<typeof speakerState>

/** Why a loudspeaker is silent: the browser forbids sound, clips cannot be loaded, or nothing comes out of the mixer. */
export const silentCause = z.enum(['blocked', 'no-clips', 'no-level'])
export type SilentCause = z.infer<typeof silentCause>

export const speaker = z.strictObject({ state: speakerState, cause: silentCause.optional() })
export type SpeakerReport = z.infer<typeof speaker>
