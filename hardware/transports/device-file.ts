import { constants } from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { Timers } from '../../shared/kernel/time.ts'
import type { Connection, ConnectionListener, Transport } from '../ports.ts'
import { wait } from '../wait.ts'

export type DeviceFileOptions = {
  /** `/dev/usb/lp0`, or a lasting name that a udev rule gives it. */
  readonly path: string
  readonly timers: Timers
}

/** What USB printers of this kind surely take. */
const BYTES_PER_SECOND = 500_000
/** The driver does not say when there is something to read, so it is asked. */
const LOOK_MS = 20
const READ_BYTES = 256
/** Not now: nothing to read; the last bytes are not through yet; the driver sees that the paper is out. */
const NOT_NOW: ReadonlySet<string> = new Set(['EAGAIN', 'EWOULDBLOCK', 'ENOSPC', 'EINTR'])

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

/**
 * A character device that is read and written, as Linux offers a USB printer (`usblp`, hardware.md §3.5). Opening
 * rejects when there is none, when CUPS or another program holds it, and when the path is no device: a file is never
 * made in its place. A device that is gone is found out at the next write.
 */
export function createDeviceFileTransport({ path, timers }: DeviceFileOptions): Transport {
  return {
    name: `file ${path}`,
    bytesPerSecond: BYTES_PER_SECOND,
    open: async (listener) => connectionOf(await openDevice(path), listener, timers),
  }
}

async function openDevice(path: string): Promise<FileHandle> {
  const { O_RDWR, O_NONBLOCK, O_NOCTTY } = constants
  const handle = await openFile(path, O_RDWR | O_NONBLOCK | O_NOCTTY).catch((error: unknown) => {
    throw inWords(path, error as Error)
  })
  if ((await handle.stat()).isCharacterDevice()) return handle
  await handle.close()
  throw new Error(`${path} is no device`)
}

/** What the technician can act on; everything else keeps the system's words. */
function inWords(path: string, error: Error): Error {
  const reasons: Readonly<Record<string, string>> = {
    EBUSY: `${path} is held by another program, such as CUPS`,
    ENOENT: `there is no ${path}`,
    EACCES: `this program may not open ${path}: its account belongs into the group lp`,
  }
  const reason = reasons[codeOf(error)]
  return reason === undefined ? error : new Error(reason, { cause: error })
}

function connectionOf(handle: FileHandle, listener: ConnectionListener, timers: Timers): Connection {
  const closed = new AbortController()
  const { signal } = closed
  let lost: Error | null = null
  let writing: Promise<void> = Promise.resolve()

  function lose(reason: Error): void {
    if (signal.aborted) return
    lost = reason
    closed.abort()
    listener.onLost(reason)
  }

  async function read(): Promise<void> {
    const buffer = Buffer.alloc(READ_BYTES)
    while (!signal.aborted) {
      const { bytesRead } = await notNow(handle.read(buffer, 0, READ_BYTES, null), { bytesRead: 0, buffer })
      if (signal.aborted) return
      if (bytesRead > 0) listener.onBytes(Uint8Array.from(buffer.subarray(0, bytesRead)))
      else await wait(timers, LOOK_MS, signal)
    }
  }

  async function write(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length;) {
      if (signal.aborted) throw lost ?? new Error('the device is closed')
      const done = handle.write(bytes, from, bytes.length - from, null)
      const { bytesWritten } = await notNow(done, { bytesWritten: 0, buffer: bytes })
      from += bytesWritten
      if (bytesWritten === 0) await wait(timers, LOOK_MS, signal)
    }
  }

  // The device is given back when nobody reads or writes it any more.
  void read()
    .catch(lose)
    .then(() => writing)
    .then(() => handle.close())
    .catch(() => undefined)
  return {
    write(bytes) {
      const mine = writing.then(() => write(bytes))
      writing = mine.catch((error: unknown) => lose(error as Error))
      return mine
    },
    close: () => closed.abort(),
  }
}

/** The result, or `otherwise` when the device cannot do it right now. */
async function notNow<T>(done: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await done
  } catch (error) {
    if (NOT_NOW.has(codeOf(error))) return otherwise
    throw error
  }
}
