import { mkdirSync, statfsSync, statSync } from 'node:fs'
import type { BackupFault } from '../../../shared/api/backup-views.ts'
import { listBackups, newestFirst, sizeOf } from './backup-folder.ts'
import { dropFormer, formerFoldersAt } from './former-places.ts'
import { dropReplaced } from './replaced-folders.ts'
import { BrokenCopy } from './copy-file.ts'
import { copyBackup, NoKey, ownFolder, PlaceAway, preparePlace } from './copy-backup.ts'
import type { CopyJob, SecondPlace } from './copy-backup.ts'
import { DamagedData, NoRoom, takeBackup } from './take-backup.ts'
import type { TakeJob, Tick } from './take-backup.ts'

/** What a process of its own does, for a disk that hangs must hold up nobody else. */
export type BackupJob =
  | ({ readonly do: 'take' } & TakeJob)
  | ({ readonly do: 'copy' } & CopyJob)
  | { readonly do: 'prepare'; readonly from: string; readonly second: SecondPlace; readonly now: number }
  | { readonly do: 'look'; readonly folder: string; readonly now: number }
  /** A second place of before: how many folders of the centre it still has, all of them removed where that is asked for. */
  | {
      readonly do: 'former'
      readonly folder: string
      readonly centre: string
      /** The second place now, which may be the same one by another name; null: there is none. */
      readonly second: string | null
      readonly remove: boolean
      readonly now: number
    }

/** What lies in a folder of backups. */
export type PlaceReport = {
  /** Of copies; of a second place of before: of folders. */
  readonly count: number
  readonly bytes: number
  readonly newest: { readonly takenAt: number; readonly bytes: number } | null
  readonly oldestAt: number | null
  readonly freeBytes: number
  /** A second place on the first disk dies with it. */
  readonly isSameDisk: boolean
  readonly list: readonly {
    readonly name: string
    readonly takenAt: number
    readonly bytes: number
    readonly seq: number
  }[]
}

export type BackupReport =
  | { readonly ok: true; readonly place: PlaceReport }
  | { readonly ok: false; readonly fault: BackupFault; readonly words: string }

/** Does a job. Never throws: what went wrong is told. */
export async function doBackupJob(job: BackupJob, tick: Tick): Promise<BackupReport> {
  try {
    const folder = await work(job, tick)
    if (job.do === 'former') {
      const own = formerFoldersAt(folder, job.centre, job.second)
      return { ok: true, place: { ...placeReport(folder, own, null, job.now), count: own.length } }
    }
    const isSecond = job.do === 'copy' || job.do === 'prepare'
    return { ok: true, place: placeReport(folder, [folder], isSecond ? job.from : null, job.now) }
  } catch (error) {
    return { ok: false, fault: faultOf(error), words: String((error as Error).message) }
  }
}

/** @returns the folder of backups that it was about */
async function work(job: BackupJob, tick: Tick): Promise<string> {
  if (job.do === 'look') {
    mkdirSync(job.folder, { recursive: true, mode: 0o700 })
    return job.folder
  }
  if (job.do === 'take') {
    await takeBackup(job, tick)
    // Whatever becomes of it: the backup is made.
    quietly(() => dropReplaced(job.dir, job.to, job.now, job.keep.mostDays))
    return job.to
  }
  if (job.do === 'former') {
    if (job.remove) dropFormer(job.folder, job.centre, job.second)
    return job.folder
  }
  if (job.do === 'prepare') preparePlace(job.second)
  else copyBackup(job, tick)
  return ownFolder(job.second)
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // It stands on the page of the backups until it is gone.
  }
}

/**
 * @param folders of backups at this place
 * @param first folder of the backups on the first disk, where this is not it
 */
function placeReport(folder: string, folders: readonly string[], first: string | null, now: number): PlaceReport {
  const all = folders.flatMap((one) => listBackups(one, now)).toSorted(newestFirst(now))
  const list = all.map(({ name, manifest: { takenAt, db, head } }) => ({
    name,
    takenAt,
    bytes: db.bytes,
    seq: head.seq,
  }))
  const { bavail, bsize } = statfsSync(folder)
  return {
    count: all.length,
    bytes: sizeOf(all),
    newest: list[0] ?? null,
    oldestAt: list.at(-1)?.takenAt ?? null,
    freeBytes: bavail * bsize,
    isSameDisk: first !== null && statSync(first, { throwIfNoEntry: false })?.dev === statSync(folder).dev,
    list,
  }
}

const BY_CODE: Readonly<Record<string, BackupFault>> = {
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
  SQLITE_FULL: 'no-room',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  SQLITE_READONLY: 'read-only',
  ENOENT: 'away',
  ENOTDIR: 'away',
  ENODEV: 'away',
  ENOTCONN: 'away',
  EHOSTDOWN: 'away',
  EHOSTUNREACH: 'away',
  ESTALE: 'away',
  EIO: 'broken',
}

function faultOf(error: unknown): BackupFault {
  if (error instanceof NoRoom) return 'no-room'
  if (error instanceof DamagedData) return 'damaged'
  if (error instanceof PlaceAway) return 'away'
  if (error instanceof BrokenCopy) return 'broken'
  if (error instanceof NoKey) return 'no-key'
  const code = String((error as { code?: unknown } | null)?.code)
  return BY_CODE[code] ?? (/^SQLITE_(CORRUPT|NOTADB)/.test(code) ? 'damaged' : 'failed')
}
