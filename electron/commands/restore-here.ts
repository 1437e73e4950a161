import { existsSync, readdirSync, rmdirSync } from 'node:fs'
import { restoreJob } from '../../shared/shell/restore-start.ts'
import type { CopiesAt, RestoreFault, RestoreJob, RestoreNews } from '../../shared/shell/restore-start.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import type { Clock } from '../../shared/kernel/time.ts'
import { dropAbandoned } from '../centre/backup/abandoned-restore.ts'
import { readBackup } from '../centre/backup/backup-folder.ts'
import type { Backup } from '../centre/backup/backup-folder.ts'
import { copiesAt } from '../centre/backup/offer-copies.ts'
import {
  BackupUnusable,
  FolderStays,
  HoldsCopy,
  restoreBackup,
  WrongBackupKey,
} from '../centre/backup/restore-backup.ts'
import { placeOf } from '../centre/backup/restored-note.ts'
import type { RestoredNote } from '../centre/backup/restored-note.ts'
import { keyOfCode } from '../centre/backup/seal-key.ts'
import { NoRoom } from '../centre/backup/take-backup.ts'
import { FolderInUse } from '../centre/store/folder-lock.ts'
import { NewerData } from '../centre/store/open-database.ts'
import { SCHEMA_VERSION } from '../centre/store/schema.ts'
import { findDisks } from '../platform/disks.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import type { Log } from '../platform/log.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { backupsOf } from './backups-of.ts'
import { UsageError } from './usage.ts'

/** What a service process of Electron speaks through. */
type ParentPort = {
  on(event: 'message', hear: (message: { data: unknown }) => void): void
  postMessage(message: unknown): void
}
type Deps = {
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly say: (news: RestoreNews) => void
}

/** Whoever started this and says nothing has gone. */
const PATIENCE_MS = 60_000
/** So often whoever waits hears that it goes on: a percent of many years is minutes of work for a slow disk. */
const SIGN_MS = 5_000

/**
 * `restore-here`: one job of the first start (shared/shell/restore-start.ts), told by the program that started this as its
 * service process. By messages: a code from the safe stands in no command line, which every account of the machine may read.
 */
export async function runRestoreHere(): Promise<void> {
  const { parentPort: port } = process as { parentPort?: ParentPort }
  if (!port) throw new UsageError('restore-here is run by the first start of the program only: use restore')
  const job = await new Promise<unknown>((resolve) => {
    systemTimers().after(PATIENCE_MS, () => resolve(null))
    port.on('message', ({ data }) => resolve(data))
    port.postMessage({ say: 'ready' } satisfies RestoreNews)
  })
  await doRestoreJob(restoreJob.parse(job), {
    clock: systemClock(),
    ids: systemIds,
    log: openLog('warn'),
    say: (news) => port.postMessage(news),
  })
}

/** Does a job of the first start and says what comes of it. Never throws. */
export async function doRestoreJob(job: RestoreJob, deps: Deps): Promise<void> {
  try {
    if (job.do === 'look') look(job, deps)
    else if (job.do === 'restore') await restore(job, deps)
    else drop(job.abandoned, deps)
  } catch (error) {
    deps.log.error({ err: error }, 'a copy could not be put back')
    deps.say({ say: 'failed', fault: faultOf(error) })
  }
}

/** What lies at a place that somebody named; else on the disks of this machine and beside its own data folder. */
function look({ place, own }: Extract<RestoreJob, { do: 'look' }>, { clock, say }: Deps): void {
  const at = (folder: string): CopiesAt | null => copiesAt(folder, clock.now())
  if (place !== null) {
    const found = at(place)
    if (found === null) return say({ say: 'failed', fault: 'no-folder' })
    if (found.copies.length === 0) return say({ say: 'failed', fault: found.broken > 0 ? 'damaged' : 'no-copies' })
    say({ say: 'found', at: found })
  } else {
    for (const folder of [backupsOf(own), ...findDisks()]) {
      const found = at(folder)
      if (found && found.copies.length + found.broken > 0) say({ say: 'found', at: found })
    }
  }
  say({ say: 'looked' })
}

async function restore(job: Extract<RestoreJob, { do: 'restore' }>, { clock, ids, say }: Deps): Promise<void> {
  const { folder, name, data: dir, abandoned } = job
  const fail = (fault: RestoreFault): void => say({ say: 'failed', fault })
  const backup = readBackup(folder, name)
  if (!backup) return fail('damaged')
  const { sealedBy, schema } = backup.manifest
  if (schema > SCHEMA_VERSION) return fail('newer')
  const code = job.code?.trim() ?? ''
  if (sealedBy !== undefined && keyOfCode(code) === null) return fail('no-code')
  // Before: it may be the room that lacks.
  dropAll(abandoned.filter((one) => placeOf(one) !== placeOf(dir)))
  dropEmpty(dir)
  let told = { key: '', at: 0 }
  const note = await restoreBackup({
    ...{ backup, dir, now: clock.now(), how: 'asked', id: ids.next(), own: backupsOf(dir) },
    ...(sealedBy === undefined ? {} : { code }),
    onProgress(progress) {
      const key = JSON.stringify(progress)
      const at = clock.monotonic()
      if (key === told.key && at - told.at < SIGN_MS) return
      told = { key, at }
      say({ say: 'progress', progress })
    },
  })
  say({ say: 'restored', report: reportOf(backup, note) })
}

const dropAll = (dirs: readonly string[]): void => dirs.forEach((dir) => void dropAbandoned(dir))

function drop(abandoned: readonly string[], { say }: Deps): void {
  dropAll(abandoned)
  say({ say: 'dropped' })
}

/** A folder that was made beforehand, and has nothing in it: nothing has to be kept of it. A link to it stays. */
function dropEmpty(dir: string): void {
  const place = placeOf(dir)
  if (!existsSync(place) || readdirSync(place).length > 0) return
  try {
    rmdirSync(place)
  } catch {
    // A disk of its own, which `restoreBackup` says, or one that somebody looks into, which is set aside.
  }
}

const reportOf = ({ manifest }: Backup, { through, lostThrough, backupAt, replaced }: RestoredNote) => ({
  backupAt,
  lost: lostThrough === null ? null : lostThrough - through,
  replaced,
  house: manifest.files.some(({ path }) => path.startsWith('tls/')),
  isSealed: manifest.sealedBy !== undefined,
})

function faultOf(error: unknown): RestoreFault {
  if (error instanceof WrongBackupKey) return 'wrong-code'
  if (error instanceof NewerData) return 'newer'
  if (error instanceof BackupUnusable) return 'damaged'
  if (error instanceof NoRoom) return 'no-room'
  if (error instanceof FolderStays) return 'disk-itself'
  if (error instanceof FolderInUse) return 'in-use'
  if (error instanceof HoldsCopy) return 'folder'
  const code = String((error as { code?: unknown } | null)?.code)
  return /^(EACCES|EPERM|EROFS|ENOTDIR|ENOENT|EINVAL|SQLITE_CANTOPEN|SQLITE_READONLY)/.test(code) ? 'folder' : 'failed'
}
