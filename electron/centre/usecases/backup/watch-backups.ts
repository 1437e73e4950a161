import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { Fault } from '../../../../shared/domain/events/health-events.ts'
import type { UseCase } from '../context.ts'

/** What can be wrong with the backups; each begins and ends by an event. */
export const BACKUP_TROUBLES = ['backup-failed', 'backup-away', 'data-damaged'] as const satisfies readonly Fault[]
export type BackupTrouble = (typeof BACKUP_TROUBLES)[number]

/** Journals what begins and what ends of the troubles with backups, and nothing else of them. */
export const watchBackups: UseCase<{ troubles: readonly BackupTrouble[] }, void> = (deps, { troubles }) => {
  const open = deps.store.health.troublesOf('').map(({ trouble }) => trouble)
  return {
    events: BACKUP_TROUBLES.flatMap((trouble): NewEvent[] => {
      if (troubles.includes(trouble) === open.includes(trouble)) return []
      const type = troubles.includes(trouble) ? 'device.troubled' : 'device.recovered'
      return [{ type, payload: { deviceId: null, trouble } }]
    }),
  }
}
