import { existsSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative } from 'node:path'
import { isoTime } from '../../../shared/domain/time/vietnam-time.ts'
import type { RestoreProgress } from '../../../shared/shell/restore-start.ts'
import { freeBytes, isFull } from '../../platform/disks.ts'
import { openFiles } from '../../platform/files.ts'
import { loadJournalKey } from '../../platform/keys.ts'
import { readHeadFile } from '../journal/head-file.ts'
import { rescueTail } from '../journal/rescue-tail.ts'
import { rebuildIfOutdated } from '../journal/rebuild.ts'
import { verifyCentre } from '../journal/verify.ts'
import { lastHead } from '../store/copy-database.ts'
import { lockFolder } from '../store/folder-lock.ts'
import { closeDatabase, openDatabase } from '../store/open-database.ts'
import { holdRestoring } from './abandoned-restore.ts'
import type { Held } from './abandoned-restore.ts'
import { pooled } from './backup-folder.ts'
import type { Backup } from './backup-folder.ts'
import { BrokenCopy, copyFile, syncFolder } from './copy-file.ts'
import { readErased } from './erased-log.ts'
import { holdSecond } from './held-second.ts'
import { bytesOf } from './offer-copies.ts'
import { finishRestore, placeOf, restoringDir, writeRestoredNote } from './restored-note.ts'
import type { RestoredNote } from './restored-note.ts'
import { keyMark, keyOfCode, readSealCode, writeSealCode } from './seal-key.ts'
import { NoRoom } from './take-backup.ts'

/** A backup is not whole, or not what it was when it was made; the message says what of it. */
export class BackupUnusable extends Error {}
/** The copy is enciphered and the code is another one, or none was given. */
export class WrongBackupKey extends Error {}

/** The data folder is a disk of its own: nothing else can take its place. */
export class FolderStays extends Error {}
/** The data folder has the copies in it: they would be set aside with it, and removed with it in time. */
export class HoldsCopy extends Error {}

export type RestoreOptions = {
  readonly backup: Backup
  /** The data folder; what stands there is moved aside. */
  readonly dir: string
  readonly now: number
  readonly how: RestoredNote['how']
  readonly id: string
  /** Code of a copy that is enciphered, as somebody typed it. */
  readonly code?: string | undefined
  /** The machine's own folder of backups, where another one is put back: it may know of more that was erased. */
  readonly own?: string | undefined
  /** Hears how far it is. */
  readonly onProgress?: (progress: RestoreProgress) => void
}

/**
 * Puts a backup in the place of a data folder: written beside it, brought to this version of the program, verified as
 * `verify` does, and only then put in its place. What the folder of before still has of later events is brought over. A
 * stop at any moment leaves the old folder or the new one, never half of one.
 * @throws BackupUnusable, WrongBackupKey, FolderStays, HoldsCopy, NoRoom, NewerData, FolderInUse, what the disk says
 */
export async function restoreBackup(asked: RestoreOptions): Promise<RestoredNote> {
  const options = { ...asked, dir: placeOf(asked.dir) }
  const { dir, backup } = options
  if (isMount(dir)) throw new FolderStays(dir)
  if (isInside(dir, backup.folder)) throw new HoldsCopy(dir)
  finishRestore(dir)
  const restoring = restoringDir(dir)
  const unlock = existsSync(dir) ? lockFolder(dir) : () => {}
  const held = holdRestoring(restoring)
  let note: RestoredNote
  try {
    // What a restore that was cut off has left is no use, and may be the room that lacks.
    rmSync(restoring, { recursive: true, force: true })
    checkRoom(options)
    // What the damaged folder has must not keep a sound backup from coming back.
    const through = (await build(options, held, restoring, dir)) ?? (await build(options, held, restoring, null))
    if (through === null) throw new BackupUnusable(`${backup.name}: its journal does not verify`)
    note = noteOf(options, through)
    keepSealCode(options, restoring)
    if (options.how === 'asked') holdSecond(restoring)
    writeRestoredNote(restoring, note)
    syncFolder(restoring)
  } catch (error) {
    held.release()
    rmSync(restoring, { recursive: true, force: true })
    throw isFull(error) ? new NoRoom((error as Error).message) : error
  } finally {
    // A folder with an open file has to stay where it is under Windows.
    held.release()
    unlock()
  }
  finishRestore(dir)
  syncFolder(dirname(dir))
  return note
}

/** Before anything is written: half of a data folder would fill the disk for whoever works on it. @throws NoRoom */
function checkRoom({ backup: { manifest }, dir }: RestoreOptions): void {
  const needed = bytesOf(manifest)
  if (freeBytes(dirname(dir)) < needed) throw new NoRoom(`${needed} bytes are needed for ${dir}`)
}

/** Also the root of a disk under Windows, which is its own parent. */
const isMount = (dir: string): boolean =>
  dirname(dir) === dir || (existsSync(dir) && statSync(dir).dev !== statSync(dirname(dir)).dev)

function isInside(dir: string, folder: string): boolean {
  const way = relative(dir, realpathSync(folder))
  return !way.startsWith('..') && !isAbsolute(way)
}

/**
 * A data folder out of a backup.
 * @param replaced folder with later events that may be saved; null: none is looked at
 * @returns its last event; null: it does not verify
 */
async function build(options: RestoreOptions, held: Held, to: string, replaced: string | null): Promise<number | null> {
  held.anew()
  unpack(options, to)
  options.onProgress?.({ step: 'checking', part: 100 })
  const through = settle(to, replaced)
  return (await verifyCentre(to)).ok ? through : null
}

/** Every file of the backup at its place, each proven by its hash. */
function unpack({ backup: { name, folder, manifest }, code, onProgress }: RestoreOptions, to: string): void {
  const { sealedBy } = manifest
  const key = keyOfCode(code ?? '')
  if (sealedBy !== undefined && (!key || keyMark(key) !== sealedBy)) throw new WrongBackupKey(name)
  const open = sealedBy === undefined ? undefined : (key ?? undefined)
  let done = 0
  const total = Math.max(1, bytesOf(manifest))
  const onBytes = (bytes: number): void => {
    done += bytes
    onProgress?.({ step: 'copying', part: Math.floor((100 * done) / total) })
  }
  const bring = (from: string, path: string, sha256: string): void => {
    mkdirSync(dirname(join(to, path)), { recursive: true, mode: 0o700 })
    try {
      const copied = copyFile(from, join(to, path), { open, onBytes })
      if (copied.sha256 !== sha256) throw new BrokenCopy('it was changed')
    } catch (error) {
      // The copy is sound; another one would have no more room.
      if (isFull(error)) throw error
      throw new BackupUnusable(`${name}: ${path}: ${(error as Error).message}`)
    }
  }
  bring(join(folder, name, 'centre.db'), 'centre.db', manifest.db.sha256)
  for (const { path, sha256 } of manifest.files) bring(pooled(folder, sha256), path, sha256)
}

/** It is in no backup, and without it the copies on the second disk would be open to everybody from now on. */
function keepSealCode({ dir, backup, code }: RestoreOptions, to: string): void {
  const kept = readSealCode(dir) ?? (backup.manifest.sealedBy === undefined ? null : code)
  if (kept) writeSealCode(to, kept)
}

/** The database as this program has it, with what can be saved from the one that it replaces. @returns its last event */
function settle(dir: string, replaced: string | null): number {
  const key = loadJournalKey(dir, false)
  const db = openDatabase(join(dir, 'centre.db'))
  try {
    rebuildIfOutdated(db)
    if (replaced !== null && rescueTail(db, join(replaced, 'centre.db'), key) > 0) bringFiles(replaced, dir)
    const head = lastHead(db)
    writeFileSync(join(dir, 'head.json'), JSON.stringify(head), { mode: 0o600, flush: true })
    return head.seq
  } finally {
    closeDatabase(db)
  }
}

/** Digitised papers and recordings that came after the backup; each is named by its hash. */
function bringFiles(replaced: string, dir: string): void {
  const [from, to] = [openFiles(join(replaced, 'files')), openFiles(join(dir, 'files'))]
  for (const hash of from.list()) {
    if (to.sizeOf(hash) !== null) continue
    mkdirSync(join(dir, 'files'), { recursive: true, mode: 0o700 })
    const copied = copyFile(from.pathOf(hash), to.pathOf(hash))
    if (copied.sha256 !== hash) to.remove(hash)
  }
}

function noteOf({ backup, dir, now, how, id, own }: RestoreOptions, through: number): RestoredNote {
  const head = join(dir, 'head.json')
  const told = existsSync(head) ? readHeadFile(head) : null
  const until = told && told.seq >= through ? Math.round(statSync(head).mtimeMs) : null
  return {
    id,
    backupAt: backup.manifest.takenAt,
    restoredAt: now,
    how,
    through,
    // An older folder that stood here by chance tells nothing of what was lost.
    lostThrough: told && told.seq >= through ? told.seq : null,
    lostUntil: until !== null && until >= backup.manifest.takenAt && until <= now ? until : null,
    erased: [...new Set([backup.folder, ...(own === undefined ? [] : [own])].flatMap(readErased))],
    replaced: existsSync(dir) ? asideOf(dir, now) : null,
  }
}

function asideOf(dir: string, now: number): string {
  const name = `${dir}-replaced-${isoTime(now).slice(0, 19).replace('T', '_').replaceAll(':', '-')}`
  for (let n = 2; existsSync(name); n += 1) if (!existsSync(`${name}-${n}`)) return `${name}-${n}`
  return name
}
