import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { z } from 'zod'
import type { BackupsView, FormerCopies } from '../../../shared/api/backup-views.ts'
import { OWN } from './backup-folder.ts'
import { PlaceAway } from './copy-backup.ts'
import { forgetLastSecond, lastSecondFolder } from './known-place.ts'

const FILE = 'former-places.json'
const shape = z.array(z.object({ folder: z.string(), since: z.number() }))

/** A folder on a second disk that gets no copies any more, and may still have some. */
type FormerPlace = z.infer<typeof shape>[number]

/** So often it is looked whether anything is still there. */
const LOOK_MS = 3_600_000

/** What is known of the second places of before; kept beside the backups. */
export type FormerPlaces = {
  all(): BackupsView['former']
  /** This folder is the second place now; where the last copy went to another one, that is one of before. */
  choose(second: string, now: number): void
  /** Those that have not been looked at for an hour. */
  due(now: number): { readonly folder: string }[]
  /** @param copies of the centre there; null: the disk is away */
  learn(folder: string, copies: FormerCopies | null): void
  forget(folder: string): void
}

/** @param backups folder of the backups on the first disk */
export function formerPlaces(backups: string): FormerPlaces {
  let places = readFormerPlaces(backups)
  const known = new Map<string, { copies: FormerCopies | null; at: number }>()
  function keep(next: readonly FormerPlace[]): void {
    places = [...next]
    if (existsSync(backups)) writeFormerPlaces(backups, places)
  }
  return {
    all: () => places.map((one) => ({ ...one, copies: known.get(one.folder)?.copies ?? null })),
    choose(second, now) {
      const last = lastSecondFolder(backups)
      if (places.some(({ folder }) => folder === second)) keep(places.filter(({ folder }) => folder !== second))
      if (last === null || last === second || places.some(({ folder }) => folder === last)) return
      keep([...places, { folder: last, since: now }])
    },
    due(now) {
      const found = places.filter(({ folder }) => Math.abs(now - (known.get(folder)?.at ?? 0)) >= LOOK_MS)
      for (const { folder } of found) known.set(folder, { copies: known.get(folder)?.copies ?? null, at: now })
      return found
    },
    learn(folder, copies) {
      known.set(folder, { copies, at: known.get(folder)?.at ?? 0 })
    },
    forget(folder) {
      if (lastSecondFolder(backups) === folder) forgetLastSecond(backups)
      keep(places.filter((one) => one.folder !== folder))
    },
  }
}

/** Places that a folder of backups remembers. */
function readFormerPlaces(backups: string): FormerPlace[] {
  const file = join(backups, FILE)
  if (!existsSync(file)) return []
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Half of it, after a power cut.
    return []
  }
}

function writeFormerPlaces(backups: string, places: readonly FormerPlace[]): void {
  const aside = join(backups, `${FILE}.part`)
  writeFileSync(aside, `${JSON.stringify(places)}\n`, { mode: 0o600, flush: true })
  renameSync(aside, join(backups, FILE))
}

/**
 * Folders of this centre at a place that it uses no longer.
 * @param centre its name on disks
 * @param second the second place now: the same one by another name has nothing that would have to go; null: there is none
 * @throws PlaceAway
 */
export function formerFoldersAt(folder: string, centre: string, second: string | null): string[] {
  if (!existsSync(folder)) throw new PlaceAway(`${folder} is not there`)
  const now = second !== null && existsSync(second) ? second : null
  if (now !== null && isSame(folder, now)) return []
  const names = readdirSync(folder).filter((name) => name === `${OWN}${centre}` || name.startsWith(`${OWN}${centre}-`))
  return names.map((name) => join(folder, name)).filter((own) => now === null || !isInside(own, now))
}

/** A slash at its end, a link, a capital letter under Windows, a disk that is mounted twice: one place has many names. */
function isSame(one: string, other: string): boolean {
  if (realpathSync.native(one) === realpathSync.native(other)) return true
  const [a, b] = [statSync(one, { bigint: true }), statSync(other, { bigint: true })]
  return a.dev === b.dev && a.ino === b.ino && a.ino !== 0n
}

function isInside(outer: string, folder: string): boolean {
  const way = relative(realpathSync.native(outer), realpathSync.native(folder))
  return !way.startsWith('..') && !isAbsolute(way)
}

/** Removes all copies of this centre at a place that it uses no longer. @throws PlaceAway, what the disk says */
export function dropFormer(folder: string, centre: string, second: string | null): void {
  for (const own of formerFoldersAt(folder, centre, second)) rmSync(own, { recursive: true })
}
