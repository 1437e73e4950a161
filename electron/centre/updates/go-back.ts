import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { copyFile, syncFolder } from '../backup/copy-file.ts'
import { readHeadFile } from '../journal/head-file.ts'
import { damageOf, foldLog, peekAt } from '../store/copy-database.ts'
import { NewerData } from '../store/open-database.ts'
import { SCHEMA_VERSION } from '../store/schema.ts'
import { beforeUpdateDir, NEWER, noteWayBack } from './before-update.ts'

/**
 * The version of before is back, e.g. because the updater put it there, and the database was changed by the newer one. When
 * nothing was done since the copy of before the update was made, that copy takes its place: every event is in it. Otherwise
 * only a person can decide, and is told what there is to decide. The database of the newer version is kept beside the copy,
 * as long as the copy is. A stop at any moment leaves one of the two whole.
 * @param dir a data folder that is locked for this program
 * @returns whether the copy was put in its place
 * @throws NewerData
 */
export function goBackToCopy(dir: string): boolean {
  const file = join(dir, 'centre.db')
  if (!existsSync(file)) return false
  const there = peekAt(file)
  if (there.schema <= SCHEMA_VERSION) return false
  const copy = join(beforeUpdateDir(dir), 'centre.db')
  const kept = existsSync(copy) && damageOf(copy, false) === null ? peekAt(copy) : null
  if (!kept?.head || !there.head || kept.schema > SCHEMA_VERSION) throw new NewerData()
  const told = existsSync(join(dir, 'head.json')) ? readHeadFile(join(dir, 'head.json')) : null
  const last = Math.max(there.head.seq, told?.seq ?? 0)
  if (last > kept.head.seq) throw new NewerData(last - kept.head.seq)
  if (there.head.seq !== kept.head.seq || there.head.hash !== kept.head.hash) throw new NewerData()
  const aside = join(dir, 'centre.db.back')
  copyFile(copy, aside)
  foldLog(file)
  copyFile(file, join(beforeUpdateDir(dir), NEWER))
  noteWayBack(dir)
  renameSync(aside, file)
  syncFolder(dir)
  return true
}
