import { z } from 'zod'
import { DEVICE_ROLES } from './roles.ts'
import { id, instant, printCause, printerState } from './views.ts'

/**
 * How the devices of a centre are: what they tell of themselves (`reportDevice`) and what a leader or technician reads
 * (`listDeviceHealth`).
 */

/** A board's loudspeaker: `off` by setting, `elsewhere` when another board of the hall speaks, `silent` is a fault. */
export const speakerState = z.enum(['ready', 'off', 'elsewhere', 'silent'])
export type SpeakerState = z.infer<typeof speakerState>

/** Why a loudspeaker is silent: the browser forbids sound, clips cannot be loaded, or nothing comes out of the mixer. */
export const silentCause = z.enum(['blocked', 'no-clips', 'no-level'])
export type SilentCause = z.infer<typeof silentCause>

export const speaker = z.strictObject({ state: speakerState, cause: silentCause.optional() })
export type SpeakerReport = z.infer<typeof speaker>

/** The last number that a board painted, and when (ms since 1970, by the centre's clock). */
export const painted = z.strictObject({ number: z.string().min(1).max(20), at: instant })

export const battery = z.strictObject({ percent: z.int().min(0).max(100), charging: z.boolean() })

/** What a device tells of itself every ten seconds; what its browser does not know is left out. */
export const deviceReport = z.strictObject({
  painted: painted.optional(),
  speaker: speaker.optional(),
  battery: battery.optional(),
  /** The machine's clock minus the centre's, ms. */
  clockOffsetMs: z.int().min(-1e13).max(1e13).optional(),
})
export type DeviceReport = z.infer<typeof deviceReport>

/** What somebody should look after. `gone`: told before, not now although the centre works. */
export const trouble = z.enum(['gone', 'speaker-silent', 'battery-low', 'clock-off', 'disk-low'])
export type Trouble = z.infer<typeof trouble>
const troubles = z.array(z.object({ trouble, since: instant.nullable() }))

/**
 * `good`; `troubled`: see `troubles`; `away`: told nothing for a while, and nobody expects it to (outside working
 * hours); `never`: paired, but has not told anything yet.
 */
export const deviceState = z.enum(['good', 'troubled', 'away', 'never'])
export type DeviceState = z.infer<typeof deviceState>

export const deviceRow = z.object({
  id,
  name: z.string(),
  role: z.enum(DEVICE_ROLES),
  state: deviceState,
  troubles,
  /** Numbers of the counters it is bound to; empty: none, or all (a board). */
  counters: z.array(z.int()),
  lastSeenAt: instant.nullable(),
  painted: painted.nullable(),
  speaker: speaker.nullable(),
  battery: battery.nullable(),
  clockOffsetMs: z.int().nullable(),
})
export type DeviceHealthRow = z.infer<typeof deviceRow>

export const printerRow = z.object({
  id,
  /** Names of the devices whose papers it prints. */
  devices: z.array(z.string()),
  /** `never`: no station has told of it yet. */
  state: z.enum([...printerState.options, 'never']),
  cause: printCause.nullable(),
  nearEnd: z.boolean(),
  /** Since when state and cause hold. */
  since: instant.nullable(),
  /** Papers that wait for it now. */
  waiting: z.int(),
})
export type PrinterHealthRow = z.infer<typeof printerRow>

/** The centre's own machine; `disk` is null until it was measured. */
export const centreHealth = z.object({
  disk: z.object({ freeBytes: z.int(), totalBytes: z.int(), at: instant }).nullable(),
  troubles,
})

export const deviceHealth = z.object({
  devices: z.array(deviceRow),
  printers: z.array(printerRow),
  centre: centreHealth,
  now: instant,
  through: z.int(),
})
export type DeviceHealthView = z.infer<typeof deviceHealth>
