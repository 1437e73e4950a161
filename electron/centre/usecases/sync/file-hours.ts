import { isInHours } from '../../../../shared/domain/sync/sync-settings.ts'
import { clockFace } from '../../../../shared/i18n/format.ts'
import type { Ctx, Deps } from '../context.ts'

/** Whether digitised papers wait for the hours in which they are sent. */
export function isOutOfHours({ store }: Deps, { now, businessDate }: Ctx): boolean {
  const hours = store.config().setting('sync.fileHours', businessDate)
  return hours !== undefined && !isInHours(clockFace(now), hours)
}

/** Bytes a second that they may take; null: all there is. */
export function fileSpeed({ store }: Deps, { businessDate }: Ctx): number | null {
  const kilobytes = store.config().setting('sync.fileKilobytes', businessDate)
  return kilobytes === undefined ? null : kilobytes * 1_024
}
