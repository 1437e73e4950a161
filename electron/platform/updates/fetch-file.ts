import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import type { ReleaseFile } from '../../../shared/updates/release.ts'
import { hashOfFile, ReleaseUnusable } from './verify-release.ts'

/** Gives a file from a byte on, or the whole of it when it cannot. */
export type Source = (name: string, from: number) => Promise<{ body: Readable; from: number } | null>

/**
 * Brings a file of a release to a place, where it stands only when it is whole and the one that was signed. What was
 * brought before the line broke is not asked for again.
 * @param part where it stands until then
 * @throws ReleaseUnusable
 */
export async function fetchFile(file: ReleaseFile, source: Source, to: string, part = `${to}.part`): Promise<void> {
  if (existsSync(to) && (await isWhole(to, file))) return
  const have = lstatSync(part, { throwIfNoEntry: false })?.size ?? 0
  if (have > file.bytes) rmSync(part)
  if (have !== file.bytes) await bring(file, source, part, have > file.bytes ? 0 : have)
  if (await isWhole(part, file)) return renameSync(part, to)
  // A half is kept for the next time; what is whole and wrong is not.
  if ((statSync(part, { throwIfNoEntry: false })?.size ?? 0) >= file.bytes) rmSync(part)
  throw new ReleaseUnusable('broken', file.name)
}

/** Left to the journal of the hall, which lies on the same disk. */
const ROOM_TO_WORK = 256 * 1024 * 1024

/** Whether so many bytes more leave the disk of a folder room to work. */
export function hasRoom(folder: string, bytes: number): boolean {
  const disk = statfsSync(folder)
  return disk.bavail * disk.bsize >= bytes + ROOM_TO_WORK
}

/** In a folder where others write too: through no link, and waiting for nobody at a pipe. */
const PLAINLY =
  constants.O_WRONLY |
  constants.O_CREAT |
  constants.O_APPEND |
  (constants.O_NOFOLLOW ?? 0) |
  (constants.O_NONBLOCK ?? 0)

async function bring(file: ReleaseFile, source: Source, part: string, have: number): Promise<void> {
  if (!hasRoom(dirname(part), file.bytes - have)) throw new ReleaseUnusable('no-room', file.name)
  const to = openSync(part, PLAINLY, 0o644)
  try {
    const found = await source(file.name, have)
    if (found === null) throw new ReleaseUnusable('not-found', file.name)
    if (found.from === 0) ftruncateSync(to)
    await pour(found.body, to, file.bytes - found.from)
    // They are no secret, and another account of the machine looks whether it is here already.
    fchmodSync(to, 0o644)
  } catch (error) {
    if (error instanceof ReleaseUnusable) throw error
    const isFull = (error as { code?: string }).code === 'ENOSPC'
    if (isFull) rmSync(part)
    throw new ReleaseUnusable(isFull ? 'no-room' : 'broken', file.name)
  } finally {
    closeSync(to)
  }
}

/** Writes what comes at once, so that what came before a line broke is there. */
async function pour(body: Readable, to: number, expected: number): Promise<void> {
  let left = expected
  for await (const bytes of body) {
    left -= (bytes as Buffer).length
    // A file that does not end where it was said to does not fill the disk.
    if (left < 0) break
    writeSync(to, bytes as Buffer)
  }
  // Its name says that it is whole: not before its bytes are on the disk.
  fsyncSync(to)
}

/** Whether a file is there as it was signed. */
export async function isWhole(path: string, { bytes, sha512 }: ReleaseFile): Promise<boolean> {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.size === bytes && (await hashOfFile(path)) === sha512
}
