import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { FileRow } from '../store/delivery-store.ts'
import type { FileToSend } from './adapter.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

export type Uploader = { step(): Promise<'idle' | 'more' | 'fault' | 'later'> }

/** What paces files. */
export type FilePace = {
  /** Whether files may go at all now. */
  isOpen(): boolean
  /** Bytes a second that files may take; null: all there is. */
  bytesPerSecond(): number | null
}

/**
 * Sends digitised papers, the oldest first, each resumed where it stopped. The row that speaks of a file is made when the
 * province has it whole, by an event of its own.
 */
export function createUploader(world: SyncWorld, pace: FilePace): Uploader {
  const { deps, adapter, line, timers, log } = world
  const lost = new Set<string>()
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
      line.fault(reply.fault)
      return 'fault'
    }
    // Nothing may have been asked at all.
    if (reply.value === 'later') return 'later'
    line.heard()
    const { dossierId, fileId } = file
    await decide(world, () => ({ events: [{ type: 'delivery.fileTaken', payload: { dossierId, fileId } }] }))
    return 'more'
  }

  return {
    async step() {
      if (!pace.isOpen()) return 'later'
      if (line.waitMs() > 0) return 'fault'
      const file = deps.store.deliveries.files(100).find(({ fileId }) => !lost.has(fileId))
      if (!file) return 'idle'
      const handle = await open(deps.files.pathOf(file.sha256)).catch(() => null)
      if (handle === null) {
        log.error({ fileId: file.fileId }, 'a digitised paper is not on the disk and cannot be sent')
        lost.add(file.fileId)
        return 'more'
      }
      try {
        return await send(file, handle)
      } finally {
        await handle.close()
      }
    },
  }
}
