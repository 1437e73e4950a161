import type { SYNC_SETTINGS } from '../../domain/sync/sync-settings.ts'

type Key = keyof typeof SYNC_SETTINGS

/** English: names of the settings of the line to the province. */
export const enSyncNames: Readonly<Record<Key, string>> = {
  'sync.fileHours': 'Hours in which digitised papers go to the province',
  'sync.fileKilobytes': 'Most that papers take of the line (kB a second)',
  'sync.warnMinutes': 'Warn when unsent for longer than (minutes)',
}

/** What each does, and what holds while nobody has set it. */
export const enSyncAbout: Readonly<Record<Key, { what: string; absent: string }>> = {
  'sync.fileHours': {
    what: 'Digitised papers are sent in these hours only, e.g. from 18:00 to 06:00; dossiers go all day.',
    absent: 'at any hour',
  },
  'sync.fileKilobytes': { what: 'Papers take no more of the line than this.', absent: 'no limit' },
  'sync.warnMinutes': {
    what: 'When something waits to be sent for longer, the manager’s page and the health page warn.',
    absent: '30 minutes',
  },
}
