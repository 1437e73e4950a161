import { once } from 'node:events'
import { closeSync, constants, openSync, readSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Transport } from '../ports.ts'

/** The host's end of two named pipes (`lines/file-sim-line.ts`); what the device said before it came is thrown away. */
export const pipeTransport = (write: string, read: string): Transport => ({
  name: `pipes ${write}`,
  bytesPerSecond: 500_000,
  async open({ onBytes, onLost }) {
    const { O_RDONLY, O_WRONLY, O_NONBLOCK } = constants
    const input = openSync(read, O_RDONLY | O_NONBLOCK)
    empty(input)
    const output = openSync(write, O_WRONLY | O_NONBLOCK)
    const [reads, writes] = [
      new Socket({ fd: input, readable: true, writable: false }),
      new Socket({ fd: output, readable: false, writable: true }),
    ]
    let closed = false
    const lose = (error?: Error): void => {
      if (!closed) onLost(error ?? new Error('the pipe is gone'))
      closed = true
    }
    reads.on('data', (bytes: Buffer) => onBytes(bytes)).on('error', lose)
    reads.on('close', () => lose())
    writes.on('error', lose)
    return {
      async write(bytes) {
        if (closed) throw new Error('the pipe is closed')
        if (!writes.write(Buffer.from(bytes))) await Promise.race([once(writes, 'drain'), once(writes, 'close')])
      },
      close() {
        closed = true
        for (const end of [reads, writes]) end.destroy()
      },
    }
  },
})

function empty(fd: number): void {
  try {
    for (const buffer = Buffer.alloc(4_096); readSync(fd, buffer) > 0;);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return
    closeSync(fd)
    throw error
  }
}
