import { closeSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type MediaFile = {
  readonly name: string
  readonly kind: 'picture' | 'video'
  /** By content, whatever the name says. */
  readonly type: string
  readonly bytes: number
  /** Changes with the file, so that a page asks for the new one. */
  readonly version: string
}

export type Media = {
  /** Pictures and videos in the order of their names; hidden files and everything else are left out. */
  list(): MediaFile[]
  /** Type of any file by its content; null when it is nothing that boards show. */
  typeAt(path: string): string | null
  /** Type of a file as the list would have it; null for any other name. Costs one look, whoever asks for what. */
  typeOf(name: string): string | null
}

const HEAD_BYTES = 32
const MOST = 500

const TYPES: readonly [type: string, kind: MediaFile['kind'], is: (head: Buffer) => boolean][] = [
  ['image/png', 'picture', (head) => head.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 'picture', (head) => head.toString('latin1', 0, 3) === '\xff\xd8\xff'],
  ['image/gif', 'picture', (head) => /^GIF8[79]a/.test(head.toString('latin1', 0, 6))],
  ['image/webp', 'picture', (head) => /^RIFF[^]{4}WEBP/.test(head.toString('latin1', 0, 12))],
  ['image/avif', 'picture', (head) => /^ftypavi[fs]/.test(head.toString('latin1', 4, 12))],
  ['video/mp4', 'video', (head) => head.toString('latin1', 4, 8) === 'ftyp'],
  ['video/webm', 'video', (head) => head.toString('latin1', 0, 4) === '\x1aE\xdf\xa3'],
]

/**
 * The media folder of a centre: a person copies files into it, boards show them. No document or drawing that could
 * carry a script is ever served from it.
 */
export function openMedia(dir: string): Media {
  let known = new Map<string, MediaFile>()

  function look(name: string): MediaFile | null {
    const stat = statSync(join(dir, name))
    const version = versionOf(stat)
    const held = known.get(name)
    if (held?.version === version) return held
    const found = stat.size === 0 ? undefined : TYPES.find(([, , is]) => is(headOf(join(dir, name))))
    return found ? { name, kind: found[1], type: found[0], bytes: stat.size, version } : null
  }

  function list(): MediaFile[] {
    const next = new Map<string, MediaFile>()
    for (const name of namesIn(dir)) {
      try {
        const file = look(name)
        if (file) next.set(name, file)
      } catch {
        // It went away between the listing and the look, or may not be read.
      }
    }
    known = next
    return [...next.values()]
  }

  function typeOfNew(name: string): string | null {
    if (isHidden(name) || /[/\\]/.test(name)) return null
    try {
      return lstatSync(join(dir, name)).isFile() ? (look(name)?.type ?? null) : null
    } catch {
      return null
    }
  }

  const typeAt = (path: string): string | null => TYPES.find(([, , is]) => is(headOf(path)))?.[0] ?? null
  return {
    list,
    typeAt,
    typeOf: (name) => known.get(name)?.type ?? typeOfNew(name),
  }
}

/** What tells a file from another one of its name; a file that is renamed keeps it. */
export const versionOf = ({ mtimeMs, size }: { mtimeMs: number; size: number }): string =>
  `${Math.round(mtimeMs)}-${size}`

const isHidden = (name: string): boolean => /^[.~]/.test(name)

/** "2" before "10", as the person who numbered the files means it. */
const byName = new Intl.Collator('vi', { numeric: true }).compare

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !isHidden(entry.name))
      .map(({ name }) => name)
      .sort(byName)
      .slice(0, MOST)
  } catch {
    return []
  }
}

function headOf(file: string): Buffer {
  const head = Buffer.alloc(HEAD_BYTES)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, head, 0, HEAD_BYTES, 0)
  } finally {
    closeSync(handle)
  }
  return head
}
