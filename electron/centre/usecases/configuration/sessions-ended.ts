import type { ConfigDifference } from '../../../../shared/api/config-views.ts'
import type { SessionRow } from '../../store/desk-store.ts'
import type { Deps } from '../context.ts'

/** Sessions that end with a change of accounts: of who is there no more, and of who comes to act in another role. */
export function endedSessions(
  { store }: Pick<Deps, 'store'>,
  officers: readonly Pick<ConfigDifference, 'key' | 'before' | 'after'>[],
): SessionRow[] {
  const changed = new Set(
    officers.filter(({ before, after }) => before && before['role'] !== after?.['role']).map(({ key }) => key),
  )
  return changed.size === 0 ? [] : store.desks.openSessions().filter(({ officerId }) => changed.has(officerId))
}
