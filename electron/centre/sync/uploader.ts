import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { FileRow } from '../store/delivery-store.ts'
import type { Fault, FileToSend } from './adapter.ts'
import { fileArrived, fileGone } from '../usecases/sync/missing-file.ts'
import { FULL } from '../usecases/sync/notes.ts'
import { LONGEST_WAIT_MS } from './retry.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

export type Uploader = {
  step(): Promise<'idle' | 'more' | 'fault' | 'later'>
  /** Files that came to nothing, or that the other side had no room for, are tried now. */
  retryNow(): void
}

/** What paces files. */
export type FilePace = {
  /** Whether files may go at all now. */
  isOpen(): boolean
  /** Bytes a second that files may take; null: all there is. */
  bytesPerSecond(): number | null
}

/** Files that come to nothing by themselves, each for longer every time: others go on meanwhile. */
function filesAside({ deps, clock }: SyncWorld) {
  const aside = new Map<string, { readonly until: number; readonly times: number }>()
  const underWay = new Set<string>()
  /** Those before it have gone: they are not looked through again for each file. */
  let oldest = 0
  let fullUntil = Number.NEGATIVE_INFINITY
  return {
    put({ fileId }: FileRow): void {
      const times = (aside.get(fileId)?.times ?? 0) + 1
      aside.set(fileId, { until: clock.monotonic() + Math.min(DAY_MS, MINUTE_MS * 2 ** times), times })
    },
    drop: ({ fileId }: FileRow) => void aside.delete(fileId),
    /** The oldest that may be tried now and is not under way; what the other side has lost comes first. */
    next(): FileRow | undefined {
      const { deliveries } = deps.store
      const isFree = ({ fileId, sha256 }: FileRow): boolean =>
        !underWay.has(sha256) && (aside.get(fileId)?.until ?? -Infinity) <= clock.monotonic()
      const most = aside.size + underWay.size + 1
      const wanted = deliveries.filesWanted(most).find(isFree)
      if (wanted) return wanted
      const files = deliveries.files(oldest, most)
      oldest = files[0]?.seq ?? oldest
      return files.find(isFree)
    },
    /** Nobody else takes it until it is done. */
    async alone<T>({ sha256 }: FileRow, run: () => Promise<T>): Promise<T> {
      underWay.add(sha256)
      try {
        return await run()
      } finally {
        underWay.delete(sha256)
      }
    },
    forget(): void {
      aside.clear()
      oldest = 0
      fullUntil = Number.NEGATIVE_INFINITY
    },
    /** The other side keeps no more files for now. */
    setFull(): void {
      fullUntil = clock.monotonic() + LONGEST_WAIT_MS
    },
    isFull: (): boolean => clock.monotonic() < fullUntil,
  }
}

/**
 * Sends digitised papers, the oldest first, each resumed where it stopped; several steps may be under way at once. The row
 * that speaks of a file is made when the province has it whole, by an event of its own.
 */
export function createUploader(world: SyncWorld, pace: FilePace): Uploader {
  const { deps, adapter, line, log } = world
  const aside = filesAside(world)
  /** Since when the other side keeps no more files; empty: it does. */
  async function tellRoom(since: string): Promise<void> {
    if ((deps.store.deliveries.state(FULL) ?? '') === since) return
    await decide(world, () => ({ apply: (operational) => operational.setSyncState(FULL, since) }))
  }

  /** What went wrong with one file, or with files, stops no rows. */
  async function fault(file: FileRow, found: Fault): Promise<'more' | 'fault' | 'later'> {
    if (found.kind === 'blocked' && found.code === 'QUOTA_EXCEEDED') {
      log.error({ fileId: file.fileId }, 'the province keeps no more files of this centre')
      aside.setFull()
      await tellRoom(deps.store.deliveries.state(FULL) || String(world.clock.now()))
      return 'later'
    }
    if (found.kind === 'too-large' || (found.kind === 'retry' && found.cause === 'failed')) {
      log.error({ fileId: file.fileId, kind: found.kind }, 'a digitised paper was not taken')
      aside.put(file)
      if (found.kind === 'too-large') return 'more'
    }
    // Of several under way the first has told it.
    if (line.waitMs() === 0) line.fault(found)
    return 'fault'
  }

  async function send(file: FileRow, handle: FileHandle): Promise<'more' | 'fault' | 'later'> {
    const reply = await adapter.pushFile(readPiecewise(world, file, handle, pace))
    if (!reply.ok) {
      if (reply.fault.kind === 'unauthorised' && world.refreshToken()) return 'more'
      return await fault(file, reply.fault)
    }
    // Nothing may have been asked at all.
    if (reply.value === 'later') return 'later'
    line.heard()
    aside.drop(file)
    await tellRoom('')
    await decide(world, (ctx) => fileArrived(deps, file, ctx.now))
    return 'more'
  }

  async function gone(file: FileRow): Promise<'more'> {
    log.error({ fileId: file.fileId }, 'a digitised paper is not whole on the disk and cannot be sent')
    aside.put(file)
    await decide(world, () => fileGone(deps, file))
    return 'more'
  }

  return {
    retryNow: aside.forget,
    async step() {
      if (!pace.isOpen() || aside.isFull()) return 'later'
      if (line.waitMs() > 0) return 'fault'
      const file = aside.next()
      return file ? await aside.alone(file, () => sendWhole(file)) : 'idle'
    },
  }

  async function sendWhole(file: FileRow): Promise<'more' | 'fault' | 'later'> {
    if (file.isKept === 0) return await gone(file)
    const handle = await open(deps.files.pathOf(file.sha256)).catch(() => null)
    if (handle === null) return await gone(file)
    try {
      if ((await handle.stat()).size !== file.bytes) return await gone(file)
      return await send(file, handle)
    } finally {
      await handle.close()
    }
  }
}

/** A file as it is read and paced while it goes. */
function readPiecewise(
  { timers }: SyncWorld,
  { sha256, bytes }: FileRow,
  handle: FileHandle,
  pace: FilePace,
): FileToSend {
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => timers.after(ms, () => resolve()))
  return {
    ...{ sha256, bytes },
    async pace(piece) {
      const most = pace.bytesPerSecond()
      if (most !== null) await sleep(Math.round((piece * 1_000) / most))
      return pace.isOpen()
    },
    async read(offset, length) {
      const piece = Buffer.alloc(length)
      const { bytesRead } = await handle.read(piece, 0, length, offset)
      return piece.subarray(0, bytesRead)
    },
  }
}
