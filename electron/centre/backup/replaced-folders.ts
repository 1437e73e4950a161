import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { businessDate, parseNow } from '../../../shared/domain/time/vietnam-time.ts'
import { listBackups } from './backup-folder.ts'
import { placeOf } from './restored-note.ts'

/** A data folder that a restore has set aside. */
export type Replaced = { readonly folder: string; readonly at: number }

const DAY_MS = 86_400_000
/** Days with sound backups since: after a leap of the clock nothing is removed before people have noticed it. */
const TRUSTED_AFTER = 3

/** The data folders that restores have set aside beside this one (`DIR-replaced-DATE`), the oldest first. */
export function replacedBeside(dir: string): Replaced[] {
  const place = placeOf(dir)
  const begin = `${basename(place)}-replaced-`
  const names = readdirSync(dirname(place)).filter((name) => name.startsWith(begin))
  const found = names.flatMap((name) => {
    const at = timeOf(name.slice(begin.length))
    return at === null ? [] : [{ folder: join(dirname(place), name), at }]
  })
  return found.toSorted((a, b) => a.at - b.at)
}

/** `2026-11-23_08-00-00` in Viet Nam time; null: it is another folder. */
function timeOf(words: string): number | null {
  const [, date, hours, minutes] = /^(\d{4}-\d\d-\d\d)_(\d\d)-(\d\d)-\d\d(-\d+)?$/.exec(words) ?? []
  try {
    return date === undefined ? null : parseNow(`${date}T${hours}:${minutes}`)
  } catch {
    return null
  }
}

/**
 * Removes what restores have set aside when its time is over: names of citizens stand in it, and what was erased since. Only
 * where the centre has worked on since then, with a sound backup of each of several days: what is removed is never the only
 * one.
 * @param backups folder of the backups
 */
export function dropReplaced(dir: string, backups: string, now: number, mostDays: number): void {
  for (const { folder, at } of replacedBeside(dir)) {
    if (now - at <= mostDays * DAY_MS) continue
    const since = listBackups(backups, now).filter(({ manifest }) => manifest.takenAt > at && manifest.takenAt <= now)
    const days = new Set(since.map(({ manifest }) => businessDate(manifest.takenAt)))
    if (days.size >= TRUSTED_AFTER) rmSync(folder, { recursive: true, force: true })
  }
}
