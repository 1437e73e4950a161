import { execFile } from 'node:child_process'
import { closeSync, constants, existsSync, openSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { promisify } from 'node:util'
import type { Timers } from '../../../shared/kernel/time.ts'
import type { OpenSimLine } from './sim-line.ts'
import { createStreamLine } from './stream-line.ts'

export type FileSimLineOptions = {
  /** Named pipe that the host writes to, and the one that it reads from; made when missing, removed at the end. */
  readonly write: string
  readonly read: string
  readonly timers: Timers
}

/** A device behind two files, as a character device has one: named pipes, so that both sides can come and go. */
export const fileSimLine =
  ({ write, read, timers }: FileSimLineOptions): OpenSimLine =>
  async (end) => {
    const made = [write, read].filter((path) => !existsSync(path))
    if (made.length > 0) await promisify(execFile)('mkfifo', made)
    const input = openPipe(write, { readable: true, writable: false })
    const output = openPipe(read, { readable: false, writable: true })
    return createStreamLine({
      address: { kind: 'files', write, read },
      input,
      output,
      end,
      timers,
      bytesPerSecond: null,
      async stop() {
        for (const pipe of [input, output]) pipe.destroy()
        for (const path of made) rmSync(path, { force: true })
      },
    })
  }

/** Opened both ways the pipe never ends when a host goes away. @throws for a path that is no pipe */
function openPipe(path: string, ways: { readable: boolean; writable: boolean }): Socket {
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
  try {
    return new Socket({ fd, ...ways })
  } catch (error) {
    closeSync(fd)
    throw new Error(`${path} is no named pipe`, { cause: error })
  }
}
