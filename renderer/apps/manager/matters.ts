import type { Matter, MatterKind } from '../../../shared/api/matter-views.ts'
import type { Attention } from '../../../shared/domain/queue/attention.ts'
import type { ManagerAreaId } from '../../features/office-nav/office-areas.ts'

export type Level = Attention['level'] | 'info'

/** How urgent each kind is, and where it is seen to. `info` is worth knowing in the morning and wants nothing. */
const MATTERS: Readonly<Record<MatterKind, readonly [level: Level, area: ManagerAreaId]>> = {
  'dossiers-late': ['care', 'dossiers'],
  'dossiers-to-apologise': ['care', 'dossiers'],
  'dossiers-harmed': ['care', 'dossiers'],
  'dossiers-due-today': ['info', 'dossiers'],
  'procedures-unread': ['care', 'dossiers'],
  'feedback-waiting': ['care', 'feedback'],
  'ratings-odd': ['care', 'ratings'],
  'messages-failed': ['care', 'messages'],
  'messages-slow': ['care', 'messages'],
  'messages-held': ['care', 'messages'],
  'fee-days-open': ['care', 'fees'],
  'work-stops': ['stop', 'work'],
  'work-waiting': ['care', 'work'],
  'machines-waiting': ['care', 'devices'],
  'prints-uncertain': ['care', 'devices'],
  'line-seal': ['stop', 'sync'],
  'line-blocked': ['stop', 'sync'],
  'line-stuck': ['care', 'sync'],
  'line-refused': ['care', 'sync'],
  'line-restored': ['care', 'sync'],
  'line-full': ['care', 'sync'],
  'line-told': ['care', 'sync'],
  'line-differs': ['care', 'sync'],
  'update-failed': ['care', 'versions'],
}

export const matterPlace = (kind: MatterKind): { level: Level; area: ManagerAreaId } => {
  const [level, area] = MATTERS[kind]
  return { level, area }
}

/** Where what the hall needs is seen to; null: in the hall itself. */
export function attentionArea(kind: Attention['kind']): ManagerAreaId | null {
  if (kind === 'backup') return 'backups'
  return kind === 'printer' || kind === 'device' || kind === 'displays' || kind === 'disk' ? 'devices' : null
}

export type AreaCount = { readonly count: number; readonly isUrgent: boolean }

/** How much waits in each area; areas where nothing does are absent. Pure. */
export function countsByArea(attention: readonly Attention[], matters: readonly Matter[]): Map<string, AreaCount> {
  const all = [
    ...attention.map(({ kind, level }) => ({ area: attentionArea(kind) ?? 'hall', level, count: 1 })),
    ...matters.map(({ kind, count }) => ({ ...matterPlace(kind), count })),
  ].filter(({ level }) => level !== 'info')
  return new Map(
    [...Map.groupBy(all, ({ area }) => area)].map(([area, own]) => [
      area,
      {
        count: own.reduce((sum, { count }) => sum + count, 0),
        isUrgent: own.some(({ level }) => level === 'stop'),
      },
    ]),
  )
}
