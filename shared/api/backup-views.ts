import { z } from 'zod'
import { instant } from './views.ts'

/** What keeps a place from getting its backup; `slow`: it hung and was given up; `inside`: it lies in what is backed up. */
export const BACKUP_FAULTS = [
  'no-room',
  'read-only',
  'away',
  'damaged',
  'broken',
  'slow',
  'inside',
  'no-key',
  'failed',
] as const
export type BackupFault = (typeof BACKUP_FAULTS)[number]

const bytes = z.number()

/** One of the two places where backups lie. */
export const backupPlace = z.object({
  folder: z.string(),
  /** Null: nobody has looked yet. */
  lastGoodAt: instant.nullable(),
  count: z.number().int(),
  bytes,
  freeBytes: bytes.nullable(),
  oldestAt: instant.nullable(),
  /** What went wrong the last time, and since when; null: nothing. */
  fault: z.object({ code: z.enum(BACKUP_FAULTS), since: instant }).nullable(),
})
export type BackupPlace = z.infer<typeof backupPlace>

/** A restore, as the journal has it. */
export const restoreView = z.object({
  at: instant,
  backupAt: instant,
  how: z.enum(['asked', 'by-itself']),
  /** Until when the centre worked whose last events are lost; null: nobody knows. */
  lostUntil: instant.nullable(),
  lostEvents: z.number().int().nullable(),
})
export type RestoreView = z.infer<typeof restoreView>

/** Copies that still lie on a disk of before. The times are null where none of them can be read. */
const formerCopies = z.object({
  count: z.number().int(),
  oldestAt: instant.nullable(),
  newestAt: instant.nullable(),
})
export type FormerCopies = z.infer<typeof formerCopies>

export const backupsView = z.object({
  /** Null: this centre makes no backups, as in a demonstration. */
  first: backupPlace.nullable(),
  second: backupPlace.extend({ isSameDisk: z.boolean(), isSealed: z.boolean() }).nullable(),
  isBusy: z.boolean(),
  /** When the next one is due, should somebody work; null: none is planned. */
  nextAt: instant.nullable(),
  everyMinutes: z.number().int(),
  keep: z.object({
    newest: z.number().int(),
    days: z.number().int(),
    weeks: z.number().int(),
    mostDays: z.number().int(),
  }),
  /** The newest ones of the first place. */
  list: z.array(z.object({ name: z.string(), takenAt: instant, bytes, seq: z.number().int() })),
  restores: z.array(restoreView),
  /** Data folders that restores have set aside, and when each goes by itself. */
  replaced: z.array(z.object({ folder: z.string(), at: instant, goesAt: instant })),
  /** Second places that are used no longer, and the copies of the centre there; null: the disk is away. */
  former: z.array(z.object({ folder: z.string(), since: instant, copies: formerCopies.nullable() })),
  now: instant,
  through: z.number().int(),
})
export type BackupsView = z.infer<typeof backupsView>
