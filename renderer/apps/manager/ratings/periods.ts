import { addDays } from '../../../../shared/domain/time/vietnam-time.ts'

/** What can be looked at: days until now, and whole months, as reports are made. */
export const PERIODS = ['today', 'week', 'month', 'lastMonth', 'quarter'] as const
export type Period = (typeof PERIODS)[number]

/** First and last day of a period, both counted. @param today `2026-11-25` */
export function periodOf(period: Period, today: string): { from: string; to: string } {
  const first = `${today.slice(0, 8)}01`
  const lastBefore = addDays(first, -1)
  switch (period) {
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: addDays(today, -6), to: today }
    case 'month':
      return { from: first, to: today }
    case 'lastMonth':
      return { from: `${lastBefore.slice(0, 8)}01`, to: lastBefore }
    case 'quarter':
      return { from: addDays(today, -89), to: today }
  }
}
