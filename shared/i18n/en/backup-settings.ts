import type { BACKUP_SETTINGS } from '../../domain/backup/backup-settings.ts'

type Key = keyof typeof BACKUP_SETTINGS

/** English: names of the settings of the backups. */
export const enBackupNames: Readonly<Record<Key, string>> = {
  'backup.everyMinutes': 'Back up every (minutes)',
  'backup.second': 'Backup folder on the second disk',
  'backup.keep': 'Backups that are kept',
  'backup.mostDays': 'Delete every backup after (days)',
}

/** What each does, and what holds while nobody has set it. */
export const enBackupAbout: Readonly<Record<Key, { what: string; absent: string }>> = {
  'backup.everyMinutes': { what: 'While people work the centre backs up this often.', absent: '60 minutes' },
  'backup.second': {
    what: 'A folder on another disk or machine that gets a copy. Better set on the page Management, Backups: there it is tried at once.',
    absent: 'backups on the server only',
  },
  'backup.keep': {
    what: 'How many of the newest are kept, and for how many days and weeks one each.',
    absent: 'the newest 24, 14 days, 4 weeks',
  },
  'backup.mostDays': {
    what: 'Personal data that was erased lives on in backups until then, so none is kept longer.',
    absent: '30 days',
  },
}

/** Parts of settings. */
export const enBackupFields = {
  'backup.keep.newest': 'Newest',
  'backup.keep.days': 'Days',
  'backup.keep.weeks': 'Weeks',
}
