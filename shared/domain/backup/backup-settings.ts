import { z } from 'zod'

/** Settings of the backups. What holds while one is absent stands beside each. */
export const BACKUP_SETTINGS = {
  /** Minutes between two backups while somebody works; 60 when absent. */
  'backup.everyMinutes': z.number().int().min(10).max(1_440),
  /** Folder on another disk or share that gets a copy of each; none when absent or empty. */
  'backup.second': z.string().trim().max(300),
  /** Newest backups, last ones of a day and last ones of a week that are kept; 24, 14 and 4 when absent. */
  'backup.keep': z.strictObject({
    newest: z.number().int().min(2).max(200),
    days: z.number().int().min(1).max(60),
    weeks: z.number().int().min(0).max(12),
  }),
  /** Days after which every backup goes, with what was erased in the centre since; 30 when absent. */
  'backup.mostDays': z.number().int().min(2).max(90),
} as const

/** What holds while nobody has set it. */
export const BACKUP_EVERY_MINUTES = 60
