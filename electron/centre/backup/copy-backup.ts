import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { copyErased } from './erased-log.ts'
import { dropParts, OWN, listBackups, partOf, pooled, poolDir, readBackup, SEAL_BYTES } from './backup-folder.ts'
import type { Backup, Manifest } from './backup-folder.ts'
import { BrokenCopy, copyFile, hashFile } from './copy-file.ts'
import { keyMark } from './seal-key.ts'
import { expire, finish, makeRoom } from './take-backup.ts'
import type { TakeJob, Tick } from './take-backup.ts'

/** The second place is not there, or nobody has prepared it: perhaps the disk is not plugged in, the share not mounted. */
export class PlaceAway extends Error {}

/** The key is lost, perhaps with the data: nobody is to find the names of citizens open on a disk that had them enciphered. */
export class NoKey extends Error {}

/** The second disk: where a person said it is, whose folder on it, and its key as hex; null: copies are not enciphered. */
export type SecondPlace = { readonly folder: string; readonly centre: string; readonly key: string | null }

export type CopyJob = Pick<TakeJob, 'keep' | 'now'> & {
  /** The folder of the backups. */
  readonly from: string
  readonly second: SecondPlace
}

/**
 * Brings the newest backup to the second place, read again from there, and removes what has expired there.
 * @returns its name; null: there is none yet
 * @throws PlaceAway, NoRoom, BrokenCopy, what the disk says
 */
export function copyBackup(job: CopyJob, tick: Tick): string | null {
  const { from, second } = job
  const to = ownFolder(second)
  if (!existsSync(poolDir(to))) {
    // Another key since: the disk is there all the same.
    if (othersOf(second).length === 0) throw new PlaceAway(`${to} is not there`)
    if (second.key === null) throw new NoKey(`what lies in ${second.folder} is enciphered, and its key is not here`)
    preparePlace(second)
  }
  const [newest] = listBackups(from, job.now)
  if (!newest) return null
  dropParts(to)
  copyErased(from, to)
  expire(to, job, false)
  if (!readBackup(to, newest.name)) {
    const seal = second.key === null ? undefined : Buffer.from(second.key, 'hex')
    const lacking = missing(newest.manifest, to, seal !== undefined)
    makeRoom(
      to,
      lacking.reduce((sum, { bytes }) => sum + bytes, newest.manifest.db.bytes),
    )
    copyWhole(newest, lacking, to, seal, tick)
  }
  expire(to, job, true)
  return newest.name
}

function copyWhole(
  { name, folder, manifest }: Backup,
  lacking: Manifest['files'],
  to: string,
  seal: Buffer | undefined,
  tick: Tick,
): void {
  const part = partOf(to, name)
  mkdirSync(part, { mode: 0o700 })
  try {
    const options = { seal, onBytes: tick }
    const copy = (source: string, target: string, sha256: string): void => {
      copyFile(source, target, options)
      // From the disk again: a stick that takes everything and keeps nothing is not rare.
      const { sha256: found } = hashFile(target, { open: seal, onBytes: tick })
      if (found !== sha256) throw new BrokenCopy(`${target} is not what was written`)
    }
    copy(join(folder, name, 'centre.db'), join(part, 'centre.db'), manifest.db.sha256)
    for (const { sha256 } of lacking) copy(pooled(folder, sha256), pooled(to, sha256), sha256)
    // One of that name that is not whole.
    rmSync(join(to, name), { recursive: true, force: true })
    finish(to, part, name, seal ? { ...manifest, sealedBy: keyMark(seal) } : manifest)
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    throw error
  }
}

/** Files that the second place does not have yet, each once. */
function missing({ files }: Manifest, to: string, isSealed: boolean): Manifest['files'] {
  const more = isSealed ? SEAL_BYTES : 0
  const unique = [...new Map(files.map((one) => [one.sha256, one])).values()]
  return unique.filter(
    ({ sha256, bytes }) => statSync(pooled(to, sha256), { throwIfNoEntry: false })?.size !== bytes + more,
  )
}

const nameOf = ({ centre, key }: SecondPlace): string =>
  `${OWN}${centre}${key === null ? '' : `-${keyMark(Buffer.from(key, 'hex'))}`}`

/** The centre's own folder on a second disk: of another key, another folder. */
export const ownFolder = (second: SecondPlace): string => join(second.folder, nameOf(second))

/** Folders of the same centre by other keys. */
function othersOf(second: SecondPlace): string[] {
  if (!existsSync(second.folder)) return []
  const all = readdirSync(second.folder).filter((name) => name.startsWith(`${OWN}${second.centre}`))
  return all.filter((name) => name !== nameOf(second)).map((name) => join(second.folder, name))
}

/**
 * Makes the centre's own folder on a second disk. Only a person does this: a disk that is not mounted must be missed, not
 * quietly replaced by an empty folder of the first one. What lies there under another key, or under none, goes: it would
 * outlive its time there.
 */
export function preparePlace(second: SecondPlace): void {
  if (!existsSync(second.folder)) throw new PlaceAway(`${second.folder} is not there`)
  mkdirSync(poolDir(ownFolder(second)), { recursive: true, mode: 0o700 })
  for (const other of othersOf(second)) rmSync(other, { recursive: true })
}
