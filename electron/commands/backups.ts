import { businessDate, isoTime } from '../../shared/domain/time/vietnam-time.ts'
import { systemIds } from '../platform/ids.ts'
import { systemClock } from '../platform/time.ts'
import { findBackups } from '../centre/backup/backup-folder.ts'
import type { Backup } from '../centre/backup/backup-folder.ts'
import {
  BackupUnusable,
  FolderStays,
  HoldsCopy,
  restoreBackup,
  WrongBackupKey,
} from '../centre/backup/restore-backup.ts'
import { wordsOfMount } from '../centre/backup/ready-data.ts'
import type { RestoredNote } from '../centre/backup/restored-note.ts'
import { NoRoom } from '../centre/backup/take-backup.ts'
import { keyOfCode } from '../centre/backup/seal-key.ts'
import { backupsOf } from './backups-of.ts'
import { readOptions, readText, required, UsageError } from './usage.ts'

const say = (...lines: string[]): void => void process.stdout.write(lines.map((line) => `${line}\n`).join(''))

/** `backups --data DIR | --from FOLDER`: lists what can be restored, the newest first, for a person to read. */
export async function runBackups(args: string[]): Promise<void> {
  const from = folderOf(readOptions(args, ['data', 'from']))
  const found = findBackups(from, systemClock().now())
  if (found.length === 0) say(`Không có bản sao lưu nào trong ${from}.`)
  for (const { name, manifest } of found) {
    const { takenAt, centre, program, db, head, sealedBy } = manifest
    const size = `${Math.ceil(db.bytes / 1e6)} MB`
    const lock = sealedBy === undefined ? '' : `, khóa bằng mã sao lưu`
    say(`${name}  ${timeOf(takenAt)}  ${size}, ${head.seq} sự kiện, bản ${program}${lock}${centre && `, ${centre}`}`)
  }
}

/**
 * `restore --data DIR [--from FOLDER] [--name NAME] [--key-file FILE]`: puts the newest backup, or the named one, into a data
 * folder whose centre is stopped; what stands there is moved aside.
 */
export async function runRestore(args: string[]): Promise<void> {
  const given = readOptions(args, ['data', 'from', 'name', 'key-file'])
  const dir = required(given.data, 'data')
  const backup = chosen(findBackups(folderOf(given), systemClock().now()), given.name)
  const code = given['key-file'] === undefined ? undefined : readText(given['key-file']).trim()
  if (code !== undefined && keyOfCode(code) === null)
    throw new UsageError('Mã sao lưu phải có 8 nhóm, mỗi nhóm 4 ký tự.')
  try {
    const [now, id, own] = [systemClock().now(), systemIds.next(), backupsOf(dir)]
    tell(await restoreBackup({ backup, dir, now, how: 'asked', id, code, own }), dir)
  } catch (error) {
    if (error instanceof WrongBackupKey)
      throw new UsageError(
        'Bản sao lưu này có khóa: ghi mã sao lưu (tờ giấy trong két) vào một tệp và thêm --key-file TỆP.',
      )
    if (error instanceof FolderStays) throw new UsageError(wordsOfMount(dir))
    if (error instanceof HoldsCopy)
      throw new UsageError(`Bản sao lưu nằm trong chính thư mục dữ liệu ${dir}: chọn thư mục dữ liệu khác (--data).`)
    if (error instanceof NoRoom)
      throw new UsageError(`Ổ đĩa của ${dir} không đủ chỗ; chưa có gì bị thay đổi. Giải phóng dung lượng rồi chạy lại.`)
    if (error instanceof BackupUnusable)
      throw new UsageError(`Bản sao lưu bị hỏng, hãy dùng bản cũ hơn (--name): ${error.message}`)
    throw error
  }
}

const folderOf = ({ data, from }: { data?: string; from?: string }): string =>
  from ?? backupsOf(required(data, 'data hoặc --from'))

function chosen(found: readonly Backup[], name: string | undefined): Backup {
  const backup = name === undefined ? found[0] : found.find((one) => one.name === name)
  if (!backup)
    throw new UsageError(name === undefined ? 'Không có bản sao lưu nào ở đó.' : `Không có bản sao lưu ${name}.`)
  return backup
}

function tell(note: RestoredNote, dir: string): void {
  const { lostThrough, through, lostUntil, backupAt, replaced } = note
  say(`Đã khôi phục vào ${dir} bản sao lưu lúc ${timeOf(backupAt)}; sổ sự kiện đến số ${through}, đã kiểm tra.`)
  if (replaced !== null) say(`Thư mục cũ được giữ ở ${replaced}.`)
  const until = lostUntil === null ? 'lúc máy cũ dừng' : timeOf(lostUntil)
  if (lostThrough === through) say('Không mất sự kiện nào.')
  else if (lostThrough === null) say(`Mất những gì đã làm từ ${timeOf(backupAt)} đến ${until}.`)
  else say(`Mất ${lostThrough - through} sự kiện, từ ${timeOf(backupAt)} đến ${until}.`)
  say('Khởi động Trung tâm: mọi trang sẽ báo giờ khôi phục và phần bị mất.')
}

const timeOf = (ms: number): string =>
  `${isoTime(ms).slice(11, 16)} ngày ${businessDate(ms).split('-').toReversed().join('/')}`
