import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync, statSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { orderFiles } from './media-order.ts'
import type { Move } from './media-order.ts'
import { versionOf } from './media.ts'

/**
 * A change of the folder that was decided. `version` is the file that was meant, so that a change that is carried out
 * again, after a crash, does nothing to another file that has its name by then. `day` (YYYY-MM-DD) is the part of the
 * bin.
 */
export type MediaWork =
  | { readonly kind: 'show'; readonly name: string; readonly version: string; readonly day: string }
  | { readonly kind: 'bin'; readonly name: string; readonly version: string; readonly day: string }
  | { readonly kind: 'restore'; readonly name: string; readonly day: string }
  | { readonly kind: 'order'; readonly moves: readonly Move[] }

/** Changes of the media folder: files come in parts, under a hidden name until they are whole. */
export type MediaFolder = {
  /** Bytes of a file that have come so far; 0 when none have. */
  received(name: string): number
  /**
   * Writes a part for good. @param offset where it belongs; 0 begins anew @param atMs time of the file
   * @returns the version of the parts so far
   */
  write(name: string, offset: number, bytes: Uint8Array, atMs: number): Promise<string>
  /** The path of the parts, to look at before they are shown. */
  partOf(name: string): string
  /** Forgets the parts. */
  drop(name: string): void
  /** The newest day in the bin from which a file can come back; null when it is not there, or its place is taken. */
  binnedOn(name: string): string | null
  /** Carries out what was decided; once more changes nothing. @throws when the disk or who reads a file forbids it */
  perform(work: MediaWork): void
  /**
   * Deletes what nobody comes back for: days of the bin before `day`, and parts of files that no part came to for
   * `partMs` before or after `now`. @param most files at once @returns how many went
   */
  clear(limits: { day: string; now: number; partMs: number; most: number }): number
}

const BIN = '.bin'
const DAY = /^\d{4}-\d\d-\d\d$/
const PART = /^\..+\.part$/

/** @param dir made with the first file */
export function openMediaFolder(dir: string): MediaFolder {
  const at = (name: string): string => join(dir, name)
  const partOf = (name: string): string => at(`.${name}.part`)
  const isThere = (path: string, version: string): boolean => existsSync(path) && versionOf(statSync(path)) === version
  const days = (): string[] =>
    entries(at(BIN))
      .filter((day) => DAY.test(day))
      .sort()
      .reverse()

  function bin(name: string, day: string): void {
    mkdirSync(join(dir, BIN, day), { recursive: true })
    renameSync(at(name), join(dir, BIN, day, name))
  }
  function show({ name, version, day }: MediaWork & { kind: 'show' }): void {
    if (!isThere(partOf(name), version)) return
    if (existsSync(at(name))) bin(name, day)
    renameSync(partOf(name), at(name))
  }
  function restore({ name, day }: MediaWork & { kind: 'restore' }): void {
    const binned = join(dir, BIN, day, name)
    if (existsSync(binned) && !existsSync(at(name))) renameSync(binned, at(name))
  }
  function clearBin(before: string, most: number): number {
    let gone = 0
    for (const day of days().filter((one) => one < before)) {
      const files = entries(join(dir, BIN, day))
      const now = files.slice(0, most - gone)
      for (const name of now) rmSync(join(dir, BIN, day, name), { recursive: true })
      gone += now.length
      if (now.length < files.length) return gone
      rmdirSync(join(dir, BIN, day))
    }
    return gone
  }
  function clearParts(now: number, partMs: number, most: number): number {
    const old = entries(dir).filter((name) => PART.test(name) && Math.abs(now - statSync(at(name)).mtimeMs) >= partMs)
    for (const name of old.slice(0, most)) rmSync(at(name))
    return Math.min(old.length, most)
  }
  return {
    partOf,
    received: (name) => (existsSync(partOf(name)) ? statSync(partOf(name)).size : 0),
    async write(name, offset, bytes, atMs) {
      await mkdir(dir, { recursive: true })
      const file = await open(partOf(name), offset === 0 ? 'w' : 'r+', 0o644)
      try {
        await file.truncate(offset)
        await file.write(bytes, 0, bytes.length, offset)
        await file.utimes(atMs / 1000, atMs / 1000)
        await file.sync()
        return versionOf(await file.stat())
      } finally {
        await file.close()
      }
    },
    drop: (name) => rmSync(partOf(name), { force: true }),
    binnedOn: (name) =>
      existsSync(at(name)) ? null : (days().find((day) => existsSync(join(dir, BIN, day, name))) ?? null),
    perform(work) {
      if (work.kind === 'show') show(work)
      else if (work.kind === 'restore') restore(work)
      else if (work.kind === 'order') orderFiles(at, isThere, work.moves)
      else if (isThere(at(work.name), work.version)) bin(work.name, work.day)
    },
    clear({ day, now, partMs, most }) {
      const gone = clearBin(day, most)
      return gone + clearParts(now, partMs, most - gone)
    },
  }
}

const entries = (path: string): string[] => (existsSync(path) ? readdirSync(path) : [])
