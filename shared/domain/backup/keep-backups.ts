import { addDays, businessDate, weekday } from '../time/vietnam-time.ts'

/** How many are kept: the newest ones, the last of each day, the last of each week; none is older than `mostDays`. */
export type Keep = {
  readonly newest: number
  readonly days: number
  readonly weeks: number
  readonly mostDays: number
}

/**
 * What holds while nobody has set it. What was erased in the centre lives on in its backups until they expire
 * (decisions.md 2), so there is a day on which each goes, whatever the counts say: thirty days, as for the copy of before
 * an update.
 */
export const KEEP: Keep = { newest: 24, days: 14, weeks: 4, mostDays: 30 }

type Backup = { readonly name: string; readonly takenAt: number }

const DAY_MS = 86_400_000
/** No centre is closed for longer (Tết is nine days): what lies further apart is a clock that somebody has set. */
const LONGEST_REST_MS = 10 * DAY_MS
/** Days with backups after a leap of the clock by which people have noticed a date that is wrong. */
const TRUSTED_AFTER = 3

/**
 * Which backups go. The newest never goes; after a leap of the clock none goes before some days of work, for a clock that is
 * set ahead by mistake must not take what is needed to get over it. What was made then goes when the clock is right again
 * and another backup has all that is in it: it would outlive its time.
 * @param now ms
 * @param isAfterNew whether the last of all was made just now
 */
export function expiredBackups(backups: readonly Backup[], keep: Keep, now: number, isAfterNew = true): string[] {
  const sorted = backups.toSorted((a, b) => b.takenAt - a.takenAt)
  const all = sorted.filter(({ takenAt }) => takenAt <= now + LONGEST_REST_MS)
  if (hasLeapt(all, now)) return []
  const ahead = sorted.slice(0, sorted.length - all.length)
  // Those of several days were made by a clock that people trusted: it is more likely the one of now that is wrong.
  const isTrusted = new Set(ahead.map(({ takenAt }) => businessDate(takenAt))).size >= TRUSTED_AFTER
  const toCome = isAfterNew && !isTrusted ? ahead : []
  const kept = new Set([
    ...all.slice(0, Math.max(1, keep.newest)),
    ...lastOfEach(all, businessDate).slice(0, keep.days),
    ...lastOfEach(all, (ms) => mondayOf(businessDate(ms))).slice(0, keep.weeks),
  ])
  const oldest = now - keep.mostDays * DAY_MS
  const old = all.filter((one, i) => i > 0 && (!kept.has(one) || one.takenAt < oldest))
  return [...toCome, ...old].map(({ name }) => name)
}

/** The last backup of each span of time, the latest first. */
function lastOfEach<T extends Backup>(all: readonly T[], span: (ms: number) => string): T[] {
  return [...Map.groupBy(all, ({ takenAt }) => span(takenAt)).values()].flatMap(([last]) => last ?? [])
}

const mondayOf = (date: string): string => addDays(date, 1 - weekday(date))

function hasLeapt(all: readonly Backup[], now: number): boolean {
  const times = [now, ...all.map(({ takenAt }) => takenAt)]
  const leap = times.findIndex((ms, i) => ms - (times[i + 1] ?? ms) > LONGEST_REST_MS)
  if (leap === -1) return false
  return new Set(times.slice(0, leap + 1).map(businessDate)).size < TRUSTED_AFTER
}
