import { z } from 'zod'
import { businessDate, localMinutes } from '../../shared/domain/time/vietnam-time.ts'
import { instant } from '../../shared/province/wire.ts'

/** What a look at all files found. */
export const fileReport = z.object({
  /** When it ended, by the province's clock. */
  at: instant,
  files: z.number().int(),
  bytes: z.number().int(),
  /** How many were compared byte by byte; of the others the size. */
  read: z.number().int(),
  lost: z.number().int(),
  /** Nothing is known of so many: they could not be looked at, and are looked at again the next time. */
  unread: z.number().int().default(0),
  /** Which part of them was read. */
  turn: z.number().int(),
})
export type FileReport = z.infer<typeof fileReport>

/** Nights in which the bytes of all files are read once. */
export const TURNS = 28

/** Whether the bytes of a file are read in this turn: names are hashes, so the parts are alike. */
export const isItsTurn = (sha256: string, turn: number): boolean =>
  Number.parseInt(sha256.slice(0, 6), 16) % TURNS === turn

const FROM_MINUTE = 60
const TO_MINUTE = 300
const OVERDUE_MS = 2 * 86_400_000

/** Whether all files are looked at now: between 1 and 5 o'clock at night, or by day when the nights were missed. */
export function isTimeToLook(now: number, last: FileReport | null): boolean {
  const minute = localMinutes(now)
  const isNight = minute >= FROM_MINUTE && minute < TO_MINUTE
  if (last === null) return isNight
  return (isNight && businessDate(last.at) !== businessDate(now)) || Math.abs(now - last.at) > OVERDUE_MS
}

/** Below so many a loss is a loss, however large a part it is. */
const FEW = 20

/** Whether what is not found looks like a disk that is not there, rather than like files that are lost. */
export const isShelfAway = (looked: number, lost: number): boolean => lost > FEW && lost * 2 > looked
