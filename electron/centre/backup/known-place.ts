import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { BackupFault, BackupPlace } from '../../../shared/api/backup-views.ts'
import type { BackupReport, PlaceReport } from './backup-job.ts'

/** What is known of a place where backups lie. */
export type KnownPlace = {
  readonly folder: string
  report: PlaceReport | null
  lastGoodAt: number | null
  fault: { code: BackupFault; since: number } | null
  /** Failures in a row. */
  misses: number
  /** When it was tried last; 0: not yet. */
  triedAt: number
}

export const unknownPlace = (folder: string, lastGoodAt: number | null = null): KnownPlace => ({
  folder,
  report: null,
  lastGoodAt,
  fault: null,
  misses: 0,
  triedAt: 0,
})

/** Takes in what came of a job. @returns whether it went wrong in a way that is news */
export function learn(known: KnownPlace, report: BackupReport, now: number): boolean {
  if (report.ok) {
    known.report = report.place
    known.lastGoodAt = report.place.newest?.takenAt ?? known.lastGoodAt
    Object.assign(known, { fault: null, misses: 0 })
    return false
  }
  known.misses += 1
  if (known.fault?.code === report.fault) return false
  known.fault = { code: report.fault, since: now }
  return true
}

/** The place as people see it. */
export const placeView = ({ folder, report, lastGoodAt, fault }: KnownPlace): BackupPlace => ({
  folder,
  lastGoodAt,
  count: report?.count ?? 0,
  bytes: report?.bytes ?? 0,
  freeBytes: report?.freeBytes ?? null,
  oldestAt: report?.oldestAt ?? null,
  fault,
})

const LAST_SECOND = 'second.json'
const lastShape = z.object({ at: z.number(), folder: z.string() })

/** When a second place got its last backup, also while it is away; null: nobody knows. */
export function lastOfSecond(folder: string, second: string): number | null {
  const last = readLast(folder)
  return last?.folder === second ? last.at : null
}

/** The second place that got a backup last; null: nobody knows, or it is settled. */
export const lastSecondFolder = (folder: string): string | null => readLast(folder)?.folder ?? null

export const forgetLastSecond = (folder: string): void => rmSync(join(folder, LAST_SECOND), { force: true })

function readLast(folder: string): z.infer<typeof lastShape> | null {
  const file = join(folder, LAST_SECOND)
  if (!existsSync(file)) return null
  try {
    return lastShape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Half of it, after a power cut.
    return null
  }
}

export function noteLastOfSecond(folder: string, { folder: second, lastGoodAt }: KnownPlace): void {
  if (lastGoodAt === null) return
  writeFileSync(join(folder, LAST_SECOND), JSON.stringify({ at: lastGoodAt, folder: second }), { mode: 0o600 })
}
