import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expiredBackups } from '../../../shared/domain/backup/keep-backups.ts'
import type { Keep } from '../../../shared/domain/backup/keep-backups.ts'
import { readHeadFile } from '../journal/head-file.ts'
import { copyOpenDatabase, settleCopy } from '../store/copy-database.ts'
import { dropOldErased } from './erased-log.ts'
import { dropBackups, dropParts, listBackups, MANIFEST, newName, partOf, pooled, poolDir } from './backup-folder.ts'
import type { BackupKind, Manifest } from './backup-folder.ts'
import { copyFile, hashFile, syncFolder } from './copy-file.ts'

/** No room for it; the centre itself must never be left without. */
export class NoRoom extends Error {}
/** The database is not what it should be: this copy of it is no backup. */
export class DamagedData extends Error {}

export type TakeJob = {
  /** The data folder. */
  readonly dir: string
  /** The folder of the backups. */
  readonly to: string
  readonly kind: BackupKind
  readonly centre: string
  readonly program: string
  readonly now: number
  readonly keep: Keep
}

/** Hears that a job goes on. */
export type Tick = () => void

/** What does not belong into a backup: other copies, releases, uploads that are not finished, locks, the log, and the key of the backups. */
const LEFT_OUT =
  /^(centre\.(db|lock).*|head\.json|before-update|updates|incoming|messages|begin\.json|restored\.json|backup\.key|service\.log(\.1)?|doubt|second-held|.*\.part)$/
/** Left to the centre on a disk that they share. */
const LEAVE_BYTES = 1e9
const LEAVE_PART = 0.05

/**
 * Makes a backup of a data folder, also while its centre runs, and removes those that have expired. The database is copied
 * first: every file that it names is there, or was erased since.
 * @returns its name
 * @throws NoRoom, DamagedData, what the disk says
 */
export async function takeBackup(job: TakeJob, tick: Tick): Promise<string> {
  const { dir, to, kind, now } = job
  mkdirSync(poolDir(to), { recursive: true, mode: 0o700 })
  dropParts(to)
  // Also where no other can be made: what is kept no longer goes, and may leave the room that lacks.
  expire(to, job, false)
  makeRoom(to, roomFor(dir))
  const name = newName(to, now, kind)
  const part = partOf(to, name)
  mkdirSync(part, { mode: 0o700 })
  try {
    const told = readHeadFile(join(dir, 'head.json'))
    const db = join(part, 'centre.db')
    await copyOpenDatabase(join(dir, 'centre.db'), db, tick)
    const settled = settleCopy(db, told)
    if ('damage' in settled) throw new DamagedData(settled.damage)
    const manifest: Manifest = {
      format: 1,
      takenAt: now,
      kind,
      centre: job.centre,
      program: job.program,
      ...settled,
      db: hashFile(db, { onBytes: tick }),
      files: await poolFiles(job, part, tick),
    }
    finish(to, part, name, manifest)
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    throw error
  }
  expire(to, job, true)
  return name
}

/** Nothing is a backup before everything of it is on the disk. */
export function finish(folder: string, part: string, name: string, manifest: Manifest): void {
  writeFileSync(join(part, MANIFEST), `${JSON.stringify(manifest)}\n`, { mode: 0o600, flush: true })
  syncFolder(poolDir(folder))
  syncFolder(part)
  renameSync(part, join(folder, name))
  syncFolder(folder)
}

/** Removes what is kept no longer. @param isAfterNew whether the newest has just come there */
export function expire(folder: string, { keep, now }: Pick<TakeJob, 'keep' | 'now'>, isAfterNew: boolean): void {
  const all = listBackups(folder, now).map(({ name, manifest }) => ({ name, takenAt: manifest.takenAt }))
  const gone = expiredBackups(all, keep, now, isAfterNew)
  dropBackups(folder, gone)
  const left = all.filter(({ name }) => !gone.includes(name)).map(({ takenAt }) => takenAt)
  if (left.length > 0) dropOldErased(folder, Math.min(...left))
}

/** @throws NoRoom */
export function makeRoom(folder: string, bytes: number): void {
  const { bavail, bsize, blocks } = statfsSync(folder)
  const left = Math.min(LEAVE_BYTES, blocks * bsize * LEAVE_PART)
  if (bavail * bsize < bytes + left) throw new NoRoom(`${bytes} bytes are needed in ${folder}`)
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
/** Twice the log: what stands in it comes into the copy, and it grows while the copy is made. */
const roomFor = (dir: string): number => sizeOf(join(dir, 'centre.db')) + 2 * sizeOf(join(dir, 'centre.db-wal'))

type Listed = Manifest['files'][number]

/** Brings every file of the data folder into the pool that is not in it yet. */
async function poolFiles({ dir, to, now }: TakeJob, part: string, tick: Tick): Promise<Listed[]> {
  const known = new Map(listBackups(to, now)[0]?.manifest.files.map((one) => [one.path, one]))
  const files: Listed[] = []
  for (const path of filesIn(dir, to)) {
    tick()
    files.push(...(await poolOne(dir, to, part, path, known.get(path))))
  }
  return files
}

async function poolOne(dir: string, to: string, part: string, path: string, before?: Listed): Promise<Listed[]> {
  const file = join(dir, path)
  // A database in the folder may be open: it is copied like the one of the centre.
  if (path.endsWith('.db')) {
    const copy = join(part, 'copy.db')
    await copyOpenDatabase(file, copy, () => {})
    settleCopy(copy, null)
    const { sha256, bytes } = hashFile(copy)
    renameSync(copy, pooled(to, sha256))
    return [{ path, sha256, bytes, mtimeMs: 0 }]
  }
  const found = lstatSync(file, { throwIfNoEntry: false })
  // Erased while the others were copied.
  if (!found) return []
  const { size: bytes, mtimeMs } = found
  if (before && before.bytes === bytes && before.mtimeMs === mtimeMs && sizeOf(pooled(to, before.sha256)) === bytes)
    return [before]
  return [{ path, mtimeMs, ...intoPool(file, to, part) }]
}

function intoPool(file: string, to: string, part: string): Pick<Listed, 'sha256' | 'bytes'> {
  makeRoom(to, sizeOf(file))
  const aside = join(part, 'file')
  const copied = copyFile(file, aside)
  renameSync(aside, pooled(to, copied.sha256))
  return copied
}

/**
 * Paths of all files that belong into a backup, with `/` between their parts.
 * @param to folder of the backups, which somebody may have put into the data folder
 */
function filesIn(dir: string, to: string, under = ''): string[] {
  return readdirSync(join(dir, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`
    if (under === '' && (LEFT_OUT.test(entry.name) || resolve(dir, path) === resolve(to))) return []
    if (entry.isDirectory()) return filesIn(dir, to, path)
    return entry.isFile() && !/\.(part|db-wal|db-shm|db-journal)$/.test(entry.name) ? [path] : []
  })
}
