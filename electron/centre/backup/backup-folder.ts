import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isoTime } from '../../../shared/domain/time/vietnam-time.ts'

/** Why a backup was made: its hour, the end of the day, another version of the program, or somebody asked for it. */
export const BACKUP_KINDS = ['hour', 'close', 'update', 'asked'] as const
export type BackupKind = (typeof BACKUP_KINDS)[number]

/** File in which a backup says what it is. Its folder gets its name when all of it is written for good. */
export const MANIFEST = 'manifest.json'
const PART = '.part-'
const POOL = 'files'
/** Folders of centres on a second disk. */
export const OWN = 'mot-cua-'
/** By less a clock is set back every day. */
const STEP_MS = 3_600_000

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const bytes = z.int().nonnegative()
/** Nothing may be written outside the folder that is restored. */
const inside = z
  .string()
  .min(1)
  .refine((path) => !path.includes('\\') && !/^[a-z]:|^\//i.test(path) && !path.split('/').includes('..'))

const manifestShape = z.object({
  format: z.literal(1),
  takenAt: z.int(),
  kind: z.enum(BACKUP_KINDS),
  centre: z.string(),
  /** Version of the program, and of what it writes. */
  program: z.string(),
  schema: z.int(),
  /** Of the journal in it. */
  head: z.object({ seq: z.int().nonnegative(), hash: z.string() }),
  db: z.object({ sha256, bytes }),
  /** Everything else of the data folder; each lies in the pool under its hash. */
  files: z.array(z.object({ path: inside, sha256, bytes, mtimeMs: z.number() })),
  /** Names the key with which everything but this file is enciphered; absent: nothing is. */
  sealedBy: z.string().optional(),
})
export type Manifest = z.infer<typeof manifestShape>

export type Backup = { readonly name: string; readonly folder: string; readonly manifest: Manifest }

/**
 * Backups that lie at a place somebody names: a folder of backups, or a disk with folders of centres on it.
 */
export function findBackups(from: string, now: number): Backup[] {
  if (!existsSync(from)) return []
  const own = readdirSync(from).filter((name) => name.startsWith(OWN))
  return [from, ...own.map((name) => join(from, name))].flatMap((folder) => listBackups(folder, now))
}

/** Where a file that several backups share lies, by the hash of its content. */
export const poolDir = (folder: string): string => join(folder, POOL)
export const pooled = (folder: string, hash: string): string => join(folder, POOL, hash)

/** A folder name that a person reads, in Viet Nam time, and that no other backup has. */
export function newName(folder: string, takenAt: number, kind: BackupKind): string {
  const name = `${isoTime(takenAt).slice(0, 19).replace('T', '_').replaceAll(':', '-')}_${kind}`
  for (let n = 2; existsSync(join(folder, name)); n += 1)
    if (!existsSync(join(folder, `${name}-${n}`))) return `${name}-${n}`
  return name
}

/** Where a backup is put together; it is none yet. */
export const partOf = (folder: string, name: string): string => join(folder, `${PART}${name}`)

/** Bytes by which an enciphered file is longer than what it holds. */
export const SEAL_BYTES = 32

/**
 * The newest first. Those of a time that has not come stand last: they were made while the clock was wrong, and what was done
 * since is in the others.
 */
export const newestFirst =
  (now: number) =>
  ({ manifest: a }: Backup, { manifest: b }: Backup): number => {
    const isToCome = Number(a.takenAt > now + STEP_MS) - Number(b.takenAt > now + STEP_MS)
    return isToCome || b.takenAt - a.takenAt || b.head.seq - a.head.seq
  }

/**
 * The backups of a folder that have all their files in full length, the newest first. What was being written when somebody
 * pulled the plug is none of them.
 */
export function listBackups(folder: string, now: number): Backup[] {
  if (!existsSync(folder)) return []
  const lengths = new Map<string, number | null>()
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? (readBackup(folder, entry.name, lengths) ?? []) : []))
    .toSorted(newestFirst(now))
}

/**
 * One backup; null: there is none of that name that is whole.
 * @param lengths of files that were looked at before: backups share most of theirs
 */
export function readBackup(folder: string, name: string, lengths = new Map<string, number | null>()): Backup | null {
  const file = join(folder, name, MANIFEST)
  if (name.startsWith('.') || !existsSync(file)) return null
  const manifest = parse(readFileSync(file, 'utf8'))
  if (!manifest) return null
  const lengthOf = (path: string): number | null => {
    if (!lengths.has(path)) lengths.set(path, statSync(path, { throwIfNoEntry: false })?.size ?? null)
    return lengths.get(path) ?? null
  }
  const more = manifest.sealedBy === undefined ? 0 : SEAL_BYTES
  const isWhole =
    lengthOf(join(folder, name, 'centre.db')) === manifest.db.bytes + more &&
    manifest.files.every((one) => lengthOf(pooled(folder, one.sha256)) === one.bytes + more)
  return isWhole ? { name, folder, manifest } : null
}

/** Copies of a folder that lack a part, or do not say what they are: nobody can be given them. */
export function countBroken(folder: string): number {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.') && existsSync(join(folder, name, MANIFEST)))
  return names.filter((name) => readBackup(folder, name) === null).length
}

function parse(text: string): Manifest | null {
  try {
    return manifestShape.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Removes what a job that was cut off left behind. */
export function dropParts(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith(PART)) rmSync(join(folder, name), { recursive: true })
}

/** Removes backups, and every file of the pool that none of the others has. */
export function dropBackups(folder: string, names: readonly string[]): void {
  // Its manifest first: a backup that is removed in part is none.
  for (const name of names) rmSync(join(folder, name, MANIFEST), { force: true })
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true })
  sweepPool(folder)
}

function sweepPool(folder: string): void {
  if (!existsSync(poolDir(folder))) return
  const named = new Set(
    readdirSync(folder).flatMap((name) => {
      const file = join(folder, name, MANIFEST)
      // Of one that is damaged too: its files may be the only ones of their kind.
      return existsSync(file) ? (parse(readFileSync(file, 'utf8'))?.files.map((one) => one.sha256) ?? []) : []
    }),
  )
  for (const name of readdirSync(poolDir(folder))) if (!named.has(name)) rmSync(pooled(folder, name), { force: true })
}

/** Bytes that a folder of backups takes: each database, and what they share once. */
export function sizeOf(backups: readonly Backup[]): number {
  const files = new Map(
    backups.flatMap(({ manifest }) => manifest.files.map((one) => [one.sha256, one.bytes] as const)),
  )
  const shared = [...files.values()].reduce((sum, one) => sum + one, 0)
  return backups.reduce((sum, { manifest }) => sum + manifest.db.bytes, shared)
}
