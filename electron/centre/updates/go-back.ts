import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyFile, syncFolder } from '../backup/copy-file.ts'
import { loadJournalKey } from '../../platform/keys.ts'
import { readHeadFile } from '../journal/head-file.ts'
import { rebuildIfOutdated } from '../journal/rebuild.ts'
import { rescueTail } from '../journal/rescue-tail.ts'
import { damageOf, foldLog, lastHead, peekAt } from '../store/copy-database.ts'
import { closeDatabase, NewerData, openDatabase, openReadOnly } from '../store/open-database.ts'
import { SCHEMA_VERSION } from '../store/schema.ts'
import { hasWorkAfter } from '../store/work-after.ts'
import { beforeUpdateDir, NEWER, noteWayBack } from './before-update.ts'

type Head = { readonly seq: number; readonly hash: string }

/**
 * The version of before is back, e.g. because the updater put it there, and the database was changed by the newer one. When
 * nobody has worked since the copy of before the update was made, that copy takes its place, with what the newer one wrote by
 * itself: every event is in it. Otherwise only a person can decide, and is told what there is to decide. The database of the newer
 * version is kept beside the copy, as long as the copy is. A stop at any moment leaves one of the two whole.
 * @param dir a data folder that is locked for this program
 * @returns whether the copy was put in its place
 * @throws NewerData
 */
export function goBackToCopy(dir: string): boolean {
  const file = join(dir, 'centre.db')
  if (!existsSync(file)) return false
  const there = peekAt(file)
  if (there.schema <= SCHEMA_VERSION) return false
  const aside = join(dir, 'centre.db.back')
  // Of a way back that was cut off: the log of another file would be taken for that of this one.
  for (const rest of ['-wal', '-shm']) rmSync(`${aside}${rest}`, { force: true })
  makeCopy(dir, there.head, aside)
  foldLog(file)
  copyFile(file, join(beforeUpdateDir(dir), NEWER))
  noteWayBack(dir)
  renameSync(aside, file)
  syncFolder(dir)
  return true
}

/** What is to take the place of the newer version's database, with the same last event. @throws NewerData */
function makeCopy(dir: string, head: Head | null, to: string): void {
  const copy = join(beforeUpdateDir(dir), 'centre.db')
  const kept = headOfCopy(copy)
  if (!kept || !head) throw new NewerData()
  const last = Math.max(head.seq, readHeadFile(join(dir, 'head.json'))?.seq ?? 0)
  const since = last - kept.seq
  if (last > head.seq || (since > 0 && hasWork(join(dir, 'centre.db'), kept.seq))) throw new NewerData(since)
  copyFile(copy, to)
  const reached = since > 0 ? takeOver(dir, to) : kept
  if (head.seq === reached.seq && head.hash === reached.hash) return
  rmSync(to)
  throw new NewerData(since > 0 ? since : undefined)
}

/** @returns null: there is no copy that this program could work with */
function headOfCopy(copy: string): Head | null {
  const kept = existsSync(copy) && damageOf(copy, false) === null ? peekAt(copy) : null
  return kept && kept.schema <= SCHEMA_VERSION ? kept.head : null
}

function hasWork(file: string, after: number): boolean {
  const db = openReadOnly(file)
  try {
    return hasWorkAfter(db, after)
  } catch {
    // Written in a way that this program cannot read.
    return true
  } finally {
    db.close()
  }
}

/** Brings to a copy what the newer version wrote by itself, as far as the chain proves it. @returns its last event */
function takeOver(dir: string, copy: string): Head {
  const db = openDatabase(copy)
  try {
    rebuildIfOutdated(db)
    rescueTail(db, join(dir, 'centre.db'), loadJournalKey(dir, false))
    return lastHead(db)
  } finally {
    closeDatabase(db)
    foldLog(copy)
  }
}
