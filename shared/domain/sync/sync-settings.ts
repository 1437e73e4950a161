import { z } from 'zod'
import { clockTime } from '../time/clock-time.ts'

/** Settings of the line to the province. What holds while one is absent stands beside each. */
export const SYNC_SETTINGS = {
  /** Hours of the day in which digitised papers are sent, e.g. from 18:00 to 06:00; at any time when absent. */
  'sync.fileHours': z.strictObject({ from: clockTime, to: clockTime }),
  /** Most that digitised papers take of the line, kilobytes a second; all of it when absent. */
  'sync.fileKilobytes': z.number().int().min(8).max(1_000_000),
  /** Minutes after which an unsent row is worth a warning; 30 when absent. */
  'sync.warnMinutes': z.number().int().min(1).max(10_080),
} as const

/** What holds while nobody has set it. */
export const SYNC_DEFAULTS = { warnMinutes: 30 } as const

/**
 * Whether a time of the day lies in hours that may pass midnight.
 * @param face `HH:MM`
 */
export const isInHours = (face: string, { from, to }: { from: string; to: string }): boolean =>
  from <= to ? from <= face && face < to : face >= from || face < to
