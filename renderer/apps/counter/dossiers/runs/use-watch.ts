import type { DossierWatch } from '../../../../../shared/api/house-views.ts'
import type { EventType } from '../../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { DOSSIER_EVENTS } from '../use-counts.ts'

/** What changes runs and the lists of papers, beside the clock. */
export const RUN_EVENTS: readonly EventType[] = [...DOSSIER_EVENTS, 'papers.signed', 'papers.handOverCancelled']

/** The clocks that somebody has to look at now, moved on each second; null until they are known. */
export function useWatch(): { watch: DossierWatch; now: number; refresh: () => void } | null {
  const { view, now, refresh } = useLiveView('getDossierWatch', {}, { interestedIn: RUN_EVENTS, everyMinute: true })
  return view && { watch: view, now, refresh }
}

export type Countdown = {
  readonly code: string
  readonly dossierId: string
  readonly by: number
  readonly isLate: boolean
}

/**
 * The one dossier of this officer whose countdown warns (TQ-7.2b: from 20 of 30 minutes on) or is over, the most pressing
 * first; of colleagues only what is over, so that somebody sees to it.
 */
export function toForwardNow({ forward }: Pick<DossierWatch, 'forward'>, now: number): Countdown | null {
  const pressing = forward.filter(({ by, warnAt, isMine }) => now > by || (isMine && warnAt !== null && now >= warnAt))
  const first = pressing.find(({ isMine }) => isMine) ?? pressing[0]
  return first ? { code: first.code, dossierId: first.dossierId, by: first.by, isLate: now > first.by } : null
}
