import type { PersonRole } from '../../../shared/api/roles.ts'
import type { Words } from '../../../shared/i18n/vi.ts'

export type OfficePage = 'manager' | 'admin'

export type OfficeArea = {
  /** Stands in the address, `/manager/#hall`. */
  readonly id: string
  /** The heading in the rail that it stands under; null: none, it comes first. */
  readonly group: keyof Words['office']['groups'] | null
  /** Who sees it; the operations behind it decide again. */
  readonly who: readonly PersonRole[]
  /** Officers whom a setting names as cashiers see it too. */
  readonly forCashiers?: true
}

const LEADER = ['leader'] as const
const BOTH = ['leader', 'technician'] as const

/** The areas of the manager's page in the order of its rail: the first is the one that opens. */
export const MANAGER_AREAS = [
  { id: 'hall', group: null, who: BOTH },
  { id: 'feedback', group: 'people', who: LEADER },
  { id: 'ratings', group: 'people', who: LEADER },
  { id: 'messages', group: 'people', who: LEADER },
  { id: 'dossiers', group: 'dossiers', who: LEADER },
  { id: 'agencies', group: 'dossiers', who: LEADER },
  { id: 'fees', group: 'dossiers', who: LEADER, forCashiers: true },
  { id: 'devices', group: 'machines', who: BOTH },
  { id: 'work', group: 'machines', who: BOTH },
  { id: 'sync', group: 'machines', who: BOTH },
  { id: 'versions', group: 'machines', who: BOTH },
  { id: 'backups', group: 'machines', who: BOTH },
  { id: 'journal', group: 'looking', who: BOTH },
  { id: 'views', group: 'looking', who: LEADER },
  { id: 'replay', group: 'looking', who: LEADER },
  { id: 'forecasts', group: 'looking', who: BOTH },
] as const satisfies readonly OfficeArea[]
export type ManagerAreaId = (typeof MANAGER_AREAS)[number]['id']

/** The areas of the administration. Whoever may not change what stands there reads it. */
export const ADMIN_AREAS = [
  { id: 'services', group: 'serving', who: BOTH },
  { id: 'counters', group: 'serving', who: BOTH },
  { id: 'officers', group: 'serving', who: BOTH },
  { id: 'agencies', group: 'procedures', who: BOTH },
  { id: 'procedures', group: 'procedures', who: BOTH },
  { id: 'catalogue', group: 'procedures', who: BOTH },
  { id: 'hours', group: 'times', who: BOTH },
  { id: 'holidays', group: 'times', who: BOTH },
  { id: 'texts', group: 'shown', who: BOTH },
  { id: 'media', group: 'shown', who: BOTH },
  { id: 'devices', group: 'system', who: BOTH },
  { id: 'settings', group: 'system', who: BOTH },
  { id: 'history', group: 'system', who: BOTH },
] as const satisfies readonly OfficeArea[]
export type AdminAreaId = (typeof ADMIN_AREAS)[number]['id']

/** What somebody sees of the areas of a page, in their order. */
export const areasFor = <T extends OfficeArea>(
  areas: readonly T[],
  { role, isCashier }: { role: string; isCashier: boolean },
): T[] =>
  areas.filter(
    ({ who, forCashiers }) => (who as readonly string[]).includes(role) || (forCashiers === true && isCashier),
  )

/** How the areas of both pages are called. */
export type OfficeTitles = {
  readonly manager: Readonly<Record<ManagerAreaId, string>>
  readonly admin: Readonly<Record<AdminAreaId, string>>
}
