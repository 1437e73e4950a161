import { atLocal, businessDate } from '../../../shared/domain/time/vietnam-time.ts'

/** `501-503, 507` as numbers in order; null when it cannot be read. Empty text is no number. */
export function numbersTyped(text: string): number[] | null {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '')
  const numbers = new Set<number>()
  for (const part of parts) {
    const range = /^(\d{1,4})(?:[-–](\d{1,4}))?$/.exec(part)
    if (!range) return null
    const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])]
    if (to < from) return null
    for (let no = from; no <= to; no++) numbers.add(no)
  }
  return [...numbers].sort((a, b) => a - b)
}

/** `9:05`, `9h05`, `9 giờ 05`, `905` as an instant (ms) of the day of `now`; null when it is no time of day. */
export function timeTyped(text: string, now: number): number | null {
  const time = /^\s*(\d{1,2})(?:\s*(?:[:.hH]|giờ)\s*|(?=\d{2}\s*$))(\d{2})\s*$/.exec(text)
  if (!time) return null
  const [hour, minute] = [Number(time[1]), Number(time[2])]
  if (hour > 23 || minute > 59) return null
  return atLocal(businessDate(now), `${String(hour).padStart(2, '0')}:${time[2]}`)
}
