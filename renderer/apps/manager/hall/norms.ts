import type { HallView } from '../../../../shared/api/manager-views.ts'

const MS_PER_MINUTE = 60_000

/** Whole minutes between an instant and now; never below zero. */
export const minutesSince = (at: number, now: number): number => Math.max(0, Math.floor((now - at) / MS_PER_MINUTE))

/** How a wait stands against the norms of the centre (law-facts §9); null: nobody waits, or there is no norm. */
export function normOf(minutes: number | null, { norm, limit }: HallView['norms']): 'good' | 'care' | 'stop' | null {
  if (minutes === null || (norm === null && limit === null)) return null
  if (limit !== null && minutes > limit) return 'stop'
  return norm !== null && minutes > norm ? 'care' : 'good'
}
