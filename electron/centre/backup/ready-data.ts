import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { KEEP } from '../../../shared/domain/backup/keep-backups.ts'
import type { Ids } from '../../../shared/kernel/ids.ts'
import type { Clock } from '../../../shared/kernel/time.ts'
import type { Log } from '../../platform/log.ts'
import { hasJournalKey } from '../../platform/keys.ts'
import { BEGIN_FILE } from '../../platform/set-up/own-centre.ts'
import { readHeadFile } from '../journal/head-file.ts'
import { damageOf, isEmptyDatabase } from '../store/copy-database.ts'
import { lastProgram } from '../updates/before-update.ts'
import { dropAbandonedBeside } from './abandoned-restore.ts'
import { DataDamaged } from './data-damaged.ts'
import { findBackups, listBackups } from './backup-folder.ts'
import { dropDoubt, isInDoubt } from './doubt.ts'
import { finishRestore, placeOf } from './restored-note.ts'
import { BackupUnusable, FolderStays, restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'

type ReadyDeps = {
  readonly dir: string
  /** Folder of the backups. */
  readonly backups: string
  readonly demo: boolean
  /** From which length on a database is read through only when there is a doubt. */
  readonly largeBytes?: number
  readonly version: string
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
}

/** A larger database is not read through before each start, unless it was found damaged: under a second for so much (`npm run bench backups`), and a hall waits. */
const LARGE_BYTES = 1024 * 1024 * 1024
const HOUR_MS = 3_600_000

/**
 * Looks at a data folder before its centre opens it. A restore that was cut off is finished. Data that are damaged, or
 * gone, are never begun anew in silence: the newest sound backup takes their place, for a hall must not wait until somebody
 * who knows how comes; what stood there is kept. Before another version of the program writes, a backup is made.
 * @throws DataDamaged when there is nothing to put in its place, or the folder is empty where backups are
 */
export async function readyData(given: ReadyDeps): Promise<void> {
  const deps = { ...given, dir: placeOf(given.dir) }
  const { dir, backups, log } = deps
  if (finishRestore(dir)) log.warn('a restore that was cut off is finished')
  dropLeft(deps)
  if (!deps.demo && isEmpty(dir) && findBackups(backups, deps.clock.now()).length > 0)
    throw new DataDamaged(
      `Thư mục dữ liệu ${dir} trống, nhưng có bản sao lưu trong ${backups}. Khôi phục: restore --data ${dir}. ` +
        `Muốn lập Trung tâm mới: chuyển thư mục bản sao lưu đi nơi khác trước.`,
    )
  const damage = damageIn(deps, () => !deps.demo && findBackups(backups, deps.clock.now()).length > 0)
  if (damage === null) return await keepBeforeVersion(deps)
  log.error({ damage }, 'the data are damaged: the newest sound backup is put in their place')
  await restoreNewest(deps, damage)
}

/** What a restore has left that was cut off and not gone on with. It keeps no hall waiting. */
function dropLeft({ dir, log }: ReadyDeps): void {
  try {
    const left = dropAbandonedBeside(dir)
    if (left.length > 0) log.warn({ left }, 'what a restore has left that was cut off is removed')
  } catch (error) {
    log.error({ err: error }, 'what a restore has left that was cut off could not be removed')
  }
}

/** Nothing of a centre, and nobody has set one up. */
function isEmpty(dir: string): boolean {
  return !existsSync(dir) || readdirSync(dir).every((name) => name === 'centre.lock' || name === 'lost+found')
}

/**
 * What is wrong with the data of a centre; null: nothing that shows, or there is none yet.
 * @param hasBackups a centre that has some has begun once
 */
function damageIn({ dir, largeBytes = LARGE_BYTES }: ReadyDeps, hasBackups: () => boolean): string | null {
  const file = join(dir, 'centre.db')
  const told = existsSync(join(dir, 'head.json')) ? readHeadFile(join(dir, 'head.json')) : null
  const hasBegun = (): boolean => !existsSync(join(dir, BEGIN_FILE)) && ((told?.seq ?? 0) > 0 || hasBackups())
  if (!existsSync(file)) return hasBegun() ? 'centre.db is missing' : null
  if (!hasJournalKey(dir)) return 'journal.key is missing'
  const damage = damageOf(file, !isInDoubt(dir) && statSync(file).size > largeBytes)
  if (damage !== null) return damage
  dropDoubt(dir)
  // A power cut can leave a file of no length, which SQLite takes for a new one.
  return isEmptyDatabase(file) && hasBegun() ? 'centre.db is empty' : null
}

async function restoreNewest({ dir, backups, clock, ids, log }: ReadyDeps, damage: string): Promise<void> {
  for (const backup of listBackups(backups, clock.now())) {
    try {
      const note = await restoreBackup({ backup, dir, now: clock.now(), how: 'by-itself', id: ids.next() })
      log.error({ backup: backup.name, replaced: note.replaced }, 'a backup was restored')
      return
    } catch (error) {
      if (error instanceof FolderStays) throw new DataDamaged(`${damage}. ${wordsOfMount(dir)}`)
      if (!(error instanceof BackupUnusable)) throw error
      log.error({ backup: backup.name, err: error }, 'a backup cannot be used')
    }
  }
  throw new DataDamaged(
    `Dữ liệu của Trung tâm trong ${dir} bị hỏng (${damage}) và không có bản sao lưu dùng được trong ${backups}. ` +
      `Khôi phục từ ổ thứ hai: restore --data ${dir} --from THƯ_MỤC. Không xóa gì trong thư mục dữ liệu.`,
  )
}

/** What to do with a data folder that nothing can take the place of. */
export const wordsOfMount = (dir: string): string =>
  `Thư mục dữ liệu ${dir} là điểm gắn ổ đĩa nên không thể thay bằng bản sao lưu. Khôi phục vào một thư mục con của ổ ` +
  `(restore --data ${join(dir, 'centre')} …) rồi cho Trung tâm dùng thư mục đó.`

/** Before another version of the program changes the tables. Without room for it the copy of before an update decides. */
async function keepBeforeVersion({ dir, backups, version, clock, log }: ReadyDeps): Promise<void> {
  const last = lastProgram(dir)
  if (last === null || last === version) return
  const now = clock.now()
  const [newest] = listBackups(backups, now)
  // A version that dies at its first start comes again and again.
  if (newest?.manifest.kind === 'update' && now - newest.manifest.takenAt < HOUR_MS) return
  const job = { dir, to: backups, kind: 'update', centre: '', program: last, now, keep: KEEP } as const
  await takeBackup(job, () => {}).catch((error: unknown) =>
    log.error({ err: error }, 'no backup could be made before another version of the program'),
  )
}
