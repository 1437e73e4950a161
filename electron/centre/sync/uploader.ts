import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { FileRow } from '../store/delivery-store.ts'
import type { Fault, FileToSend } from './adapter.ts'
import { LONGEST_WAIT_MS } from './retry.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

export type Uploader = { step(): Promise<'idle' | 'more' | 'fault' | 'later'> }

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
  let fullUntil = Number.NEGATIVE_INFINITY
  return {
    put({ fileId }: FileRow): void {
      const times = (aside.get(fileId)?.times ?? 0) + 1
      aside.set(fileId, { until: clock.monotonic() + Math.min(DAY_MS, MINUTE_MS * 2 ** times), times })
    },
    drop: ({ fileId }: FileRow) => void aside.delete(fileId),
    /** The oldest that may be tried now. */
    next: (): FileRow | undefined =>
      deps.store.deliveries
        .files(aside.size + 1)
        .find(({ fileId }) => (aside.get(fileId)?.until ?? -Infinity) <= clock.monotonic()),
    /** The other side keeps no more files for now. */
    setFull(): void {
      fullUntil = clock.monotonic() + LONGEST_WAIT_MS
    },
    isFull: (): boolean => clock.monotonic() < fullUntil,
  }
}

/**
 * Sends digitised papers, the oldest first, each resumed where it stopped. The row that speaks of a file is made when the
 * province has it whole, by an event of its own.
 */
export function createUploader(world: SyncWorld, pace: FilePace): Uploader {
  const { deps, adapter, line, timers, log } = world
  const aside = filesAside(world)
  /** What went wrong with one file, or with files, stops no rows. */
  function fault(file: FileRow, found: Fault): 'more' | 'fault' | 'later' {
    if (found.kind === 'blocked' && found.code === 'QUOTA_EXCEEDED') {
      log.error({ fileId: file.fileId }, 'the province keeps no more files of this centre')
      aside.setFull()
      return 'later'
    }
    if (found.kind === 'too-large' || (found.kind === 'retry' && found.cause === 'failed')) {
      log.error({ fileId: file.fileId, kind: found.kind }, 'a digitised paper was not taken')
      aside.put(file)
      if (found.kind === 'too-large') return 'more'
    }
    line.fault(found)
    return 'fault'
  }

  const sleep = (ms: number): Promise<void> => new Promise((resolve) => timers.after(ms, () => resolve()))

  async function pacedOut(bytes: number): Promise<boolean> {
    const most = pace.bytesPerSecond()
    if (most !== null) await sleep(Math.round((bytes * 1_000) / most))
    return pace.isOpen()
  }

  async function send(file: FileRow, handle: FileHandle): Promise<'more' | 'fault' | 'later'> {
    const toSend: FileToSend = {
      ...{ sha256: file.sha256, bytes: file.bytes, pace: pacedOut },
      async read(offset, length) {
        const piece = Buffer.alloc(length)
        const { bytesRead } = await handle.read(piece, 0, length, offset)
        return piece.subarray(0, bytesRead)
      },
    }
    const reply = await adapter.pushFile(toSend)
    if (!reply.ok) {
      if (reply.fault.kind === 'unauthorised' && world.refreshToken()) return 'more'
      return fault(file, reply.fault)
    }
    // Nothing may have been asked at all.
    if (reply.value === 'later') return 'later'
    line.heard()
    aside.drop(file)
    const { dossierId, fileId } = file
    await decide(world, () => ({ events: [{ type: 'delivery.fileTaken', payload: { dossierId, fileId } }] }))
    return 'more'
  }

  return {
    async step() {
      if (!pace.isOpen() || aside.isFull()) return 'later'
      if (line.waitMs() > 0) return 'fault'
      const file = aside.next()
      if (!file) return 'idle'
      const handle = await open(deps.files.pathOf(file.sha256)).catch(() => null)
      if (handle === null) {
        log.error({ fileId: file.fileId }, 'a digitised paper is not on the disk and cannot be sent')
        aside.put(file)
        return 'more'
      }
      try {
        if ((await handle.stat()).size !== file.bytes) {
          log.error({ fileId: file.fileId }, 'a digitised paper is not whole on the disk and cannot be sent')
          aside.put(file)
          return 'more'
        }
        return await send(file, handle)
      } finally {
        await handle.close()
      }
    },
  }
}
